/** Which names LittleHorse accepts: labels of host names (littlehorse.md §1.7). */
import { refuse, type Refused } from './reply.ts';

const LOWER_CASE_LABEL = /^[a-z0-9]([a-z0-9-]*[a-z0-9])?$/;

/** Undefined: the name is fine. */
export const refusedName = (what: string, name: string): Refused | undefined =>
  LOWER_CASE_LABEL.test(name)
    ? undefined
    : refuse(
        'INVALID_ARGUMENT',
        `"${name}" is not a name for a ${what}: use lower-case letters, digits and dashes, and begin and end with a letter or digit.`,
      );
