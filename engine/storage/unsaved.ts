/**
 * Which objects of a WfRun have changed since they were written as rows, so that a long history is not written anew with
 * every step that is added to it.
 */
import type { Entry } from '../core/entries.ts';
import { touchedBy, type Part, type Touched } from '../core/touched-objects.ts';

/** 'remade': it was gone in between, so that its place is after those which were there. */
export type Change = 'changed' | 'gone' | 'remade';

export class Unsaved {
  readonly #parts = new Map<Part, Map<string | number, Change>>();
  readonly #touched: Touched = {
    changed: (part, key) => {
      const keys = this.#of(part);
      const known = keys.get(key);
      if (known === undefined) keys.set(key, 'changed');
      if (known !== 'gone') return;
      // At the end of the map, as in the state.
      keys.delete(key);
      keys.set(key, 'remade');
    },
    gone: (part, key) => void this.#of(part).set(key, 'gone'),
  };

  note(entry: Entry): void {
    touchedBy(entry, this.#touched);
  }

  /** In the order in which new objects were made. */
  in(part: Part): ReadonlyMap<string | number, Change> {
    return this.#of(part);
  }

  clear(): void {
    this.#parts.clear();
  }

  #of(part: Part): Map<string | number, Change> {
    let keys = this.#parts.get(part);
    if (keys === undefined) this.#parts.set(part, (keys = new Map()));
    return keys;
  }
}
