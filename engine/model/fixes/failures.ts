/** Fixes of failure handlers, interrupts and waits. */
import { addThread } from '../commands/add-thread.ts';
import { attachFailureHandler } from '../commands/attach-failure-handler.ts';
import { detachFailureHandler } from '../commands/detach-failure-handler.ts';
import { detachInterrupt } from '../commands/detach-interrupt.ts';
import { editFailureHandlers } from '../commands/edit-failure-handlers.ts';
import { editNode } from '../commands/edit-node.ts';
import { type HandlerList, handlersOf } from '../commands/failure-handlers.ts';
import { freshThreadName } from '../commands/fresh-name.ts';
import type { Drawing } from '../document/drawing.ts';
import type { FailureHandlerDef } from '../document/node.ts';
import type { Problem } from '../document/problem.ts';
import { nearestName } from '../text/nearest-name.ts';
import type { Fix, FixMaker } from './fix.ts';
import { indexIn, problemNode, type ProblemNode } from './problem-record.ts';

interface ProblemHandler extends ProblemNode {
  readonly list: HandlerList;
  readonly index: number;
  readonly handler: FailureHandlerDef;
}

function problemHandler(problem: Problem, drawing: Drawing): ProblemHandler | undefined {
  const at = problemNode(problem, drawing);
  if (at === undefined) return undefined;
  const own = indexIn('onFailure', problem);
  const index = own ?? indexIn('onThreadFailure', problem);
  const list: HandlerList = own === undefined ? 'waited-thread' : 'node';
  const handler = index === undefined ? undefined : handlersOf(at.node, list)[index];
  return handler === undefined || index === undefined ? undefined : { ...at, list, index, handler };
}

const detach = ({ ref, list, index, handler }: ProblemHandler): Fix => ({
  label: `Take the handler “${handler.run}” away`,
  run: (now) => detachFailureHandler(now, { ...ref, list, index }),
});

const makeThread = (name: string): Fix => ({
  label: `Make thread “${name}”`,
  run: (now) => addThread(now, { name }),
});

export const handlerThreadMissing: FixMaker = (problem, drawing) => {
  const at = problemHandler(problem, drawing);
  if (at === undefined) return [];
  return at.handler.run.trim() === '' ? [detach(at)] : [makeThread(at.handler.run), detach(at)];
};

export const handlerNeverTried: FixMaker = (problem, drawing) => {
  const at = problemHandler(problem, drawing);
  if (at === undefined) return [];
  const { ref, list, index, handler } = at;
  const present = handlersOf(at.node, list);
  const same = present.some(
    (each, place) => place < index && each.failure === handler.failure && each.anyOf === handler.anyOf,
  );
  if (same) return [detach(at)];
  const others = present.filter((_, place) => place !== index);
  return [
    {
      label: `Try the handler “${handler.run}” first`,
      run: (now) => editFailureHandlers(now, { ...ref, list, handlers: [handler, ...others] }),
    },
    detach(at),
  ];
};

export const impossibleFailure: FixMaker = (problem, drawing) => {
  const at = problemHandler(problem, drawing);
  if (at === undefined) return [];
  const isTimeout = at.node.kind === 'external-event' && at.handler.failure === 'TIMEOUT';
  return isTimeout ? [giveUp(at), detach(at)] : [detach(at)];
};

const giveUp = ({ ref }: ProblemNode): Fix => ({
  label: 'Give up waiting after 1 day',
  run: (now) => editNode(now, { ...ref, patch: { timeout: '1 day' } }),
});

export const waitWithoutTimeout: FixMaker = (problem, drawing) => {
  const at = problemNode(problem, drawing);
  return at?.node.kind === 'external-event' ? [giveUp(at)] : [];
};

/** Of several exceptions of one node, which is meant stands in the sentence alone. */
export const exceptionWithoutHandler: FixMaker = (problem, drawing) => {
  const at = problemNode(problem, drawing);
  const failure = /exception “([^”]+)”/.exec(problem.message)?.[1];
  if (at === undefined || failure === undefined) return [];
  const run = freshThreadName(drawing, `on-${failure}`);
  return [
    {
      label: `Handle “${failure}” with a new thread “${run}”`,
      run: (now) => attachFailureHandler(now, { ...at.ref, handler: { run, failure }, index: 0 }),
    },
  ];
};

export const unknownThread: FixMaker = (problem, drawing) => {
  const at = problemNode(problem, drawing);
  const names = drawing.workflow.threads.map(({ name }) => name);
  if (at === undefined) {
    const index = indexIn('interrupts', problem);
    const thread = drawing.workflow.threads.find((each) => each.name === problem.place.thread);
    const interrupt = index === undefined ? undefined : thread?.interrupts[index];
    return interrupt === undefined || interrupt.run.trim() === '' ? [] : [makeThread(interrupt.run)];
  }
  const { node, ref } = at;
  if (node.kind !== 'start-thread' && node.kind !== 'start-multiple-threads') return [];
  const near = nearestName(
    node.thread,
    names.filter((name) => name !== at.thread.name),
  );
  const start: readonly Fix[] =
    near === undefined
      ? []
      : [
          {
            label: `Start thread “${near}”`,
            run: (now) => editNode(now, { ...ref, patch: { thread: near } }),
          },
        ];
  return node.thread.trim() === '' ? start : [...start, makeThread(node.thread)];
};

/** The event interrupts another thread, or is waited for: this interrupt goes. */
export const detachThisInterrupt: FixMaker = (problem, drawing) => {
  const index = indexIn('interrupts', problem);
  const thread = drawing.workflow.threads.find((each) => each.name === problem.place.thread);
  const event = index === undefined ? undefined : thread?.interrupts[index]?.event;
  if (thread === undefined || event === undefined) return [];
  return [
    {
      label: `Don't let “${event}” interrupt thread “${thread.name}”`,
      run: (now) => detachInterrupt(now, { thread: thread.name, event }),
    },
  ];
};
