/** A new project: a folder with the smallest workflow that runs. */
import { mkdir, readdir } from 'node:fs/promises';
import { isAbsolute, join } from 'node:path';
import { ServiceError } from '../bridge/service-error.ts';
import { writeAtomically } from './atomic-write.ts';
import { onDisk } from './disk-error.ts';
import { looksLikeProject } from './project-scan.ts';

/** The name as LittleHorse wants it for a WfSpec: lower-case letters, digits and dashes (littlehorse.md §1.7). */
export const wfSpecName = (name: string): string =>
  name
    .toLowerCase()
    .normalize('NFKD')
    .replaceAll(/\p{M}/gu, '')
    .replaceAll(/[^a-z0-9]+/g, '-')
    .replaceAll(/^-+|-+$/g, '') || 'workflow';

const minimal = (name: string): string => `paddock: 1
workflow: ${/^[0-9-]+$/.test(name) ? `'${name}'` : name}
threads:
  entrypoint:
    nodes:
      start: { entrypoint: {}, next: done }
      done: { exit: {} }
`;

/** Makes the folder and its workflow. Rejects with `bad-request` when a project is there already. */
export async function makeProject(root: string, name: string): Promise<void> {
  if (!isAbsolute(root)) throw new ServiceError('bad-request', `${root} is not a full path of a folder.`);
  await onDisk(root, () => mkdir(root, { recursive: true }));
  if (looksLikeProject(await onDisk(root, () => readdir(root)))) {
    throw new ServiceError('bad-request', `${root} holds a project already; open it instead.`);
  }
  const workflow = wfSpecName(name);
  await writeAtomically([{ path: join(root, `${workflow}.workflow.yaml`), text: minimal(workflow) }]);
}
