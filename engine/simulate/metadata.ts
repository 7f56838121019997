/** Definitions and one WfSpec as an engine would have stored them, for simulations: all at version 0. */
import { type WfSpec } from '#api/gen/wf_spec_pb.js';
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

const byName = <R extends { name: string }, D>(
  requests: readonly R[],
  define: (request: R) => D,
): Map<string, D> => new Map(requests.map((request) => [request.name, define(request)]));

export function simulatedMetadata({ definitions, wfSpecs }: SimulatedDefinitions): Metadata {
  const taskDefs = byName(definitions.taskDefs, storedTaskDef);
  const externalEventDefs = byName(definitions.externalEventDefs, storedExternalEventDef);
  const workflowEventDefs = byName(definitions.workflowEventDefs, storedWorkflowEventDef);
  const userTaskDefs = byName(definitions.userTaskDefs, storedUserTaskDef);
  const structDefs = byName(definitions.structDefs, storedStructDef);
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
