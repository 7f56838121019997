/** What starts each thread: failure handlers, start-thread nodes, interrupts. They decide where its frame hangs. */
import type { FailureHandlerDef } from '#model/document/node.ts';
import type { WorkflowDocument } from '#model/document/workflow.ts';
import type { Tone } from '../../ui/tone.ts';

export type Starter = { readonly thread: string; readonly starts: string } & (
  | {
      readonly kind: 'failure';
      readonly node: string;
      readonly index: number;
      readonly handler: FailureHandlerDef;
      /** Index counts in `onThreadFailure` of a wait-for-threads node instead of `onFailure`. */
      readonly ofChildThread: boolean;
    }
  | { readonly kind: 'start'; readonly node: string; readonly forEach: boolean }
  | { readonly kind: 'interrupt'; readonly event: string; readonly index: number }
);

const known = new WeakMap<WorkflowDocument, readonly Starter[]>();

/** All of them, in file order. Kept per immutable workflow. */
export function startersOf(workflow: WorkflowDocument): readonly Starter[] {
  const present = known.get(workflow);
  if (present !== undefined) return present;
  const found: Starter[] = [];
  for (const thread of workflow.threads) {
    const at = { thread: thread.name };
    thread.interrupts.forEach((each, index) =>
      found.push({ ...at, kind: 'interrupt', starts: each.run, event: each.event, index }),
    );
    for (const node of thread.nodes) {
      const add = (handler: FailureHandlerDef, index: number, ofChildThread: boolean) =>
        found.push({
          ...at,
          kind: 'failure',
          starts: handler.run,
          node: node.name,
          index,
          handler,
          ofChildThread,
        });
      node.onFailure.forEach((handler, index) => add(handler, index, false));
      if (node.kind === 'wait-for-threads')
        node.onThreadFailure?.forEach((handler, index) => add(handler, index, true));
      if (node.kind === 'start-thread' || node.kind === 'start-multiple-threads')
        found.push({
          ...at,
          kind: 'start',
          starts: node.thread,
          node: node.name,
          forEach: node.kind === 'start-multiple-threads',
        });
    }
  }
  known.set(workflow, found);
  return found;
}

/** What a failure handler handles, in words: the failure's name, or how wide the net is. */
export const failureName = (handler: FailureHandlerDef): string => {
  if (handler.failure !== undefined) return handler.failure;
  if (handler.anyOf === 'ERROR') return 'any error';
  return handler.anyOf === 'EXCEPTION' ? 'any exception' : 'any failure';
};

export const starterWords = (starter: Starter): string => {
  switch (starter.kind) {
    case 'failure':
      return `on ${failureName(starter.handler)} of ${starter.node}`;
    case 'interrupt':
      return `interrupts ${starter.thread} on ${starter.event}`;
    case 'start':
      return starter.forEach ? `for each element, by ${starter.node}` : `started by ${starter.node}`;
  }
};

const tones = { failure: 'bad', interrupt: 'waiting', start: 'threads' } as const;

/** Technical failures are told apart from business ones by their tone as well as by their name. */
export const failureTone = (handler: FailureHandlerDef): 'flow' | 'bad' =>
  handler.anyOf === 'ERROR' ? 'flow' : 'bad';

export const starterTone = (starter: Starter): Tone =>
  starter.kind === 'failure' ? failureTone(starter.handler) : tones[starter.kind];
