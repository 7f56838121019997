/** One place of a drawing where a variable or a definition is used: what a list shows and where a click on it goes. */
import type { Place } from '../document/problem.ts';

export interface Use {
  /** With `field`, so that the row of the form is found. */
  readonly place: Place;
  /** The whole text that names it: an expression, a mutation or a type; otherwise its name. */
  readonly text: string;
}
