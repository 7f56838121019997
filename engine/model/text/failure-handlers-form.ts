/**
 * `on-failure:` – a list of handlers: `{ exception: card-declined, run: … }`, `{ error: TIMEOUT, run: … }`,
 * `{ any: ERROR, run: … }`, and `{ run: … }` for any failure at all.
 */
import { LHErrorType } from '#api/gen/common_enums_pb.js';
import type { FailureHandlerDef } from '../document/node.ts';
import type { Fields, Reader } from './reader.ts';
import { blockList, entry, flow, text, type Tree, type TreeEntry } from './yaml/tree.ts';
import type { YamlNode } from './yaml/yaml-node.ts';

const KEYS = ['exception', 'error', 'any', 'run'] as const;

/** The technical failures that LittleHorse knows (littlehorse.md §5.1). */
export const errorTypes: readonly string[] = Object.keys(LHErrorType).filter((name) => !/^\d/.test(name));

export const readHandlers = (fields: Fields, key: string, field: string) =>
  fields.read(key, field, (node, at) =>
    fields.reader
      .list(node, 'failure handlers', at)
      .map((item, index) => readHandler(fields.reader, item, `${at}/${index}`)),
  );

const readHandler = (reader: Reader, node: YamlNode, at: string): FailureHandlerDef => {
  const fields = reader.fields(node, KEYS, 'a failure handler', at);
  const run = fields.required('run', 'A failure handler');
  const kinds = (['exception', 'error', 'any'] as const).filter((key) => fields.has(key));
  if (kinds.length > 1) reader.fault('one-of', `A handler has only one of ${kinds.join(', ')}.`, node, at);
  const anyOf = fields.oneOf('any', ['ERROR', 'EXCEPTION'], 'anyOf');
  if (anyOf !== undefined) return { run, anyOf };
  const error = fields.oneOf('error', errorTypes, 'failure');
  const failure = error ?? fields.name('exception', 'failure');
  return failure === undefined ? { run } : { run, failure };
};

export const handlersEntry = (
  key: string,
  handlers: readonly FailureHandlerDef[] | undefined,
): TreeEntry | undefined =>
  handlers === undefined || handlers.length === 0 ? undefined : [key, blockList(handlers.map(handlerTree))];

const handlerTree = ({ run, failure, anyOf }: FailureHandlerDef): Tree =>
  flow([
    entry(failure !== undefined && errorTypes.includes(failure) ? 'error' : 'exception', failure, text),
    entry('any', failure === undefined ? anyOf : undefined, text),
    ['run', text(run)],
  ]);
