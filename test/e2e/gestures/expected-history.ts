/** What the page's history must hold, followed from outside: the drawings before each step that can be undone. */
import { isDeepStrictEqual } from 'node:util';
import type { Drawing } from '#model/document/drawing.ts';
import type { PageState } from '../../../renderer/services/inspect.ts';
import type { Gesture } from './gesture.ts';
import { firstDifference } from './page-state.ts';

/** undefined: between two steps of one gesture, which nobody saw. */
type Seen = Drawing | undefined;

export class ExpectedHistory {
  #past: Seen[] = [];
  #future: Seen[] = [];

  /** @returns what is wrong, if anything */
  follow(before: PageState, after: PageState, gesture: Gesture): string | undefined {
    const [was, is] = [before.drawing!, after.drawing!];
    const steps = after.doneLabels.length - before.doneLabels.length;
    const undone = after.undoneLabels.length - before.undoneLabels.length;
    const isSame = isDeepStrictEqual(was, is);
    if (undone > 0 && steps === -undone) return this.#step(this.#past, this.#future, was, is, undone, 'undo');
    if (gesture.name === 'redo' && steps > 0 && undone === -steps)
      return this.#step(this.#future, this.#past, was, is, steps, 'redo');
    if (isSame) return steps === 0 ? undefined : `nothing changed, but the history has ${steps} steps more`;
    if (steps > (gesture.steps ?? 1))
      return `one gesture became ${steps} steps: ${after.doneLabels.slice(0, steps).join(', ')}`;
    if (steps === -1 && undone === 0) return this.#step(this.#past, [], was, is, 1, 'an edit taken back');
    if (steps < 0) return 'steps of the history are gone';
    // Nudges and typing in one field go on with the step that they began.
    if (steps === 0 && after.doneLabels[0] === before.doneLabels[0] && after.undoneLabels.length === 0)
      return undefined;
    if (steps === 0 && !isFull(after)) return 'the drawing changed without a step of the history';
    this.#past.push(was, ...Array<Seen>(Math.max(0, steps - 1)));
    this.#future = [];
    return undefined;
  }

  #step(from: Seen[], to: Seen[], was: Drawing, is: Drawing, count: number, way: string): string | undefined {
    let drawing: Seen = was;
    for (let time = 0; time < count; time++) {
      to.push(drawing);
      drawing = from.pop();
    }
    // What was before the walk is not known here.
    if (drawing === undefined || isDeepStrictEqual(drawing, is)) return undefined;
    return `${way} gives another drawing than there was:\n${firstDifference(drawing, is)}`;
  }
}

/** The history keeps 500 steps; then the oldest goes with each new one. */
const isFull = ({ doneLabels }: PageState): boolean => doneLabels.length >= 500;
