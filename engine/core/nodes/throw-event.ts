/** THROW_EVENT: stores a WorkflowEvent and goes on. Its content's type is not enforced (littlehorse.md §6.4). */
import type { VariableValue } from '#api/gen/type_definition_pb.js';
import { indexOf } from '../aggregate-index.ts';
import type { Metadata } from '../contract.ts';
import { workflowEventKey } from '../ids.ts';
import { error } from '../threads/failure.ts';
import { evaluate } from '../values/evaluate.ts';
import { keepStamped } from '../values/keep-stamped.ts';
import { nullValue } from '../values/null-value.ts';
import { stampType } from '../values/stamp-type.ts';
import { ok } from '#model/result.ts';
import { COMPLETE, fail, type NodeBehaviour } from './node-behaviour.ts';

/** Arrays and Maps get the type that the WorkflowEventDef declares, Structs keep what they have (asked of 1.2.1). */
function stamped(content: VariableValue, metadata: Metadata, def: string): VariableValue {
  const type = metadata.workflowEventDef(def)?.contentType?.returnType;
  const { case: kind } = content.value;
  return type !== undefined && (kind === 'array' || kind === 'map')
    ? stampType(content, type, metadata)
    : content;
}

export const throwEvent: NodeBehaviour<'throwEvent'> = {
  kind: 'throw-event',
  eventDef: ({ eventDefId }) => eventDefId?.name ?? '',
  arrive: ({ step, state, at, scope }, { eventDefId, content: assignment }) => {
    const content = assignment ? evaluate(assignment, scope) : ok(nullValue());
    if (!content.ok)
      return fail(
        error('VAR_SUB_ERROR', `Failed calculating content of workflow Event: ${content.error.message}`),
      );
    const def = eventDefId?.name ?? '';
    const value = stamped(content.value, step.metadata, def);
    if (assignment) keepStamped(assignment, content.value, value, scope);
    const number = indexOf(state).eventsThrown.get(def) ?? 0;
    step.emit(state.id, 'workflow-event-thrown', { ...at, def, number, content: value });
    const event = state.workflowEvents.get(workflowEventKey(def, number));
    if (event !== undefined) step.effect({ kind: 'workflow-event-thrown', event });
    return COMPLETE;
  },
  advance: () => COMPLETE,
};
