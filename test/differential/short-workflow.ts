/**
 * The workflow form of engine/model/FILES.md, shorter: `nodes` at the top are those of the entrypoint, a start and an
 * end are added where there are none, a node without `next` goes to the one below it, and `set` beside it changes
 * variables on the way. `wfSpec` instead is a PutWfSpecRequest as protobuf JSON; `patch` is merged into what was
 * compiled (null removes), for what the form can't say.
 */
import { fromJson, type JsonValue, toJson } from '@bufbuild/protobuf';
import { stringify } from 'yaml';
import { type PutWfSpecRequest, PutWfSpecRequestSchema } from '#api/gen/service_pb.js';
import { compileDefinitions, type DefinitionRequests } from '#model/compile/compile-definitions.ts';
import { compileWorkflow } from '#model/compile/compile-workflow.ts';
import type { Problem } from '#model/document/problem.ts';
import { parseDefinitions } from '#model/text/parse-definitions.ts';
import { parseWorkflow } from '#model/text/parse-workflow.ts';
import type { Yaml } from './case.ts';

const isMap = (value: unknown): value is Yaml =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

function fullNodes(short: Yaml): Yaml {
  const named = Object.entries(short).map(([name, node]) => [name, { ...(node as Yaml) }] as [string, Yaml]);
  if (!named.some(([, node]) => 'entrypoint' in node)) named.unshift(['start', { entrypoint: {} }]);
  const last = named.at(-1)!;
  if (!('exit' in last[1]) && !('next' in last[1])) named.push(['done', { exit: {} }]);
  for (const [index, [, node]] of named.entries()) {
    const following = named[index + 1]?.[0];
    if (!('exit' in node) && !('next' in node) && following !== undefined)
      node.next = node.set === undefined ? following : [{ to: following, set: node.set }];
    delete node.set;
  }
  return Object.fromEntries(named);
}

function fullWorkflow({ workflow = 'wf', nodes, threads = {}, patch: _patch, ...others }: Yaml): Yaml {
  const entrypoint = (others.entrypoint as string | undefined) ?? 'entrypoint';
  const all: Yaml = {};
  if (nodes !== undefined) all[entrypoint] = { nodes };
  for (const [name, thread] of Object.entries(threads as Yaml))
    all[name] = { ...(all[name] as Yaml | undefined), ...(thread as Yaml) };
  for (const [name, thread] of Object.entries(all)) {
    const { nodes: short = {}, ...rest } = thread as Yaml;
    all[name] = { ...rest, nodes: fullNodes(short as Yaml) };
  }
  return { paddock: 1, workflow, ...others, threads: all };
}

/** JSON merge patch: null removes a key. */
function merged(target: unknown, patch: unknown): unknown {
  if (!isMap(patch)) return patch;
  const result: Yaml = isMap(target) ? { ...target } : {};
  for (const [key, value] of Object.entries(patch)) {
    if (value === null) delete result[key];
    else result[key] = merged(result[key], value);
  }
  return result;
}

const failed = (what: string, problems: readonly Problem[]): Error =>
  new Error(
    `${what}: ${problems.map((problem) => `${problem.message} ${JSON.stringify(problem.place)}`).join('; ')}`,
  );

/** Throws when the case's own text is wrong. */
export function wfSpecRequest(said: Yaml): PutWfSpecRequest {
  if (said.wfSpec !== undefined)
    return fromJson(PutWfSpecRequestSchema, { name: 'wf', ...(said.wfSpec as object) } as JsonValue);
  const parsed = parseWorkflow(stringify(fullWorkflow(said), { aliasDuplicateObjects: false }), 'workflow');
  if (parsed.document === undefined) throw failed('workflow', parsed.problems);
  const { request, problems } = compileWorkflow(parsed.document);
  if (request === undefined || parsed.problems.length > 0)
    throw failed('workflow', [...parsed.problems, ...problems]);
  if (said.patch === undefined) return request;
  return fromJson(
    PutWfSpecRequestSchema,
    merged(toJson(PutWfSpecRequestSchema, request), said.patch) as JsonValue,
  );
}

/** Throws when the case's own text is wrong. */
export function definitionRequests(said: Yaml): DefinitionRequests {
  const text = stringify({ paddock: 1, ...said }, { aliasDuplicateObjects: false });
  const parsed = parseDefinitions(text, 'definitions');
  if (parsed.definitions === undefined) throw failed('definitions', parsed.problems);
  const { requests, problems } = compileDefinitions(parsed.definitions);
  if (requests === undefined) throw failed('definitions', problems);
  return requests;
}
