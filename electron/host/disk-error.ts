/** Turns the system's error codes into sentences that say what happened, where, and what to do now. */
import { ServiceError } from '../bridge/service-error.ts';

type Sentence = readonly [code: string, say: (path: string) => string];

const SENTENCES: Readonly<Record<string, Sentence>> = {
  ENOSPC: [
    'no-space',
    (path) =>
      `The disk is full: ${path} was not written. Free some space and save again; your edits are kept.`,
  ],
  EDQUOT: [
    'no-space',
    (path) => `Your disk quota is used up: ${path} was not written. Free some space and save again.`,
  ],
  EACCES: [
    'denied',
    (path) => `${path} may not be read or written by you. Change its permissions or choose another folder.`,
  ],
  EPERM: [
    'denied',
    (path) => `The system does not permit this on ${path}. Choose another folder, or close what uses it.`,
  ],
  EROFS: [
    'denied',
    (path) => `${path} is on a disk that can only be read. Save the project in another folder.`,
  ],
  EBUSY: ['denied', (path) => `${path} is in use by another program. Close it there and try again.`],
  ENOENT: ['not-found', (path) => `${path} is not there (any more).`],
  ENOTDIR: ['not-found', (path) => `${path} is not there: a part of its path is not a folder.`],
  EISDIR: ['bad-request', (path) => `${path} is a folder, not a file.`],
  EEXIST: ['bad-request', (path) => `${path} is there already.`],
  ENAMETOOLONG: ['bad-request', (path) => `The name of ${path} is too long for this disk.`],
  ELOOP: ['denied', (path) => `${path} goes through links that lead back to themselves.`],
};

/** A ServiceError for what the disk said; errors without a known code are given back as they came. */
export function diskError(error: unknown, path: string): unknown {
  const code = (error as NodeJS.ErrnoException | undefined)?.code;
  const sentence = code === undefined ? undefined : SENTENCES[code];
  return sentence === undefined ? error : new ServiceError(sentence[0], sentence[1](path));
}

/** Runs a piece of disk work; what fails rejects with the sentence for `path`. */
export async function onDisk<T>(path: string, work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    throw diskError(error, path);
  }
}
