/**
 * A PutWfSpecRequest as a server would store it, so that it can be compared with what is stored there: with the
 * server's own versions of the UserTaskDefs, StructDefs and child WfSpecs that it pins (littlehorse.md §2.1).
 */
import { clone } from '@bufbuild/protobuf';
import { status } from '@grpc/grpc-js';
import { type PutWfSpecRequest, PutWfSpecRequestSchema } from '#api/gen/service_pb.js';
import type { WfSpec } from '#api/gen/wf_spec_pb.js';
import type { DefinitionRequests } from '#model/compile/compile-definitions.ts';
import type { LittleHorseClient } from '../api/client.ts';
import type { Metadata } from '../core/contract.ts';
import { wfSpecOf } from '#model/compatibility/stored-wf-spec.ts';
import { simulatedMetadata } from '../simulate/metadata.ts';
import { codeOf } from './server-said.ts';
import { CommandError } from './verb.ts';

async function optional<T>(get: Promise<T>): Promise<T | undefined> {
  try {
    return await get;
  } catch (error) {
    if (codeOf(error) === status.NOT_FOUND) return undefined;
    throw error;
  }
}

/** WfSpecs that RUN_CHILD_WF nodes and the parent reference name. */
function namedWfSpecs(request: PutWfSpecRequest): Set<string> {
  const names = new Set<string>();
  if (request.parentWfSpec !== undefined) names.add(request.parentWfSpec.wfSpecName);
  for (const thread of Object.values(request.threadSpecs)) {
    for (const { node } of Object.values(thread.nodes)) {
      if (node.case === 'runChildWf' && node.value.wfSpec.case === 'wfSpecName')
        names.add(node.value.wfSpec.value);
    }
  }
  return names;
}

/** What the server has, and where it has nothing yet, what we are about to put. */
export async function metadataThere(
  client: LittleHorseClient,
  request: PutWfSpecRequest,
  definitions: DefinitionRequests,
): Promise<Metadata> {
  const wfSpecs = new Map<string, WfSpec>();
  for (const name of namedWfSpecs(request)) {
    const there = await optional(client.call('getLatestWfSpec', { name }));
    if (there !== undefined) wfSpecs.set(name, there);
  }
  const ours = simulatedMetadata({ definitions, wfSpecs });
  const userTaskDefs = new Map<string, Awaited<ReturnType<typeof getUserTaskDef>>>();
  const getUserTaskDef = (name: string) => optional(client.call('getLatestUserTaskDef', { name }));
  for (const { name } of definitions.userTaskDefs) userTaskDefs.set(name, await getUserTaskDef(name));
  const structDefs = new Map<string, Awaited<ReturnType<typeof getStructDef>>>();
  const getStructDef = (name: string) => optional(client.call('getStructDef', { name, version: -1 }));
  for (const { name } of definitions.structDefs) structDefs.set(name, await getStructDef(name));
  return {
    ...ours,
    userTaskDef: (name, version) =>
      (version === undefined && userTaskDefs.get(name)) || ours.userTaskDef(name, version),
    structDef: (name, version) =>
      ((version === undefined || version === -1) && structDefs.get(name)) || ours.structDef(name, version),
  };
}

export function storedForm(request: PutWfSpecRequest, metadata: Metadata): WfSpec {
  const stored = wfSpecOf(clone(PutWfSpecRequestSchema, request), metadata);
  if (!stored.ok) throw new CommandError(stored.error);
  return stored.value;
}
