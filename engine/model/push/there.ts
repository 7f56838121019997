/** What a server has of what we would push: asked for by the caller, one call a thing, kept under its key. */
import { create, type Message } from '@bufbuild/protobuf';
import { WfSpecIdSchema } from '#api/gen/object_id_pb.js';
import { GetLatestWfSpecRequestSchema, LittleHorse, type PutWfSpecRequest } from '#api/gen/service_pb.js';
import type { WfSpec } from '#api/gen/wf_spec_pb.js';
import type { DefinitionRequests } from '../compile/compile-definitions.ts';
import { orderedKinds } from './kinds/ordered-kinds.ts';
import type { PushCall } from './push-call.ts';

/** What is pushed together, as the compiler gives it. */
export interface PushOrder {
  readonly request: PutWfSpecRequest;
  readonly definitions: DefinitionRequests;
}

/** Answered by the latest version of the thing; NOT_FOUND means that it is not there. */
export interface Lookup extends PushCall {
  readonly key: string;
}

/** Replies by key; what is not there is absent. */
export type There = ReadonlyMap<string, Message>;

const wfSpecKey = (name: string, major?: number): string => `WfSpec ${name} ${major ?? 'latest'}`;

/** Absent major version, or −1: the latest. */
export const wfSpecThere = (there: There, name: string, major?: number): WfSpec | undefined =>
  there.get(wfSpecKey(name, major === -1 ? undefined : major)) as WfSpec | undefined;

/** The same server with this WfSpec as its latest. */
export const withWfSpec = (there: There, spec: WfSpec): There =>
  new Map([
    ...there,
    [wfSpecKey(spec.id?.name ?? ''), spec],
    [wfSpecKey(spec.id?.name ?? '', spec.id?.majorVersion ?? 0), spec],
  ]);

const wfSpecLookup = (name: string, major?: number): Lookup => ({
  key: wfSpecKey(name, major),
  method: LittleHorse.method.getLatestWfSpec,
  request: create(GetLatestWfSpecRequestSchema, { name, majorVersion: major }),
});

/** WfSpecs that RUN_CHILD_WF nodes and the parent reference name, each in the version that they name. */
function namedWfSpecs(request: PutWfSpecRequest): Lookup[] {
  const lookups: Lookup[] = [];
  const add = (name: string, major: number): void => {
    lookups.push(wfSpecLookup(name, major === -1 ? undefined : major));
  };
  if (request.parentWfSpec !== undefined)
    add(request.parentWfSpec.wfSpecName, request.parentWfSpec.wfSpecMajorVersion);
  for (const thread of Object.values(request.threadSpecs)) {
    for (const { node } of Object.values(thread.nodes)) {
      if (node.case === 'runChildWf' && node.value.wfSpec.case === 'wfSpecName')
        add(node.value.wfSpec.value, node.value.majorVersion);
    }
  }
  return lookups;
}

/** Everything that a plan needs to know, each thing once. */
export function lookupsOf({ request, definitions }: PushOrder): readonly Lookup[] {
  const all = [
    ...orderedKinds.flatMap((kind) => kind.lookups(definitions)),
    wfSpecLookup(request.name),
    ...namedWfSpecs(request),
  ];
  return [...new Map(all.map((lookup) => [lookup.key, lookup])).values()];
}

/** Asks for exactly this version: answered once the server shows what was put. */
export const wfSpecVersionCall = (put: WfSpec): PushCall => ({
  method: LittleHorse.method.getWfSpec,
  request: create(WfSpecIdSchema, {
    name: put.id?.name ?? '',
    majorVersion: put.id?.majorVersion ?? 0,
    revision: put.id?.revision ?? 0,
  }),
});
