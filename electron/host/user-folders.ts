/** Where Paddock keeps what belongs to a user and not to a project: the folder that each system wants it in. */
import { join } from 'node:path';

export interface UserFolders {
  /** Settings, recent projects. */
  readonly settings: string;
  /** The engine's data, unsaved edits, scratch projects. */
  readonly data: string;
}

/** PADDOCK_HOME puts everything below one folder; otherwise XDG on Linux, AppData on Windows, Library on macOS. */
export function userFolders(
  platform: NodeJS.Platform,
  home: string,
  env: Readonly<Record<string, string | undefined>>,
): UserFolders {
  if (env.PADDOCK_HOME) return { settings: env.PADDOCK_HOME, data: env.PADDOCK_HOME };
  if (platform === 'win32') {
    const roaming = env.APPDATA || join(home, 'AppData', 'Roaming');
    const local = env.LOCALAPPDATA || join(home, 'AppData', 'Local');
    return { settings: join(roaming, 'Paddock'), data: join(local, 'Paddock') };
  }
  if (platform === 'darwin') {
    const folder = join(home, 'Library', 'Application Support', 'Paddock');
    return { settings: folder, data: folder };
  }
  return {
    settings: join(env.XDG_CONFIG_HOME || join(home, '.config'), 'paddock'),
    data: join(env.XDG_DATA_HOME || join(home, '.local', 'share'), 'paddock'),
  };
}
