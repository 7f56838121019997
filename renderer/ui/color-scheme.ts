/** Light or dark, as the user chose or as the system says. */
import { useSyncExternalStore } from 'react';
import { useSettings } from '../store/settings-store.ts';

const query = (): MediaQueryList => matchMedia('(prefers-color-scheme: dark)');

const subscribe = (listener: () => void): (() => void) => {
  const media = query();
  media.addEventListener('change', listener);
  return () => media.removeEventListener('change', listener);
};

export function useColorScheme(): 'light' | 'dark' {
  const theme = useSettings((state) => state.theme);
  const systemIsDark = useSyncExternalStore(subscribe, () => query().matches);
  if (theme !== 'system') return theme;
  return systemIsDark ? 'dark' : 'light';
}
