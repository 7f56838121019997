/** Where the parts of the app are, seen from its folder (the repository, or the package that was installed). */
import { join } from 'node:path';

export interface AppFolders {
  readonly root: string;
  /** The built pages. */
  readonly pages: string;
  readonly templates: string;
  readonly engineEntry: string;
  readonly host: string;
}

export function appFolders(root: string): AppFolders {
  return {
    root,
    pages: join(root, 'dist', 'renderer'),
    templates: join(root, 'templates'),
    engineEntry: join(root, 'engine', 'main.ts'),
    host: join(root, 'electron', 'host'),
  };
}
