/** The user's settings: theme, keys, what new nodes begin with, where new drawings run to, and sizes of panels. Kept by the host. */
import { create } from 'zustand';
import type { JsonValue } from '@bufbuild/protobuf';
import type { Direction } from '#model/document/layout.ts';
import type { Settings } from '#bridge/contract.ts';
import { errorCode, errorMessage } from '../services/error-message.ts';
import { host } from '../services/host.ts';
import { tell } from './notice-store.ts';

type NewNodes = NonNullable<Settings['newNodes']>;

interface SettingsState extends Required<Settings> {
  /** True once the host has told what was remembered. */
  readonly isLoaded: boolean;
  load(): Promise<void>;
  setTheme(theme: Settings['theme']): void;
  /** Light becomes dark and the other way round; the system's choice counts as what is seen now. */
  toggleTheme(): void;
  /** Keys of an action; undefined: those that it comes with. */
  setKeys(action: string, keys: readonly string[] | undefined): void;
  /** All actions have the keys again that they come with. */
  resetKeys(): void;
  setNewNodes(newNodes: NewNodes): void;
  setLayoutDirection(layoutDirection: Direction): void;
  remember(key: string, value: JsonValue): void;
}

const SAVE_DELAY_MS = 400;
let timer: ReturnType<typeof setTimeout> | undefined;
/** What was changed here and is not kept yet: another window's settings are left alone. */
let unkept: Partial<Settings> = {};

function keepSoon(changed: Partial<Settings>): void {
  unkept = {
    ...unkept,
    ...changed,
    ...(changed.view || unkept.view ? { view: { ...unkept.view, ...changed.view } } : {}),
  };
  clearTimeout(timer);
  timer = setTimeout(keepSettingsNow, SAVE_DELAY_MS);
}

/** What waits to be kept goes to the host: when the page is left there is no later. */
export function keepSettingsNow(): void {
  clearTimeout(timer);
  const settings = unkept;
  if (Object.keys(settings).length === 0) return;
  unkept = {};
  host()
    .settings.set({ settings })
    .catch((error: unknown) => {
      // A lost connection loses no more than the size of a panel.
      const isChoice = Object.keys(settings).some((key) => key !== 'view');
      if (isChoice && errorCode(error) !== 'connection-lost')
        tell('bad', `Your settings could not be kept: ${errorMessage(error)}`);
    });
}

let loading: Promise<void> = Promise.resolve();

/** Until the host has told what was remembered, if it was asked. */
export const whenSettingsLoaded = (): Promise<void> => loading;

export const useSettings = create<SettingsState>()((set, get) => ({
  theme: 'system',
  view: {},
  keys: {},
  newNodes: {},
  layoutDirection: 'right',
  isLoaded: false,
  load: () => {
    const load = async (): Promise<void> => {
      try {
        const {
          theme,
          view,
          keys = {},
          newNodes = {},
          layoutDirection = 'right',
        } = await host().settings.get();
        set({ theme, view, keys, newNodes, layoutDirection, isLoaded: true });
      } catch {
        set({ isLoaded: true });
      }
    };
    return (loading = load());
  },
  setTheme: (theme) => {
    set({ theme });
    keepSoon({ theme });
  },
  toggleTheme: () => {
    const { theme, setTheme } = get();
    const isDark =
      theme === 'dark' || (theme === 'system' && matchMedia('(prefers-color-scheme: dark)').matches);
    setTheme(isDark ? 'light' : 'dark');
  },
  setKeys: (action, chosen) => {
    const others = Object.entries(get().keys).filter(([id]) => id !== action);
    const keys = Object.fromEntries(chosen === undefined ? others : [...others, [action, chosen]]);
    set({ keys });
    keepSoon({ keys });
  },
  resetKeys: () => {
    set({ keys: {} });
    keepSoon({ keys: {} });
  },
  setNewNodes: (newNodes) => {
    set({ newNodes });
    keepSoon({ newNodes });
  },
  setLayoutDirection: (layoutDirection) => {
    set({ layoutDirection });
    keepSoon({ layoutDirection });
  },
  remember: (key, value) => {
    set({ view: { ...get().view, [key]: value } });
    keepSoon({ view: { [key]: value } });
  },
}));
