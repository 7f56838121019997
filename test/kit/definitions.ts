/** Metadata of a test: WfSpecs and the definitions that they use, in few words. */
import { create, type MessageInitShape } from '@bufbuild/protobuf';
import { VariableType } from '#api/gen/common_enums_pb.js';
import { type ExternalEventDef, ExternalEventDefSchema } from '#api/gen/external_event_pb.js';
import { type TaskDef, TaskDefSchema } from '#api/gen/task_def_pb.js';
import type { TypeDefinitionSchema } from '#api/gen/type_definition_pb.js';
import { type UserTaskDef, UserTaskDefSchema } from '#api/gen/user_tasks_pb.js';
import { type WfSpec, WfSpecSchema } from '#api/gen/wf_spec_pb.js';
import type { StructDef } from '#api/gen/struct_def_pb.js';
import type { WorkflowEventDef } from '#api/gen/workflow_event_pb.js';
import type { Metadata } from '../../engine/core/contract.ts';
import type { ThreadBuilder } from './a-thread.ts';

export type TypeName = keyof typeof VariableType;

const typeDef = (type: TypeName, masked = false): MessageInitShape<typeof TypeDefinitionSchema> => ({
  definedType: { case: 'primitiveType', value: VariableType[type] },
  masked,
});

interface WfSpecOptions {
  readonly keptForSeconds?: number;
  readonly parent?: string;
}

/** The first thread is the entrypoint. */
export function aWfSpec(
  name: string,
  threads: Readonly<Record<string, ThreadBuilder>>,
  { keptForSeconds, parent }: WfSpecOptions = {},
): WfSpec {
  const spec = create(WfSpecSchema, {
    id: { name },
    entrypointThreadName: Object.keys(threads)[0],
    parentWfSpec: parent === undefined ? undefined : { wfSpecName: parent },
    retentionPolicy:
      keptForSeconds === undefined
        ? undefined
        : { wfGcPolicy: { case: 'secondsAfterWfTermination', value: BigInt(keptForSeconds) } },
  });
  for (const [threadName, builder] of Object.entries(threads)) spec.threadSpecs[threadName] = builder.build();
  return spec;
}

export function aTaskDef(
  name: string,
  inputs: Readonly<Record<string, TypeName>> = {},
  returns?: TypeName,
  masked = false,
): TaskDef {
  return create(TaskDefSchema, {
    id: { name },
    inputVars: Object.entries(inputs).map(([input, type]) => ({
      name: input,
      typeDef: typeDef(type, masked),
    })),
    returnType: returns === undefined ? {} : { returnType: typeDef(returns, masked) },
  });
}

interface EventDefOptions {
  readonly type?: TypeName;
  readonly correlated?: { readonly deleteAfterFirst?: boolean; readonly ttlSeconds?: number };
  readonly keptForSeconds?: number;
}

export function anEventDef(
  name: string,
  { type, correlated, keptForSeconds }: EventDefOptions = {},
): ExternalEventDef {
  return create(ExternalEventDefSchema, {
    id: { name },
    typeInformation: type === undefined ? undefined : { returnType: typeDef(type) },
    retentionPolicy:
      keptForSeconds === undefined
        ? {}
        : { extEvtGcPolicy: { case: 'secondsAfterPut', value: BigInt(keptForSeconds) } },
    correlatedEventConfig: correlated && {
      deleteAfterFirstCorrelation: correlated.deleteAfterFirst ?? false,
      ttlSeconds: correlated.ttlSeconds === undefined ? undefined : BigInt(correlated.ttlSeconds),
    },
  });
}

export function aUserTaskDef(
  name: string,
  fields: Readonly<Record<string, { readonly type: TypeName; readonly required?: boolean }>>,
): UserTaskDef {
  return create(UserTaskDefSchema, {
    name,
    fields: Object.entries(fields).map(([field, { type, required }]) => ({
      name: field,
      type: VariableType[type],
      displayName: field,
      required: required ?? false,
    })),
  });
}

export type Definition = WfSpec | TaskDef | ExternalEventDef | WorkflowEventDef | UserTaskDef | StructDef;

/** Only latest versions: a test that needs more makes its own Metadata. */
export function metadataOf(definitions: readonly Definition[]): Metadata {
  const byType = new Map<string, Definition>();
  for (const def of definitions) {
    const name = 'name' in def ? def.name : def.id?.name;
    byType.set(`${def.$typeName}/${name}`, def);
  }
  const find = <T extends Definition>(type: T['$typeName'], name: string): T | undefined =>
    byType.get(`${type}/${name}`) as T | undefined;
  return {
    wfSpec: (name) => find<WfSpec>('littlehorse.WfSpec', name),
    latestWfSpec: (name) => find<WfSpec>('littlehorse.WfSpec', name),
    taskDef: (name) => find<TaskDef>('littlehorse.TaskDef', name),
    externalEventDef: (name) => find<ExternalEventDef>('littlehorse.ExternalEventDef', name),
    workflowEventDef: (name) => find<WorkflowEventDef>('littlehorse.WorkflowEventDef', name),
    userTaskDef: (name) => find<UserTaskDef>('littlehorse.UserTaskDef', name),
    structDef: (name) => find<StructDef>('littlehorse.StructDef', name),
  };
}
