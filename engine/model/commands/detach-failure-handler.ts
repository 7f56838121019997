/** Takes one FailureHandlerDef off a node; the thread that it named stays. */
import type { Drawing } from '../document/drawing.ts';
import type { Result } from '../result.ts';
import { changeNode } from './change.ts';
import { handlersOf, type HandlerList, withHandlers } from './failure-handlers.ts';
import { refused, type Refusal } from './refusal.ts';

export interface DetachFailureHandlerArgs {
  readonly thread: string;
  readonly node: string;
  readonly index: number;
  readonly list?: HandlerList;
}

export function detachFailureHandler(
  drawing: Drawing,
  args: DetachFailureHandlerArgs,
): Result<Drawing, Refusal> {
  return changeNode(drawing, args, (node) => {
    const present = handlersOf(node, args.list);
    if (present[args.index] === undefined)
      return refused('no-such-handler', `“${node.name}” has no failure handler number ${args.index + 1}.`);
    return withHandlers(
      node,
      args.list,
      present.filter((_, index) => index !== args.index),
    );
  });
}
