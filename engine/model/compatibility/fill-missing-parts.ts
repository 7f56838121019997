/**
 * Parts that a WfSpec leaves out and the server stores all the same, empty (asked of 1.2.1): readers may rely on them. A cast
 * to a type that says nothing is one to JSON_OBJ.
 */
import { create, type Message } from '@bufbuild/protobuf';
import { VariableType } from '#api/gen/common_enums_pb.js';
import {
  InlineStructBuilderSchema,
  type StructBuilder,
  type UTActionTrigger,
  type VariableAssignment,
  type VariableAssignment_FormatString as FormatString,
  type VariableAssignment_SizeOf as SizeOf,
  VariableAssignmentSchema,
  type VariableDef,
  VariableDefSchema,
} from '#api/gen/common_wfspec_pb.js';
import { StructDefIdSchema } from '#api/gen/object_id_pb.js';
import type { StartMultipleThreadsNode, ThreadVarDef, ThrowEventNode } from '#api/gen/wf_spec_pb.js';

const nothing = (): VariableAssignment => create(VariableAssignmentSchema);

const fillers: Readonly<Record<string, (message: never) => void>> = {
  'littlehorse.VariableAssignment.FormatString': (message: FormatString) => (message.format ??= nothing()),
  'littlehorse.VariableAssignment.SizeOf': (message: SizeOf) => (message.operand ??= nothing()),
  'littlehorse.StructBuilder': (message: StructBuilder) => {
    message.structDefId ??= create(StructDefIdSchema);
    message.value ??= create(InlineStructBuilderSchema);
  },
  'littlehorse.StartMultipleThreadsNode': (message: StartMultipleThreadsNode) =>
    (message.iterable ??= nothing()),
  'littlehorse.ThrowEventNode': (message: ThrowEventNode) => (message.content ??= nothing()),
  'littlehorse.UTActionTrigger': (message: UTActionTrigger) => (message.delaySeconds ??= nothing()),
  'littlehorse.ThreadVarDef': (message: ThreadVarDef) => (message.varDef ??= noVariable()),
  'littlehorse.VariableAssignment': ({ targetType }: VariableAssignment) => {
    if (targetType?.definedType.case === undefined && targetType !== undefined)
      targetType.definedType = { case: 'primitiveType', value: VariableType.JSON_OBJ };
  },
};

const noVariable = (): VariableDef => create(VariableDefSchema);

/** Changes the message in place, and all within it. */
export function fillMissingParts(message: unknown): void {
  if (typeof message !== 'object' || message === null || message instanceof Uint8Array) return;
  if ('$typeName' in message) fillers[(message as Message).$typeName]?.(message as never);
  for (const part of Object.values(message)) fillMissingParts(part);
}
