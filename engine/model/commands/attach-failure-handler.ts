/** Lets a thread handle failures of a node; the thread is made when it does not exist. */
import type { Drawing } from '../document/drawing.ts';
import type { Point } from '../document/layout.ts';
import type { FailureHandlerDef } from '../document/node.ts';
import { err, type Result } from '../result.ts';
import { ensureThread } from '../consequences/ensure-thread.ts';
import { mayAttachFailureHandler } from '../rules/may-attach.ts';
import { changeNode } from './change.ts';
import { handlersOf, type HandlerList, withHandlers } from './failure-handlers.ts';
import type { Refusal } from './refusal.ts';

export interface AttachFailureHandlerArgs {
  readonly thread: string;
  readonly node: string;
  readonly handler: FailureHandlerDef;
  readonly list?: HandlerList;
  /** Handlers are tried in order; absent: last. */
  readonly index?: number;
  /** Where the frame of a thread made for it stands. */
  readonly threadAt?: Point;
}

export function attachFailureHandler(
  drawing: Drawing,
  args: AttachFailureHandlerArgs,
): Result<Drawing, Refusal> {
  const attached = changeNode(drawing, args, (node) => {
    const present = handlersOf(node, args.list);
    const verdict = mayAttachFailureHandler(drawing.workflow, present, args.handler);
    if (!verdict.allowed) return err(verdict.refusal);
    const handlers = [...present];
    handlers.splice(args.index ?? handlers.length, 0, args.handler);
    return withHandlers(node, args.list, handlers);
  });
  return attached.ok ? ensureThread(attached.value, args.handler.run, args.threadAt) : attached;
}
