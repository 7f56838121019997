/** The definitions to the canonical text of a `definitions.yaml`. */
import type { Definitions } from '../document/definitions.ts';
import { definitionsTree } from './definitions-tree.ts';
import { blockText } from './yaml/emit.ts';

export const printDefinitions = (definitions: Definitions): string =>
  `${blockText(definitionsTree(definitions), 0)}\n`;
