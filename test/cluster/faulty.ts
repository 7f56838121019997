/**
 * The WfSpecs of `faulty/`, one a file: what is wrong with each stands in its first line or its name. `taken-…` and some of
 * `json-…` are faulty in ways that a server does not look at.
 */
import { fromJson, type JsonValue } from '@bufbuild/protobuf';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { PutWfSpecRequestSchema, type PutWfSpecRequest } from '#api/gen/service_pb.js';
import { type DefinitionRequests, compileDefinitions } from '#model/compile/compile-definitions.ts';
import { compileWorkflow } from '#model/compile/compile-workflow.ts';
import type { Definitions } from '#model/document/definitions.ts';
import type { Problem } from '#model/document/problem.ts';
import type { WorkflowDocument } from '#model/document/workflow.ts';
import { parseDefinitions } from '#model/text/parse-definitions.ts';
import { parseWorkflow } from '#model/text/parse-workflow.ts';

const folder = join(import.meta.dirname, 'faulty');
const read = (file: string) => readFileSync(join(folder, file), 'utf8');

const wrong = (file: string, problems: readonly Problem[]): Error =>
  new Error(`${file}: ${problems.map(({ code, message }) => `${code}: ${message}`).join('; ')}`);

export function faultyDefinitions(): { definitions: Definitions; requests: DefinitionRequests } {
  const { definitions, problems } = parseDefinitions(read('definitions.yaml'), 'definitions.yaml');
  if (definitions === undefined) throw wrong('definitions.yaml', problems);
  return { definitions, requests: compileDefinitions(definitions).requests! };
}

function workflowOf(file: string): WorkflowDocument {
  const { document, problems } = parseWorkflow(read(file), file);
  if (document === undefined) throw wrong(file, problems);
  return document;
}

/** Compiles, however faulty: what does not compile would never reach a server. */
function requestOf(file: string): PutWfSpecRequest {
  if (file.endsWith('.json')) return fromJson(PutWfSpecRequestSchema, JSON.parse(read(file)) as JsonValue);
  const { request, problems } = compileWorkflow(workflowOf(file));
  if (request === undefined) throw wrong(file, problems);
  return request;
}

/** Of which some are children, and which some name as parent. */
export const childOrder = (): PutWfSpecRequest => requestOf('child-order.yaml');

export interface Faulty {
  readonly name: string;
  readonly request: PutWfSpecRequest;
}

export const faultyWfSpecs = (): readonly Faulty[] =>
  readdirSync(folder)
    .filter((file) => file.endsWith('.workflow.yaml') || file.endsWith('.json'))
    .sort()
    .map((file) => ({ name: file.replace(/\.(workflow\.yaml|json)$/, ''), request: requestOf(file) }));
