/** Changes what a ThreadVarDef says, all but its name. */
import type { Drawing } from '../document/drawing.ts';
import type { ThreadVarDef } from '../document/workflow.ts';
import { ok, type Result } from '../result.ts';
import { changeThread } from './change.ts';
import { refused, type Refusal } from './refusal.ts';
import { mapSharing, patched } from './sharing.ts';

export interface EditVariableArgs {
  readonly thread: string;
  readonly variable: string;
  /** `undefined` takes a field away. */
  readonly patch: {
    readonly [K in Exclude<keyof ThreadVarDef, 'name'>]?: ThreadVarDef[K] | undefined;
  };
}

export const noSuchVariable = (thread: string, variable: string) =>
  refused('no-such-variable', `Thread “${thread}” declares no variable “${variable}”.`);

export function editVariable(drawing: Drawing, args: EditVariableArgs): Result<Drawing, Refusal> {
  return changeThread(drawing, args.thread, (thread) => {
    if (!thread.variables.some((each) => each.name === args.variable))
      return noSuchVariable(args.thread, args.variable);
    if ('type' in args.patch && args.patch.type === undefined)
      return refused('field-required', `Variable “${args.variable}” needs a type.`);
    return ok(
      patched(thread, {
        variables: mapSharing(thread.variables, (each) =>
          each.name === args.variable ? patched<ThreadVarDef>(each, args.patch) : each,
        ),
      }),
    );
  });
}
