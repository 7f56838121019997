/** The canonical form of a definitions file. */
import type { Definitions } from '../document/definitions.ts';
import { definitionEntries } from './definitions-form.ts';
import { FORMAT_VERSION } from './open-file.ts';
import { bare, block, type TreeMap } from './yaml/tree.ts';

export const definitionsTree = (definitions: Definitions): TreeMap =>
  block([['paddock', bare(FORMAT_VERSION)], ...definitionEntries(definitions)]);
