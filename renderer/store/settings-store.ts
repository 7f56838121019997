/** Theme and sizes of panels: remembered by the host for the next time. */
import { create } from 'zustand';
import type { JsonValue } from '@bufbuild/protobuf';
import type { Settings } from '#bridge/contract.ts';
import { host } from '../services/host.ts';

interface SettingsState extends Settings {
  /** True once the host has told what was remembered. */
  readonly isLoaded: boolean;
  load(): Promise<void>;
  setTheme(theme: Settings['theme']): void;
  /** Light becomes dark and the other way round; the system's choice counts as what is seen now. */
  toggleTheme(): void;
  remember(key: string, value: JsonValue): void;
}

const SAVE_DELAY_MS = 400;
let timer: ReturnType<typeof setTimeout> | undefined;

export const useSettings = create<SettingsState>()((set, get) => {
  const saveSoon = (): void => {
    clearTimeout(timer);
    timer = setTimeout(() => {
      const { theme, view } = get();
      // A lost connection loses no more than the size of a panel.
      host()
        .settings.set({ settings: { theme, view } })
        .catch(() => undefined);
    }, SAVE_DELAY_MS);
  };
  return {
    theme: 'system',
    view: {},
    isLoaded: false,
    load: async () => {
      try {
        const { theme, view } = await host().settings.get();
        set({ theme, view, isLoaded: true });
      } catch {
        set({ isLoaded: true });
      }
    },
    setTheme: (theme) => {
      set({ theme });
      saveSoon();
    },
    toggleTheme: () => {
      const { theme, setTheme } = get();
      const isDark =
        theme === 'dark' || (theme === 'system' && matchMedia('(prefers-color-scheme: dark)').matches);
      setTheme(isDark ? 'light' : 'dark');
    },
    remember: (key, value) => {
      set({ view: { ...get().view, [key]: value } });
      saveSoon();
    },
  };
});
