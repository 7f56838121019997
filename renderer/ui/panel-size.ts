/** The size of a zone, remembered in the settings. */
import { useSettings } from '../store/settings-store.ts';

export function usePanelSize(name: string, initial: number): [number, (size: number) => void] {
  const key = `size:${name}`;
  const kept = useSettings((state) => state.view[key]);
  const remember = useSettings((state) => state.remember);
  return [typeof kept === 'number' ? kept : initial, (size) => remember(key, size)];
}
