/** The definitions to the canonical text of a `definitions.yaml`. */
import type { Definitions } from '../document/definitions.ts';

export const printDefinitions = (_definitions: Definitions): string => '';
