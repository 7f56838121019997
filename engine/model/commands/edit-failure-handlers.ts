/** Sets the whole list of FailureHandlerDefs of a node, in the order in which they are tried. */
import type { Drawing } from '../document/drawing.ts';
import type { FailureHandlerDef } from '../document/node.ts';
import { err, type Result } from '../result.ts';
import { mayAttachFailureHandler } from '../rules/may-attach.ts';
import { changeNode } from './change.ts';
import { type HandlerList, withHandlers } from './failure-handlers.ts';
import type { Refusal } from './refusal.ts';

export interface EditFailureHandlersArgs {
  readonly thread: string;
  readonly node: string;
  readonly handlers: readonly FailureHandlerDef[];
  readonly list?: HandlerList;
}

export function editFailureHandlers(
  drawing: Drawing,
  args: EditFailureHandlersArgs,
): Result<Drawing, Refusal> {
  return changeNode(drawing, args, (node) => {
    for (const [index, handler] of args.handlers.entries()) {
      const verdict = mayAttachFailureHandler(drawing.workflow, args.handlers.slice(0, index), handler);
      if (!verdict.allowed) return err(verdict.refusal);
    }
    return withHandlers(node, args.list, args.handlers);
  });
}
