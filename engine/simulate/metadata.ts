/** Definitions and one WfSpec as an engine would have stored them, for simulations: all at version 0. */
import { create } from '@bufbuild/protobuf';
import { ExternalEventDefSchema } from '#api/gen/external_event_pb.js';
import { StructDefSchema } from '#api/gen/struct_def_pb.js';
import { TaskDefSchema } from '#api/gen/task_def_pb.js';
import { UserTaskDefSchema } from '#api/gen/user_tasks_pb.js';
import { WorkflowEventDefSchema } from '#api/gen/workflow_event_pb.js';
import { type WfSpec } from '#api/gen/wf_spec_pb.js';
import type { DefinitionRequests } from '#model/compile/compile-definitions.ts';
import type { Metadata } from '../core/contract.ts';

export interface SimulatedDefinitions {
  readonly definitions: DefinitionRequests;
  /** Stored forms, by name. */
  readonly wfSpecs: ReadonlyMap<string, WfSpec>;
}

const byName = <R extends { name: string }, D>(
  requests: readonly R[],
  define: (request: R) => D,
): Map<string, D> => new Map(requests.map((request) => [request.name, define(request)]));

export function simulatedMetadata({ definitions, wfSpecs }: SimulatedDefinitions): Metadata {
  const taskDefs = byName(definitions.taskDefs, ({ name, inputVars, returnType, description }) =>
    create(TaskDefSchema, { id: { name }, inputVars, returnType: returnType ?? {}, description }),
  );
  const externalEventDefs = byName(
    definitions.externalEventDefs,
    ({ name, contentType, retentionPolicy, correlatedEventConfig }) =>
      create(ExternalEventDefSchema, {
        id: { name },
        typeInformation: contentType,
        retentionPolicy,
        correlatedEventConfig,
      }),
  );
  const workflowEventDefs = byName(definitions.workflowEventDefs, ({ name, contentType }) =>
    create(WorkflowEventDefSchema, { id: { name }, contentType }),
  );
  const userTaskDefs = byName(definitions.userTaskDefs, ({ name, fields, description }) =>
    create(UserTaskDefSchema, { name, version: 0, fields, description }),
  );
  const structDefs = byName(definitions.structDefs, ({ name, structDef, description }) =>
    create(StructDefSchema, { id: { name, version: 0 }, structDef, description }),
  );
  const atZero =
    <D>(defs: Map<string, D>) =>
    (name: string, version?: number): D | undefined =>
      version === undefined || version === 0 || version === -1 ? defs.get(name) : undefined;
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
