/**
 * Definitions as a server stores them when they are put for the first time, at version 0 (littlehorse.md §2.1): what the
 * verdict on a drawing and the simulator look names up in. Partial, so that a faulty definition can still be known by name.
 */
import { create } from '@bufbuild/protobuf';
import { ExternalEventDefSchema } from '#api/gen/external_event_pb.js';
import { StructDefSchema } from '#api/gen/struct_def_pb.js';
import { TaskDefSchema } from '#api/gen/task_def_pb.js';
import { ReturnTypeSchema } from '#api/gen/type_definition_pb.js';
import { UserTaskDefSchema } from '#api/gen/user_tasks_pb.js';
import { WorkflowEventDefSchema } from '#api/gen/workflow_event_pb.js';
import type { DefinitionRequests } from './compile-definitions.ts';

type RequestOf<K extends keyof DefinitionRequests> = Partial<DefinitionRequests[K][number]> & {
  readonly name: string;
};

/** The server stores an empty ReturnType where none was given. */
export const storedTaskDef = ({ name, inputVars, returnType, description }: RequestOf<'taskDefs'>) =>
  create(TaskDefSchema, {
    id: { name },
    inputVars,
    returnType: returnType ?? create(ReturnTypeSchema),
    description,
  });

export const storedExternalEventDef = ({
  name,
  contentType,
  retentionPolicy,
  correlatedEventConfig,
}: RequestOf<'externalEventDefs'>) =>
  create(ExternalEventDefSchema, {
    id: { name },
    typeInformation: contentType,
    retentionPolicy,
    correlatedEventConfig,
  });

export const storedWorkflowEventDef = ({ name, contentType }: RequestOf<'workflowEventDefs'>) =>
  create(WorkflowEventDefSchema, { id: { name }, contentType });

export const storedUserTaskDef = ({ name, fields, description }: RequestOf<'userTaskDefs'>) =>
  create(UserTaskDefSchema, { name, version: 0, fields, description });

export const storedStructDef = ({ name, structDef, description }: RequestOf<'structDefs'>) =>
  create(StructDefSchema, { id: { name, version: 0 }, structDef, description });
