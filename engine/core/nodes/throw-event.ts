/** THROW_EVENT: stores a WorkflowEvent and goes on. Its content's type is not enforced (littlehorse.md §6.4). */
import { indexOf } from '../aggregate-index.ts';
import { workflowEventKey } from '../ids.ts';
import { error } from '../threads/failure.ts';
import { evaluate } from '../values/evaluate.ts';
import { nullValue } from '../values/null-value.ts';
import { ok } from '#model/result.ts';
import { COMPLETE, fail, type NodeBehaviour } from './node-behaviour.ts';

export const throwEvent: NodeBehaviour<'throwEvent'> = {
  kind: 'throw-event',
  eventDef: ({ eventDefId }) => eventDefId?.name ?? '',
  arrive: ({ step, state, at, scope }, { eventDefId, content: assignment }) => {
    const content = assignment ? evaluate(assignment, scope) : ok(nullValue());
    if (!content.ok) return fail(error('VAR_SUB_ERROR', `Content of the event: ${content.error.message}`));
    const def = eventDefId?.name ?? '';
    const number = indexOf(state).eventsThrown.get(def) ?? 0;
    step.emit(state.id, 'workflow-event-thrown', { ...at, def, number, content: content.value });
    const event = state.workflowEvents.get(workflowEventKey(def, number));
    if (event !== undefined) step.effect({ kind: 'workflow-event-thrown', event });
    return COMPLETE;
  },
  advance: () => COMPLETE,
};
