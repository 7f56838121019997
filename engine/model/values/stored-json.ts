/**
 * JSON as the server keeps it: text that comes from outside and parses to what it claims to be is written again in the
 * server's own compact way; other text stays as it came. Found by asking a 1.2.1 server (inputs of RunWf, task outputs,
 * contents of events, defaults and literals of a WfSpec): `{"b": 1, "u": "<"}` is read back as `{"b":1,"u":"\u003c"}`,
 * `3.50` as `3.5`, `{broken` as it was; empty text and `null` as NULL. So it is also within Arrays, Maps and Structs.
 */
import { create, type Message } from '@bufbuild/protobuf';
import {
  ArraySchema,
  type InlineStruct,
  InlineStructSchema,
  Map_EntrySchema,
  MapSchema,
  StructFieldSchema,
  StructSchema,
  type VariableValue,
  VariableValueSchema,
} from '#api/gen/type_definition_pb.js';
import { type JsonValue, printJson } from './json-text.ts';
import { parseLenientJson } from './lenient-json.ts';

/** What the text parses to, when it is what the value claims to be. */
function parsedJson({ value: { case: kind, value: text } }: VariableValue): JsonValue | undefined {
  if (kind !== 'jsonObj' && kind !== 'jsonArr') return undefined;
  const parsed = parseLenientJson(text);
  return (kind === 'jsonArr' ? Array.isArray(parsed) : parsed instanceof Map) ? parsed : undefined;
}

/** The same value object when there is nothing to write anew. */
export function storedJson(value: VariableValue): VariableValue {
  const { value: held } = value;
  switch (held.case) {
    case 'jsonObj':
    case 'jsonArr': {
      if (['', 'null'].includes(held.value.trim())) return create(VariableValueSchema);
      const parsed = parsedJson(value);
      const printed = parsed === undefined ? held.value : printJson(parsed);
      return printed === held.value ? value : made({ case: held.case, value: printed });
    }
    case 'array': {
      const items = held.value.items.map(storedJson);
      if (items.every((item, at) => item === held.value.items[at])) return value;
      return made({ case: 'array', value: create(ArraySchema, { ...held.value, items }) });
    }
    case 'map': {
      const entries = held.value.entries.map((entry) => {
        const [key, content] = [entry.key && storedJson(entry.key), entry.value && storedJson(entry.value)];
        const isSame = key === entry.key && content === entry.value;
        return isSame ? entry : create(Map_EntrySchema, { key, value: content });
      });
      if (entries.every((entry, at) => entry === held.value.entries[at])) return value;
      return made({ case: 'map', value: create(MapSchema, { ...held.value, entries }) });
    }
    case 'struct': {
      const struct = held.value.struct && storedFields(held.value.struct);
      if (struct === held.value.struct) return value;
      return made({ case: 'struct', value: create(StructSchema, { ...held.value, struct }) });
    }
    default:
      return value;
  }
}

const made = (value: VariableValue['value']): VariableValue => create(VariableValueSchema, { value });

function storedFields(struct: InlineStruct): InlineStruct {
  const entries = Object.entries(struct.fields).map(([name, field]) => {
    const value = field.value && storedJson(field.value);
    return [name, value === field.value ? field : create(StructFieldSchema, { ...field, value })] as const;
  });
  if (entries.every(([name, field]) => field === struct.fields[name])) return struct;
  return create(InlineStructSchema, { fields: Object.fromEntries(entries) });
}

const isValue = (part: unknown): part is VariableValue =>
  (part as Partial<Message>).$typeName === VariableValueSchema.typeName;

/** Changes every VariableValue within the message in place. */
export function storeJsonWithin(message: object): void {
  const parts = message as Record<string, unknown>;
  for (const key of Object.keys(parts)) {
    const part = parts[key];
    if (typeof part !== 'object' || part === null || part instanceof Uint8Array) continue;
    if (isValue(part)) parts[key] = storedJson(part);
    else storeJsonWithin(part);
  }
}

/** Why a JSON value can't be read, in the server's words; undefined: it can, or it is no JSON value. */
export function unreadableJson(value: VariableValue): string | undefined {
  const { case: kind } = value.value;
  if ((kind !== 'jsonObj' && kind !== 'jsonArr') || parsedJson(value) !== undefined) return undefined;
  return kind === 'jsonObj' ? 'Error deserializing JSON Obj' : 'Error deserializing JSON Arr';
}
