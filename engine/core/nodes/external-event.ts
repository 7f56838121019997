/** EXTERNAL_EVENT: waits for an ExternalEvent, by WfRun or by correlation key (littlehorse.md §6.1, §6.2). */
import { claimEvent } from '../events/claim-event.ts';
import { isNull } from '../values/null-value.ts';
import { evaluate } from '../values/evaluate.ts';
import { typeNameOf } from '../values/variable-value.ts';
import { nodeTimerId } from '../threads/close-node-run.ts';
import { error } from '../threads/failure.ts';
import {
  COMPLETE,
  fail,
  type NodeBehaviour,
  type NodeOf,
  type Outcome,
  type Visit,
  WAIT,
} from './node-behaviour.ts';

// As 1.2.1 says it.
const noTimeout = (why: string): Outcome =>
  fail(error('VAR_ERROR', `Failed determining timeout for ext evt node: ${why}`));
const noKey = (why: string): Outcome =>
  fail(error('VAR_ERROR', `Failed determining correlationId for ext evt node: ${why}`));

/** Undefined when there is no time-out. */
function timeoutMs(
  { scope }: Visit,
  { timeoutSeconds }: NodeOf<'externalEvent'>,
): number | Outcome | undefined {
  if (timeoutSeconds === undefined) return undefined;
  const seconds = evaluate(timeoutSeconds, scope);
  if (!seconds.ok) return noTimeout(seconds.error.message);
  const { value } = seconds.value;
  if (value.case !== 'int') {
    return noTimeout(`Resulting TimeoutSeconds was of type ${typeNameOf(seconds.value)} not INT!`);
  }
  return Number(value.value) * 1000;
}

/** Undefined when there is none; VAR_ERROR when it is not a STR. */
function correlationKey({ scope }: Visit, node: NodeOf<'externalEvent'>): string | Outcome | undefined {
  if (node.correlationKey === undefined) return undefined;
  const key = evaluate(node.correlationKey, scope);
  if (!key.ok) return noKey(key.error.message);
  const { value } = key.value;
  if (isNull(key.value) || value.case !== 'str') {
    return noKey(`Resulting correlation id was of type ${typeNameOf(key.value)} not STR!`);
  }
  return value.value;
}

function advance(visit: Visit): Outcome {
  const { nodeType } = visit.nodeRun;
  if (nodeType.case !== 'externalEvent') return WAIT;
  const { timedOut, externalEventId, externalEventDefId } = nodeType.value;
  if (externalEventId !== undefined) return COMPLETE;
  if (!timedOut) return claimEvent(visit) ? COMPLETE : WAIT;
  return fail(error('TIMEOUT', `ExternalEvent did not arrive in time: ${externalEventDefId?.name}`));
}

export const externalEvent: NodeBehaviour<'externalEvent'> = {
  kind: 'external-event',
  eventDef: ({ externalEventDefId }) => externalEventDefId?.name ?? '',
  arrive: (visit, node) => {
    const { step, state, at } = visit;
    const def = node.externalEventDefId?.name ?? '';
    const key = correlationKey(visit, node);
    if (typeof key === 'object') return key;
    const timeout = timeoutMs(visit, node);
    if (typeof timeout === 'object') return timeout;
    const maskCorrelationKey = node.maskCorrelationKey;
    step.emit(state.id, 'external-event-awaited', { ...at, def, correlationKey: key, maskCorrelationKey });
    if (key !== undefined)
      step.emit(state.id, 'correlation-key-awaited', { ...at, def, correlationKey: key });
    const outcome = advance(visit);
    if (outcome.kind !== 'wait' || timeout === undefined) return outcome;
    const { thread: threadRunNumber, position: nodeRunPosition } = at;
    const kind = 'external-event-timeout';
    const id = nodeTimerId(kind, at.thread, at.position);
    const timer = {
      id,
      at: step.now + Math.max(0, timeout),
      kind,
      threadRunNumber,
      nodeRunPosition,
    } as const;
    step.emit(state.id, 'timer-set', { timer });
    return WAIT;
  },
  advance,
  output: (_step, state, { nodeType }) => {
    const id = nodeType.case === 'externalEvent' ? nodeType.value.externalEventId : undefined;
    return id && state.externalEvents.get(`${id.externalEventDefId?.name}/${id.guid}`)?.content;
  },
};
