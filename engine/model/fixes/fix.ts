/**
 * A quick fix: one step of undo that makes a problem go away. It is offered in the list of problems, at the node and by
 * keyboard, and is run like any command.
 */
import type { Drawing } from '../document/drawing.ts';
import type { Problem } from '../document/problem.ts';
import type { Result } from '../result.ts';
import type { Refusal } from '../commands/refusal.ts';

export interface Fix {
  /** What it does, as the menu and the history say it: `Add an exit after “charge”`. */
  readonly label: string;
  run(drawing: Drawing): Result<Drawing, Refusal>;
}

/** The likeliest first; none when nothing is obvious. */
export type FixMaker = (problem: Problem, drawing: Drawing) => readonly Fix[];

/** Several commands as one: the first refusal is the answer. */
export const inTurn =
  (...steps: readonly ((drawing: Drawing) => Result<Drawing, Refusal>)[]) =>
  (drawing: Drawing): Result<Drawing, Refusal> => {
    let now: Result<Drawing, Refusal> = { ok: true, value: drawing };
    for (const step of steps) {
      if (!now.ok) return now;
      now = step(now.value);
    }
    return now;
  };
