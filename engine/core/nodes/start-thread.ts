/** START_THREAD: starts a child ThreadRun and goes on; its output is the child's number. */
import { ThreadType } from '#api/gen/wf_run_pb.js';
import { error } from '../threads/failure.ts';
import { resolveThreadInputs } from '../threads/thread-inputs.ts';
import { tooManyThreads } from '../threads/thread-limit.ts';
import { startThreadRun } from '../threads/start-thread-run.ts';
import { intValue } from '../values/variable-value.ts';
import { COMPLETE, fail, type NodeBehaviour } from './node-behaviour.ts';

export const startThread: NodeBehaviour<'startThread'> = {
  kind: 'start-thread',
  startsThread: ({ threadSpecName }) => threadSpecName,
  arrive: ({ step, state, thread, at, scope }, { threadSpecName, variables }) => {
    const spec = step.threadSpec(state, threadSpecName, thread);
    if (spec === undefined) return fail(error('VAR_SUB_ERROR', `There is no ThreadSpec ${threadSpecName}.`));
    const inputs = resolveThreadInputs(threadSpecName, spec, variables, scope);
    if (!inputs.ok) return fail(inputs.error);
    const limit = tooManyThreads(state, 1);
    if (limit !== undefined) return fail(limit);
    startThreadRun(step, state, {
      threadSpecName,
      type: ThreadType.CHILD,
      parent: at.thread,
      startedAt: at.position,
      inputs: inputs.value,
    });
    return COMPLETE;
  },
  advance: () => COMPLETE,
  output: (_step, _state, { nodeType }) => {
    const child = nodeType.case === 'startThread' ? nodeType.value.childThreadId : undefined;
    return child === undefined ? undefined : intValue(BigInt(child));
  },
};
