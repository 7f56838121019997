/** The projects that come with Paddock: lists them, and copies one into a folder of the user's. */
import { cp, mkdir, readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { TemplateInfo } from '../bridge/contract.ts';
import { ServiceError } from '../bridge/service-error.ts';
import { onDisk } from './disk-error.ts';
import { looksLikeProject } from './project-scan.ts';

const ID = /^[a-z0-9][a-z0-9-]*$/;

/** The README's heading is the title, its first paragraph the description. */
function describe(id: string, readme: string): TemplateInfo {
  const title = /^# +(.+)$/m.exec(readme)?.[1]?.trim();
  const words = id.replaceAll('-', ' ');
  const paragraph = readme
    .replaceAll('\r', '')
    .split(/\n\s*\n/)
    .map((part) => part.trim())
    .find((part) => part !== '' && !/^(#|!|```|- |\| )/.test(part));
  return {
    id,
    title: title ?? words.charAt(0).toUpperCase() + words.slice(1),
    description: (paragraph ?? '').replaceAll(/\s+/g, ' '),
  };
}

/** The one that the README and the first steps tell of. */
const FIRST = 'checkout';
const byPlace = (a: string, b: string): number =>
  Number(b === FIRST) - Number(a === FIRST) || (a < b ? -1 : a > b ? 1 : 0);

/** The templates in `folder`: the checkout, then the others by name. A folder that is missing has none. */
export async function listTemplates(folder: string): Promise<readonly TemplateInfo[]> {
  const found: TemplateInfo[] = [];
  const ids = (await readdir(folder).catch(() => [])).filter((id) => ID.test(id)).sort(byPlace);
  for (const id of ids) {
    const names = await readdir(join(folder, id)).catch(() => []);
    if (!looksLikeProject(names)) continue;
    found.push(describe(id, await readFile(join(folder, id, 'README.md'), 'utf8').catch(() => '')));
  }
  return found;
}

/** `picture.png`, or `picture-dark.png` where there is one, as a `data:` URL. */
export async function readPicture(
  folder: string,
  { id, theme }: { id: string; theme: 'light' | 'dark' },
): Promise<string | undefined> {
  if (!ID.test(id)) return undefined;
  const read = (name: string) => readFile(join(folder, id, name)).catch(() => undefined);
  const picture =
    (theme === 'dark' ? await read('picture-dark.png') : undefined) ?? (await read('picture.png'));
  return picture === undefined ? undefined : `data:image/png;base64,${picture.toString('base64')}`;
}

/** Copies the template into `into`, which must be new or empty. */
async function copy(folder: string, id: string, into: string): Promise<void> {
  await onDisk(into, () => mkdir(into, { recursive: true }));
  const present = await onDisk(into, () => readdir(into));
  if (present.length > 0) {
    throw new ServiceError('bad-request', `${into} is not empty. Choose a new folder for the template.`);
  }
  await onDisk(into, () => cp(join(folder, id), into, { recursive: true, force: false, errorOnExist: true }));
}

/**
 * Copies template `id` into `into`, or into a new folder below `scratch`, and gives the folder.
 * Rejects with `not-found` for an unknown template and `bad-request` for a folder with something in it.
 */
export async function copyTemplate(
  folder: string,
  args: { id: string; into?: string },
  scratch: string,
): Promise<string> {
  const known = await listTemplates(folder);
  if (!known.some(({ id }) => id === args.id)) {
    throw new ServiceError('not-found', `There is no template ${args.id}.`);
  }
  if (args.into !== undefined) {
    await copy(folder, args.id, args.into);
    return args.into;
  }
  await onDisk(scratch, () => mkdir(scratch, { recursive: true }));
  for (let number = 1; ; number += 1) {
    const into = join(scratch, number === 1 ? args.id : `${args.id}-${number}`);
    // `mkdir` without `recursive` claims the name, also against another window.
    const isNew = await mkdir(into).then(
      () => true,
      (error: NodeJS.ErrnoException) => {
        if (error.code === 'EEXIST') return false;
        return onDisk(into, () => Promise.reject<boolean>(error));
      },
    );
    if (!isNew) continue;
    await copy(folder, args.id, into);
    return into;
  }
}
