/**
 * Entries as JSON and back, exactly: messages travel as their bytes in base64 (protobuf JSON would lose the sign of
 * zero and fields that this version does not know), bigints and bytes are marked.
 */
import {
  createRegistry,
  type DescMessage,
  fromBinary,
  isMessage,
  type Message,
  toBinary,
} from '@bufbuild/protobuf';
import { base64Decode, base64Encode } from '@bufbuild/protobuf/wire';
import { file_google_protobuf_timestamp } from '@bufbuild/protobuf/wkt';
import { file_common_wfspec } from '#api/gen/common_wfspec_pb.js';
import { file_external_event } from '#api/gen/external_event_pb.js';
import { file_node_run } from '#api/gen/node_run_pb.js';
import { file_object_id } from '#api/gen/object_id_pb.js';
import { file_task_run } from '#api/gen/task_run_pb.js';
import { file_type_definition } from '#api/gen/type_definition_pb.js';
import { file_user_tasks } from '#api/gen/user_tasks_pb.js';
import { file_wf_run } from '#api/gen/wf_run_pb.js';
import { file_workflow_migration } from '#api/gen/workflow_migration_pb.js';
import type { Entry } from './entries.ts';

export type EntryJson = null | boolean | number | string | EntryJson[] | { [key: string]: EntryJson };

const registry = createRegistry(
  file_google_protobuf_timestamp,
  file_object_id,
  file_type_definition,
  file_common_wfspec,
  file_external_event,
  file_node_run,
  file_task_run,
  file_user_tasks,
  file_wf_run,
  file_workflow_migration,
);

const MESSAGE = '$message';
const BIGINT = '$bigint';
const BYTES = '$bytes';

function schemaOf(typeName: string): DescMessage {
  const schema = registry.getMessage(typeName);
  if (schema === undefined) throw new Error(`Entries do not carry ${typeName}.`);
  return schema;
}

export const entryToJson = (entry: Entry): { [key: string]: EntryJson } => encodeObject(entry);

/** Throws when it was not written by `entryToJson`. */
export const entryFromJson = (json: EntryJson): Entry => decode(json) as Entry;

function encode(value: unknown): EntryJson {
  if (value === null || typeof value === 'boolean' || typeof value === 'string') return value;
  if (typeof value === 'number') return value;
  if (typeof value === 'bigint') return { [BIGINT]: value.toString() };
  if (value instanceof Uint8Array) return { [BYTES]: base64Encode(value) };
  if (Array.isArray(value)) return value.map(encode);
  if (isMessage(value)) return encodeMessage(value);
  if (typeof value === 'object') return encodeObject(value);
  throw new Error(`Entries do not carry a ${typeof value}.`);
}

const encodeMessage = (message: Message): EntryJson => ({
  [MESSAGE]: message.$typeName,
  bytes: base64Encode(toBinary(schemaOf(message.$typeName), message)),
});

/** Every command waits for this: no list of pairs is made of what is mostly text and numbers. */
function encodeObject(object: object): { [key: string]: EntryJson } {
  const json: { [key: string]: EntryJson } = {};
  for (const key of Object.keys(object)) {
    const value = (object as Readonly<Record<string, unknown>>)[key];
    if (typeof value === 'string' || typeof value === 'number') json[key] = value;
    else if (value !== undefined) json[key] = encode(value);
  }
  return json;
}

function decode(json: EntryJson): unknown {
  if (Array.isArray(json)) return json.map(decode);
  if (json === null || typeof json !== 'object') return json;
  const typeName = json[MESSAGE];
  if (typeof typeName === 'string')
    return fromBinary(schemaOf(typeName), base64Decode(String(json['bytes'])));
  if (typeof json[BIGINT] === 'string') return BigInt(json[BIGINT]);
  if (typeof json[BYTES] === 'string') return base64Decode(json[BYTES]);
  return Object.fromEntries(Object.entries(json).map(([key, value]) => [key, decode(value)]));
}
