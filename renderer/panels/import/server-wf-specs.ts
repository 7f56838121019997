/** WfSpecs of a server: which there are, and one of them with all definitions that it uses. */
import { create, fromJson, toJson, type Message } from '@bufbuild/protobuf';
import type { WfSpecId } from '#api/gen/object_id_pb.js';
import {
  LittleHorse,
  SearchWfSpecRequestSchema,
  type SearchWfSpecRequest,
  type WfSpecIdList,
} from '#api/gen/service_pb.js';
import type { WfSpec } from '#api/gen/wf_spec_pb.js';
import type { EngineService } from '#bridge/contract.ts';
import { listOf, wordOf } from '#model/commands/definition-lists.ts';
import { noDefinitions, type Definitions } from '#model/document/definitions.ts';
import { fetchDefinition } from '#model/import/fetch-definition.ts';
import type { PushCall } from '#model/push/push-call.ts';
import { err, ok, type Result } from '#model/result.ts';
import {
  definitionsNamedIn,
  structDefsNamedIn,
  type NamedDefinition,
} from '#model/uses/named-definitions.ts';
import { errorCode } from '../../services/error-message.ts';
import { readWfSpec, type Imported, type Unreadable } from './imported.ts';

type Engine = Pick<EngineService, 'callExactly'>;

interface Exact<T> {
  readonly reply: T;
  readonly unknownAt?: string;
}

/** Rejects with a ServiceError. */
async function call<T extends Message>(
  engine: Engine,
  target: string,
  { method, request }: PushCall,
): Promise<Exact<T>> {
  const { reply, unknownAt } = await engine.callExactly({
    connection: target,
    method: method.name,
    request: toJson(method.input, request),
  });
  return {
    reply: fromJson(method.output, reply) as unknown as T,
    ...(unknownAt !== undefined && { unknownAt }),
  };
}

const PAGE = 100;
/** Ids of versions that are looked at; who has more says how the name begins. */
const IDS_MAX = 2_000;

export interface WfSpecVersions {
  readonly name: string;
  /** Newest first. */
  readonly versions: readonly { readonly major: number; readonly revision: number }[];
}

export interface WfSpecsThere {
  /** By name. */
  readonly wfSpecs: readonly WfSpecVersions[];
  /** False: there are more than are listed. */
  readonly isAll: boolean;
}

/** @param prefix how the name begins; '' for all. Rejects with a ServiceError. */
export async function listWfSpecs(engine: Engine, target: string, prefix = ''): Promise<WfSpecsThere> {
  const ids: WfSpecId[] = [];
  let bookmark: SearchWfSpecRequest['bookmark'];
  do {
    const request = create(SearchWfSpecRequestSchema, {
      limit: PAGE,
      bookmark,
      ...(prefix !== '' && { wfSpecCriteria: { case: 'prefix' as const, value: prefix } }),
    });
    const { reply } = await call<WfSpecIdList>(engine, target, {
      method: LittleHorse.method.searchWfSpec,
      request,
    });
    ids.push(...reply.results);
    bookmark = reply.bookmark;
  } while (bookmark !== undefined && bookmark.length > 0 && ids.length < IDS_MAX);
  return { wfSpecs: byName(ids), isAll: bookmark === undefined || bookmark.length === 0 };
}

export function byName(ids: readonly WfSpecId[]): readonly WfSpecVersions[] {
  const found = new Map<string, { major: number; revision: number }[]>();
  for (const { name, majorVersion: major, revision } of ids)
    found.set(name, [...(found.get(name) ?? []), { major, revision }]);
  return [...found]
    .map(([name, versions]) => ({
      name,
      versions: versions.sort((a, b) => b.major - a.major || b.revision - a.revision),
    }))
    .sort((a, b) => (a.name < b.name ? -1 : 1));
}

export interface WfSpecChoice {
  readonly name: string;
  readonly major: number;
  readonly revision: number;
}

/** Rejects with a ServiceError when the server can't be asked. */
export async function fetchWfSpec(
  engine: Engine,
  target: string,
  { name, major, revision }: WfSpecChoice,
): Promise<Result<Imported, Unreadable>> {
  const { method } = LittleHorse;
  const wfSpec = await call<WfSpec>(engine, target, {
    method: method.getWfSpec,
    request: create(method.getWfSpec.input, { name, majorVersion: major, revision }),
  });
  if (wfSpec.unknownAt !== undefined) return err([newerSentence(`WfSpec ${name}`, target, wfSpec.unknownAt)]);
  const read = readWfSpec(wfSpec.reply);
  if (!read.ok) return read;
  const fetched = await fetchDefinitions(engine, target, definitionsNamedIn(read.value.workflow));
  if (!fetched.ok) return fetched;
  return ok({ ...read.value, ...fetched.value, from: `${target}, version ${major}.${revision}` });
}

const newerSentence = (what: string, target: string, at: string): string =>
  `${what} on ${target} says something${at === '' ? '' : ` at “${at}”`} that LittleHorse 1.3.0 does not know: the server is newer. Nothing was imported, because that part would be lost; use a newer Paddock.`;

/** In waves: a StructDef may name others. */
async function fetchDefinitions(
  engine: Engine,
  target: string,
  named: readonly NamedDefinition[],
): Promise<Result<{ definitions: Definitions; missing: readonly NamedDefinition[] }, Unreadable>> {
  const asked = new Set<string>();
  const missing: NamedDefinition[] = [];
  const newer: string[] = [];
  let definitions = noDefinitions;
  let next = named;
  while (next.length > 0) {
    next.forEach((each) => asked.add(`${each.kind} ${each.name}`));
    const replies = await Promise.all(next.map((each) => fetchOne(engine, target, each)));
    for (const [index, got] of replies.entries()) {
      const each = next[index]!;
      if (got === undefined) missing.push(each);
      else if (got.unknownAt !== undefined)
        newer.push(newerSentence(`${wordOf[each.kind]} ${each.name}`, target, got.unknownAt));
      else {
        const list = listOf[each.kind];
        definitions = { ...definitions, [list]: [...definitions[list], got.definition] };
      }
    }
    next = structDefsNamedIn(definitions).filter(({ kind, name }) => !asked.has(`${kind} ${name}`));
  }
  return newer.length > 0 ? err(newer) : ok({ definitions, missing });
}

/** Undefined: it is not there. */
async function fetchOne(engine: Engine, target: string, named: NamedDefinition) {
  const fetch = fetchDefinition(named);
  try {
    const { reply, unknownAt } = await call(engine, target, fetch.call);
    return { definition: fetch.read(reply), unknownAt };
  } catch (error) {
    if (errorCode(error) === 'NOT_FOUND') return undefined;
    throw error;
  }
}
