/** What every parser of a project file answers. */
import type { Problem } from '../document/problem.ts';
import type { SourcePlaces } from './source-places.ts';

export interface Parsed {
  /** Sorted by line. Also problems of a document that is there: an edge to nowhere, a broken expression. */
  readonly problems: readonly Problem[];
  readonly places: SourcePlaces;
}
