/**
 * What people see of masked values: `*****` (littlehorse.md §3.2, §4.9). The aggregate holds plain text, which only
 * workers get; so every object that a reader asks for goes through here. Objects without masked parts are passed as they
 * are, the others are copied.
 */
import { clone, create } from '@bufbuild/protobuf';
import { NodeRunSchema, type NodeRun } from '#api/gen/node_run_pb.js';
import { TaskRunSchema, type TaskRun } from '#api/gen/task_run_pb.js';
import { VariableValueSchema, type VariableValue } from '#api/gen/type_definition_pb.js';
import { VariableSchema, type Variable } from '#api/gen/variable_pb.js';

const MASK = '*****';

const masked = (): VariableValue => create(VariableValueSchema, { value: { case: 'str', value: MASK } });

/** Hides masked fields of Structs, however deep; changes the value. */
function hideFields(value: VariableValue | undefined): void {
  switch (value?.value.case) {
    case 'struct':
      for (const field of Object.values(value.value.value.struct?.fields ?? {})) {
        if (field.masked) field.value = masked();
        else hideFields(field.value);
      }
      return;
    case 'array':
      value.value.value.items.forEach(hideFields);
      return;
    case 'map':
      for (const entry of value.value.value.entries) hideFields(entry.value);
      return;
    default:
  }
}

const mayHideFields = (value: VariableValue | undefined): boolean =>
  value?.value.case === 'struct' || value?.value.case === 'array' || value?.value.case === 'map';

export function maskVariable(variable: Variable): Variable {
  if (!variable.masked && !mayHideFields(variable.value)) return variable;
  const copy = clone(VariableSchema, variable);
  if (copy.masked) copy.value = masked();
  else hideFields(copy.value);
  return copy;
}

export function maskTaskRun(taskRun: TaskRun): TaskRun {
  const copy = clone(TaskRunSchema, taskRun);
  for (const input of copy.inputVariables) {
    if (input.masked) input.value = masked();
    else hideFields(input.value);
  }
  for (const attempt of copy.attempts) {
    if (attempt.result.case !== 'output') continue;
    if (attempt.maskedValue) attempt.result.value = masked();
    else hideFields(attempt.result.value);
  }
  return copy;
}

export function maskNodeRun(nodeRun: NodeRun): NodeRun {
  const { nodeType } = nodeRun;
  if (nodeType.case !== 'externalEvent' || !nodeType.value.maskCorrelationKey) return nodeRun;
  const copy = clone(NodeRunSchema, nodeRun);
  if (copy.nodeType.case === 'externalEvent' && copy.nodeType.value.correlationKey !== undefined) {
    copy.nodeType.value.correlationKey = MASK;
  }
  return copy;
}
