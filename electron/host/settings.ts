/** The user's settings: theme, keys, what new nodes begin with, and the remembered view. One file a user, in the folder that the system has for this. */
import { join } from 'node:path';
import * as v from 'valibot';
import type { Settings, SettingsService } from '../bridge/contract.ts';
import { UserFile } from './user-file.ts';

const INITIAL: Settings = { theme: 'system', view: {} };
const whole = v.fallback(v.optional(v.pipe(v.number(), v.integer(), v.minValue(0))), undefined);
// Unknown keys stay: an older Paddock must not lose what a newer one has written.
const schema = v.looseObject({
  theme: v.fallback(v.picklist(['light', 'dark', 'system']), 'system'),
  view: v.fallback(v.record(v.string(), v.any()), {}),
  keys: v.fallback(v.optional(v.record(v.string(), v.array(v.string()))), undefined),
  newNodes: v.fallback(
    v.optional(v.looseObject({ timeoutSeconds: whole, retries: whole, eventTimeoutSeconds: whole })),
    undefined,
  ),
  layoutDirection: v.fallback(v.optional(v.picklist(['right', 'down'])), undefined),
});

/** `set` changes the keys given; of `view`, too, only the keys given (null removes one). */
export function settingsService(folder: string): SettingsService {
  const file = new UserFile<Settings>(join(folder, 'settings.json'), schema, INITIAL);
  return {
    get: () => file.read(),
    set: ({ settings }) =>
      file.update((before) => {
        const view = { ...before.view, ...settings.view };
        const kept = Object.entries(view).filter(([, value]) => value !== null);
        return { ...before, ...settings, view: Object.fromEntries(kept) };
      }),
  };
}
