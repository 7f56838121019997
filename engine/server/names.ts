/** Which names LittleHorse accepts: labels of host names (littlehorse.md §1.7; tried on server 1.2.1). */
import { isDefinitionName } from '#model/validate/names.ts';
import { refuse, type Refused } from './reply.ts';

/** Undefined: the name is fine. */
export const refusedName = (what: string, name: string): Refused | undefined =>
  isDefinitionName(name)
    ? undefined
    : refuse(
        'INVALID_ARGUMENT',
        `${what === 'StructDef' ? 'StructDef name' : `${what}Name`} must be a valid hostname: "${name}" is not; use letters, digits and dashes, and begin and end with a letter or digit.`,
      );
