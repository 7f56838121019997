/** SLEEP: waits for an instant, whatever happens to its ThreadRun meanwhile (littlehorse.md §6.5, §11 row 45). */
import { timestampMs } from '@bufbuild/protobuf/wkt';
import { err, ok, type Result } from '#model/result.ts';
import { nodeTimerId } from '../threads/close-node-run.ts';
import { error, type FailureGiven } from '../threads/failure.ts';
import { evaluate } from '../values/evaluate.ts';
import { COMPLETE, fail, type NodeBehaviour, type NodeOf, type Visit, WAIT } from './node-behaviour.ts';

/** ISO 8601 with its offset: an instant wherever the engine runs. */
const INSTANT = /^\d{4}-\d\d-\d\dT\d\d:\d\d(:\d\d(\.\d+)?)?(Z|[+-]\d\d:\d\d)$/;

const bad = (message: string) => err(error('VAR_SUB_ERROR', `Sleep: ${message}`));

/** Milliseconds since the epoch. What crashes the real server is VAR_SUB_ERROR (§11, row 57). */
function maturation({ step, scope }: Visit, { sleepLength }: NodeOf<'sleep'>): Result<number, FailureGiven> {
  if (sleepLength.case === undefined) return bad('no length is given.');
  const length = evaluate(sleepLength.value, scope);
  if (!length.ok) return bad(length.error.message);
  const { value } = length.value;
  switch (sleepLength.case) {
    case 'rawSeconds':
      return value.case === 'int' ? ok(step.now + Number(value.value) * 1000) : bad('seconds must be INT.');
    case 'timestamp':
      if (value.case === 'int') return ok(Number(value.value));
      return value.case === 'utcTimestamp'
        ? ok(timestampMs(value.value))
        : bad('the timestamp must be INT or TIMESTAMP.');
    case 'isoDate': {
      const ms = value.case === 'str' && INSTANT.test(value.value) ? Date.parse(value.value) : Number.NaN;
      return Number.isNaN(ms) ? bad('the date must be an ISO 8601 instant.') : ok(ms);
    }
  }
}

export const sleep: NodeBehaviour<'sleep'> = {
  kind: 'sleep',
  arrive: (visit, node) => {
    const until = maturation(visit, node);
    if (!until.ok) return fail(until.error);
    const { step, state, at } = visit;
    // An instant that is past matures by a timer, too (observed on 1.2.1). What a Timestamp on the wire can say: the years 1 to 9999.
    const untilMs = Math.min(Math.max(until.value, -62_135_596_800_000), 253_402_300_799_999);
    step.emit(state.id, 'sleep-started', { ...at, untilMs });
    const { thread: threadRunNumber, position: nodeRunPosition } = at;
    const id = nodeTimerId('sleep', at.thread, at.position);
    step.emit(state.id, 'timer-set', {
      timer: { id, at: Math.max(step.now, untilMs), kind: 'sleep', threadRunNumber, nodeRunPosition },
    });
    return WAIT;
  },
  advance: ({ nodeRun: { nodeType } }) =>
    nodeType.case === 'sleep' && nodeType.value.matured ? COMPLETE : WAIT,
};
