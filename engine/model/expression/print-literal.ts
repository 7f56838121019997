/** VariableValues as text; parse-literal.ts reads them. */
import { base64Encode } from '@bufbuild/protobuf/wire';
import type { WfRunId } from '#api/gen/object_id_pb.js';
import type { Array as LhArray, Map as LhMap, Struct, VariableValue } from '#api/gen/type_definition_pb.js';
import { jsonInLanguage } from './json-text.ts';
import { mapTypeText, optionalType, structIdText } from './print-type.ts';
import { quoteString } from './quoted.ts';
import { printTimestamp } from './timestamp.ts';
import { nameText } from './words.ts';

export const literalText = ({ value }: VariableValue): string => {
  switch (value.case) {
    case undefined:
      return 'null';
    case 'jsonObj':
      return jsonInLanguage(value.value, '{') ?? `jsonObj(${quoteString(value.value)})`;
    case 'jsonArr':
      return jsonInLanguage(value.value, '[') ?? `jsonArr(${quoteString(value.value)})`;
    case 'double':
      return doubleText(value.value);
    case 'bool':
      return String(value.value);
    case 'str':
      return quoteString(value.value);
    case 'int':
      return String(value.value);
    case 'bytes':
      return `bytes("${base64Encode(value.value)}")`;
    case 'wfRunId':
      return `wfRunId(${idChain(value.value).map(quoteString).join(', ')})`;
    case 'utcTimestamp': {
      const text = printTimestamp(value.value);
      return `timestamp(${text === undefined ? `${value.value.seconds}, ${value.value.nanos}` : `"${text}"`})`;
    }
    case 'struct':
      return structText(value.value);
    case 'array':
      return arrayText(value.value);
    case 'map':
      return mapText(value.value);
  }
};

const doubleText = (double: number): string => {
  if (!Number.isFinite(double)) return `double("${double}")`;
  if (Object.is(double, -0)) return '-0.0';
  const text = String(double);
  return /[.e]/.test(text) ? text : `${text}.0`;
};

/** Root first. */
const idChain = (id: WfRunId): readonly string[] => {
  const chain: string[] = [];
  for (let at: WfRunId | undefined = id; at !== undefined; at = at.parentWfRunId) chain.unshift(at.id);
  return chain;
};

const optionalLiteral = (value: VariableValue | undefined): string =>
  value === undefined ? 'missing()' : literalText(value);

const arrayText = ({ items, elementType }: LhArray): string => {
  const type = elementType === undefined ? '' : `<${optionalType(elementType, literalText)}>`;
  return `Array${type}[${items.map(literalText).join(', ')}]`;
};

const mapText = ({ entries, mapType }: LhMap): string => {
  const type = mapType === undefined ? '' : mapTypeText(mapType, literalText);
  const parts = entries.map(({ key, value }) => {
    const known = key === undefined ? undefined : simpleKeyText(key);
    return `${known ?? `[${optionalLiteral(key)}]`}: ${optionalLiteral(value)}`;
  });
  return `Map${type}{${parts.join(', ')}}`;
};

/** A key that needs no brackets: a STR or a number. */
export const simpleKeyText = (key: VariableValue): string | undefined => {
  if (key.value.case === 'str') {
    const bare = nameText(key.value.value);
    return bare.startsWith('`') ? quoteString(key.value.value) : bare;
  }
  return key.value.case === 'int' ? String(key.value.value) : undefined;
};

const structText = ({ structDefId, struct }: Struct): string => {
  const head = `Struct<${structIdText(structDefId)}>`;
  if (struct === undefined) return head;
  const parts = Object.entries(struct.fields).map(
    ([name, field]) => `${field.masked ? 'masked ' : ''}${nameText(name)}: ${optionalLiteral(field.value)}`,
  );
  return `${head}{${parts.join(', ')}}`;
};
