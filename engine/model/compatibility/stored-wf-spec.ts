/** The WfSpec that a PutWfSpecRequest stands for, with the defaults that the server writes (littlehorse.md §2.1). */
import { create } from '@bufbuild/protobuf';
import type { TaskNode } from '#api/gen/common_wfspec_pb.js';
import type { PutWfSpecRequest } from '#api/gen/service_pb.js';
import { WfSpecSchema, type Node, type WfSpec } from '#api/gen/wf_spec_pb.js';
import { ok, err, type Result } from '../result.ts';
import type { MetadataLookup } from '../validate/metadata-lookup.ts';
import { storeJsonWithin } from '../values/stored-json.ts';
import { fillMissingParts } from './fill-missing-parts.ts';
import { pinStructBuilders } from './pin-struct-builders.ts';
import { storeVariableDef } from './stored-types.ts';

/** What the pinned versions are looked up in. */
export type StoredLookup = Pick<MetadataLookup, 'structDef' | 'userTaskDef' | 'latestWfSpec'>;

const DEFAULT_TIMEOUT_SECONDS = 60;

/** Changes the request's nodes in place. The error is a sentence. */
export function wfSpecOf(request: PutWfSpecRequest, metadata: StoredLookup): Result<WfSpec, string> {
  storeJsonWithin(request.threadSpecs);
  fillMissingParts(request.threadSpecs);
  for (const [thread, spec] of Object.entries(request.threadSpecs)) {
    for (const { varDef } of spec.variableDefs) {
      const missing = varDef && storeVariableDef(varDef, metadata);
      if (missing !== undefined) return err(`Variable ${varDef?.name} of thread ${thread}: ${missing}`);
    }
    for (const node of Object.values(spec.nodes)) storeDefaults(node, metadata);
    // Of a builder in what an EXIT returns, the version stays -1 there.
    for (const { outgoingEdges } of Object.values(spec.nodes)) pinStructBuilders(outgoingEdges, metadata);
  }
  const parent = request.parentWfSpec;
  if (parent?.wfSpecMajorVersion === -1) {
    parent.wfSpecMajorVersion = metadata.latestWfSpec(parent.wfSpecName)?.id?.majorVersion ?? -1;
  }
  return ok(
    create(WfSpecSchema, {
      id: { name: request.name },
      threadSpecs: request.threadSpecs,
      entrypointThreadName: request.entrypointThreadName,
      retentionPolicy: request.retentionPolicy,
      parentWfSpec: parent,
    }),
  );
}

const storeTimeout = (task: TaskNode | undefined): void => {
  if (task?.timeoutSeconds === 0) task.timeoutSeconds = DEFAULT_TIMEOUT_SECONDS;
};

function storeDefaults({ node }: Node, metadata: StoredLookup): void {
  switch (node.case) {
    case 'task':
      storeTimeout(node.value);
      return;
    case 'userTask':
      node.value.userTaskDefVersion ??= metadata.userTaskDef(node.value.userTaskDefName)?.version;
      for (const { action } of node.value.actions)
        if (action.case === 'task') storeTimeout(action.value.task);
      return;
    case 'runChildWf':
      if (node.value.majorVersion === -1 && node.value.wfSpec.case === 'wfSpecName') {
        const child = metadata.latestWfSpec(node.value.wfSpec.value);
        if (child?.id !== undefined) node.value.majorVersion = child.id.majorVersion;
      }
      return;
    default:
  }
}
