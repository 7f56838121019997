/** The smallest change of a text that makes it say these definitions. */
import type { Definitions } from '../document/definitions.ts';

export const editDefinitionsText = (_oldText: string, _definitions: Definitions): string => '';
