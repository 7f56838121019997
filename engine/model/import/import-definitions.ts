/** Definitions as a cluster returns them (or as they are put) to the document's records. */
import { VariableType } from '#api/gen/common_enums_pb.js';
import type { ExternalEventDef as WireExternalEventDef } from '#api/gen/external_event_pb.js';
import {
  StructDefCompatibilityType,
  type PutExternalEventDefRequest,
  type PutStructDefRequest,
  type PutTaskDefRequest,
  type PutUserTaskDefRequest,
  type PutWorkflowEventDefRequest,
} from '#api/gen/service_pb.js';
import type { StructDef as WireStructDef } from '#api/gen/struct_def_pb.js';
import type { TaskDef as WireTaskDef } from '#api/gen/task_def_pb.js';
import type { InlineStructDef, ReturnType } from '#api/gen/type_definition_pb.js';
import type { UserTaskDef as WireUserTaskDef } from '#api/gen/user_tasks_pb.js';
import type { WorkflowEventDef as WireWorkflowEventDef } from '#api/gen/workflow_event_pb.js';
import { byCodeUnit } from '../compile/sorted-map.ts';
import type {
  ExternalEventDef,
  StructDef,
  TaskDef,
  UserTaskDef,
  WorkflowEventDef,
} from '../document/definitions.ts';
import { printLiteral } from '../expression/from-wire.ts';
import { exactNumber, present } from './print-fields.ts';
import { importVariableDef, printTypeOf } from './variable-def.ts';

/** A stored TaskDef always has a ReturnType, empty for void (littlehorse.md §2.1); that is what absence means here. */
export const importTaskDef = (wire: WireTaskDef | PutTaskDefRequest): TaskDef => {
  const returns = typed(wire.returnType);
  const isStored = wire.$typeName === 'littlehorse.TaskDef';
  return present<TaskDef>({
    name: nameOf(wire),
    description: wire.description,
    inputs: wire.inputVars.map(importVariableDef),
    returns: isStored && returns === 'void' ? undefined : returns,
  });
};

export const importExternalEventDef = (
  wire: WireExternalEventDef | PutExternalEventDefRequest,
): ExternalEventDef => {
  const isStored = wire.$typeName === 'littlehorse.ExternalEventDef';
  const retention = wire.retentionPolicy?.extEvtGcPolicy;
  const correlated = wire.correlatedEventConfig;
  return present<ExternalEventDef>({
    name: nameOf(wire),
    content: typed(isStored ? wire.typeInformation : wire.contentType),
    retentionSeconds: retention?.case === undefined ? undefined : exactNumber(retention.value),
    correlated:
      correlated &&
      present({
        deleteAfterFirst: correlated.deleteAfterFirstCorrelation || undefined,
        ttlSeconds: correlated.ttlSeconds === undefined ? undefined : exactNumber(correlated.ttlSeconds),
      }),
  });
};

export const importWorkflowEventDef = (
  wire: WireWorkflowEventDef | PutWorkflowEventDefRequest,
): WorkflowEventDef => present<WorkflowEventDef>({ name: nameOf(wire), content: typed(wire.contentType) });

export const importUserTaskDef = (wire: WireUserTaskDef | PutUserTaskDefRequest): UserTaskDef =>
  present<UserTaskDef>({
    name: wire.name,
    description: wire.description,
    fields: wire.fields.map((field) =>
      present({
        name: field.name,
        type: VariableType[field.type],
        label: field.displayName === '' ? undefined : field.displayName,
        description: field.description,
        required: field.required || undefined,
      }),
    ),
  });

export const importStructDef = (wire: WireStructDef | PutStructDefRequest): StructDef => {
  const isRequest = wire.$typeName === 'littlehorse.PutStructDefRequest';
  const isCompatible =
    isRequest && wire.allowedUpdates === StructDefCompatibilityType.FULLY_COMPATIBLE_SCHEMA_UPDATES;
  return present<StructDef>({
    name: nameOf(wire),
    description: wire.description,
    fields: structFields(wire.structDef),
    allowedUpdates: isCompatible ? 'FULLY_COMPATIBLE_SCHEMA_UPDATES' : undefined,
  });
};

const structFields = (wire: InlineStructDef | undefined): StructDef['fields'] =>
  Object.entries(wire?.fields ?? {})
    .sort(([a], [b]) => byCodeUnit(a, b))
    .map(([name, field]) => {
      const type = field.fieldType;
      return present({
        name,
        type: type === undefined ? '' : printTypeOf(type),
        masked: type?.masked || undefined,
        default: field.defaultValue && printLiteral(field.defaultValue, { type }),
        nullable: field.isNullable || undefined,
        description: field.description,
      });
    });

const typed = (wire: ReturnType | undefined): { type: string; masked?: boolean } | 'void' | undefined => {
  if (wire === undefined) return undefined;
  const type = wire.returnType;
  if (type === undefined) return 'void';
  return type.masked ? { type: printTypeOf(type), masked: true } : { type: printTypeOf(type) };
};

const nameOf = (wire: { readonly name: string } | { readonly id?: { readonly name: string } }): string =>
  'name' in wire ? wire.name : (wire.id?.name ?? '');
