/** A WfSpec or PutWfSpecRequest, from a cluster or a JSON file, to the document. */
import { create, isMessage, type JsonValue } from '@bufbuild/protobuf';
import { AllowedUpdateType, PutWfSpecRequestSchema, type PutWfSpecRequest } from '#api/gen/service_pb.js';
import { WfSpecSchema, type WfSpec } from '#api/gen/wf_spec_pb.js';
import { compileWorkflow } from '../compile/compile-workflow.ts';
import { byCodeUnit } from '../compile/sorted-map.ts';
import type { Problem } from '../document/problem.ts';
import type { WorkflowDocument } from '../document/workflow.ts';
import { ok, type Result } from '../result.ts';
import { firstDifference } from './first-difference.ts';
import { importThread } from './import-thread.ts';
import { leftOutAccess } from './left-out-access.ts';
import { exactNumber, present } from './print-fields.ts';
import { importProblem, readMessage } from './read-message.ts';
import { unknownOnWire } from './unknown-on-wire.ts';

/**
 * `document` is absent when the JSON could not be read. What a document can't say of a message that no cluster takes
 * is a problem `not-exact` that names the first field concerned; nothing gets lost in silence. Problems of the WfSpec
 * itself, such as an edge to nowhere, are there too.
 */
export const importWfSpec = (
  source: JsonValue | PutWfSpecRequest | WfSpec,
): { document?: WorkflowDocument; problems: readonly Problem[] } => {
  const read = asRequest(source);
  if (!read.ok) return { problems: read.error };
  const problems: Problem[] = [];
  const document = importRequest(read.value, problems);
  if (problems.length === 0) problems.push(...inexact(document, read.value));
  return { document, problems: [...problems, ...fromNewer(source), ...leftOut(source)] };
};

const isRequestMessage = (source: unknown): source is PutWfSpecRequest =>
  isMessage(source, PutWfSpecRequestSchema);

/** What a server of a newer version says, and this one can't. */
const fromNewer = (source: JsonValue | PutWfSpecRequest | WfSpec): readonly Problem[] => {
  const path = isRequestMessage(source)
    ? unknownOnWire(PutWfSpecRequestSchema, source)
    : isMessage(source, WfSpecSchema)
      ? unknownOnWire(WfSpecSchema, source)
      : undefined;
  if (path === undefined) return [];
  const where = path === '' ? 'The WfSpec' : `The WfSpec at “${path}”`;
  const message = `${where} says something that LittleHorse 1.3.0 does not know: it comes from a newer server. Use a newer Paddock; pushed from here, that part would be lost.`;
  return [importProblem('not-exact', message, path === '' ? undefined : path)];
};

const leftOut = (source: JsonValue | PutWfSpecRequest | WfSpec): readonly Problem[] =>
  isMessage(source) || isWfSpecJson(source) ? [] : leftOutAccess(source);

/** Compiles what was imported and compares: the proof, message by message, that import lost nothing. */
const inexact = (document: WorkflowDocument, source: PutWfSpecRequest): readonly Problem[] => {
  const { request, problems } = compileWorkflow(document);
  if (request === undefined) return problems;
  const path = firstDifference(request, source);
  if (path === undefined) return [];
  const message = `What the message says at “${path}” can't be said in a workflow file.`;
  return [importProblem('not-exact', message, path)];
};

const asRequest = (
  source: JsonValue | PutWfSpecRequest | WfSpec,
): Result<PutWfSpecRequest, readonly Problem[]> => {
  if (isRequestMessage(source)) return ok(source);
  if (isMessage(source, WfSpecSchema)) return ok(requestOf(source));
  const json = source as JsonValue;
  if (!isWfSpecJson(json)) return readMessage(PutWfSpecRequestSchema, json);
  const spec = readMessage(WfSpecSchema, json);
  return spec.ok ? ok(requestOf(spec.value)) : spec;
};

const WF_SPEC_ONLY = ['id', 'createdAt', 'created_at', 'status', 'frozenVariables', 'frozen_variables'];

const isWfSpecJson = (json: JsonValue): boolean =>
  json !== null &&
  typeof json === 'object' &&
  !Array.isArray(json) &&
  WF_SPEC_ONLY.some((key) => Object.hasOwn(json, key));

/** What would have to be put to get this WfSpec again. Its version, age and status are the cluster's own. */
const requestOf = (spec: WfSpec): PutWfSpecRequest =>
  create(PutWfSpecRequestSchema, {
    name: spec.id?.name ?? '',
    threadSpecs: spec.threadSpecs,
    entrypointThreadName: spec.entrypointThreadName,
    retentionPolicy: spec.retentionPolicy,
    parentWfSpec: spec.parentWfSpec,
  });

const importRequest = (request: PutWfSpecRequest, problems: Problem[]): WorkflowDocument => {
  const { entrypointThreadName: entrypoint, parentWfSpec: parent } = request;
  const retention = request.retentionPolicy?.wfGcPolicy;
  const names = Object.keys(request.threadSpecs).sort(
    (a, b) => Number(b === entrypoint) - Number(a === entrypoint) || byCodeUnit(a, b),
  );
  return present<WorkflowDocument>({
    name: request.name,
    entrypoint,
    threads: names.flatMap((name) => {
      const thread = request.threadSpecs[name];
      return thread === undefined ? [] : [importThread(name, thread, problems)];
    }),
    retentionSeconds: retention?.case === undefined ? undefined : exactNumber(retention.value),
    parent:
      parent &&
      present({
        workflow: parent.wfSpecName,
        majorVersion: parent.wfSpecMajorVersion === 0 ? undefined : parent.wfSpecMajorVersion,
      }),
    allowedUpdates: UPDATES[request.allowedUpdates],
  });
};

const UPDATES: Readonly<Record<AllowedUpdateType, WorkflowDocument['allowedUpdates']>> = {
  [AllowedUpdateType.ALL_UPDATES]: undefined,
  [AllowedUpdateType.MINOR_REVISION_UPDATES]: 'MINOR_REVISION_UPDATES',
  [AllowedUpdateType.NO_UPDATES]: 'NO_UPDATES',
};
