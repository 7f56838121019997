/** Definitions and one WfSpec as an engine would have stored them, for simulations: all at version 0. */
import { clone, type DescMessage, type MessageShape } from '@bufbuild/protobuf';
import { type ExternalEventDef, ExternalEventDefSchema } from '#api/gen/external_event_pb.js';
import { type StructDef, StructDefSchema } from '#api/gen/struct_def_pb.js';
import { type TaskDef, TaskDefSchema } from '#api/gen/task_def_pb.js';
import type { TypeDefinition } from '#api/gen/type_definition_pb.js';
import { UserTaskDefSchema } from '#api/gen/user_tasks_pb.js';
import type { WfSpec } from '#api/gen/wf_spec_pb.js';
import { type WorkflowEventDef, WorkflowEventDefSchema } from '#api/gen/workflow_event_pb.js';
import { pinStructDefs } from '#model/compatibility/stored-types.ts';
import type { DefinitionRequests } from '#model/compile/compile-definitions.ts';
import {
  storedExternalEventDef,
  storedStructDef,
  storedTaskDef,
  storedUserTaskDef,
  storedWorkflowEventDef,
} from '#model/compile/stored-definitions.ts';
import type { Metadata } from '../core/contract.ts';

export interface SimulatedDefinitions {
  readonly definitions: DefinitionRequests;
  /** Stored forms, by name. */
  readonly wfSpecs: ReadonlyMap<string, WfSpec>;
}

interface Stored {
  readonly taskDefs: ReadonlyMap<string, TaskDef>;
  readonly externalEventDefs: ReadonlyMap<string, ExternalEventDef>;
  readonly workflowEventDefs: ReadonlyMap<string, WorkflowEventDef>;
  readonly structDefs: ReadonlyMap<string, StructDef>;
}

/** Copies: what was compiled stays as it is. */
const byName = <R extends { name: string }, S extends DescMessage>(
  requests: readonly R[],
  schema: S,
  define: (request: R) => MessageShape<S>,
): Map<string, MessageShape<S>> =>
  new Map(requests.map((request) => [request.name, clone(schema, define(request))]));

/** A server writes the version of every StructDef that a definition names (littlehorse.md §2.1). */
function pinTypes({ taskDefs, externalEventDefs, workflowEventDefs, structDefs }: Stored): void {
  const metadata = { structDef: atZero(structDefs) };
  const pin = (type: TypeDefinition | undefined) => void pinStructDefs(type, metadata);
  for (const { inputVars, returnType } of taskDefs.values()) {
    for (const { typeDef } of inputVars) pin(typeDef);
    pin(returnType?.returnType);
  }
  for (const { typeInformation } of externalEventDefs.values()) pin(typeInformation?.returnType);
  for (const { contentType } of workflowEventDefs.values()) pin(contentType?.returnType);
  for (const { structDef } of structDefs.values())
    for (const { fieldType } of Object.values(structDef?.fields ?? {})) pin(fieldType);
}

const atZero =
  <D>(defs: ReadonlyMap<string, D>) =>
  (name: string, version?: number): D | undefined =>
    version === undefined || version === 0 || version === -1 ? defs.get(name) : undefined;

export function simulatedMetadata({ definitions, wfSpecs }: SimulatedDefinitions): Metadata {
  const stored = {
    taskDefs: byName(definitions.taskDefs, TaskDefSchema, storedTaskDef),
    externalEventDefs: byName(definitions.externalEventDefs, ExternalEventDefSchema, storedExternalEventDef),
    workflowEventDefs: byName(definitions.workflowEventDefs, WorkflowEventDefSchema, storedWorkflowEventDef),
    userTaskDefs: byName(definitions.userTaskDefs, UserTaskDefSchema, storedUserTaskDef),
    structDefs: byName(definitions.structDefs, StructDefSchema, storedStructDef),
  };
  pinTypes(stored);
  const { taskDefs, externalEventDefs, workflowEventDefs, userTaskDefs, structDefs } = stored;
  return {
    wfSpec: (name, majorVersion, revision) =>
      majorVersion === 0 && revision === 0 ? wfSpecs.get(name) : undefined,
    latestWfSpec: (name) => wfSpecs.get(name),
    taskDef: (name) => taskDefs.get(name),
    externalEventDef: (name) => externalEventDefs.get(name),
    workflowEventDef: (name) => workflowEventDefs.get(name),
    userTaskDef: atZero(userTaskDefs),
    structDef: atZero(structDefs),
  };
}
