/** `name: { type: STR, … }` – variables of threads and inputs of TaskDefs; `name: STR` for a type alone. */
import { VariableType } from '#api/gen/common_enums_pb.js';
import type { TypedField } from '../document/definitions.ts';
import type { DeprecatedType, ThreadVarDef } from '../document/workflow.ts';
import { present } from './present.ts';
import type { Fields, Reader } from './reader.ts';
import { bare, blockList, entry, expression, flow, text, type Tree, type TreeEntry } from './yaml/tree.ts';
import type { YamlNode } from './yaml/yaml-node.ts';

export const primitiveTypes: readonly string[] = Object.keys(VariableType).filter(
  (name) => !/^\d/.test(name),
);

export const TYPED_KEYS = ['type', 'masked', 'default', 'deprecated'] as const;
export const VARIABLE_KEYS = [...TYPED_KEYS, 'required', 'searchable', 'access', 'json-indexes'] as const;

export const readTyped = (fields: Fields, name: string): TypedField => ({
  name,
  type: readType(fields, `“${name}”`),
  ...present({
    masked: fields.flag('masked'),
    default: fields.expression('default'),
    deprecated: readDeprecated(fields),
  }),
});

export const readType = (fields: Fields, what: string): string => {
  const type = fields.read('type', 'type', (node, at) => fields.reader.code(node, 'a type such as STR', at));
  if (type === undefined && !fields.has('type'))
    fields.reader.fault('missing-key', `${what} needs a “type”.`, fields.node, fields.at);
  return type ?? '';
};

const readDeprecated = (fields: Fields): DeprecatedType | undefined =>
  fields.read('deprecated', 'deprecated', (node, at) => {
    const inner = fields.reader.fields(node, ['type', 'masked', 'no-type-def'], 'deprecated', at);
    return present<DeprecatedType>({
      type: inner.oneOf('type', primitiveTypes),
      masked: inner.flag('masked'),
      noTypeDef: inner.flag('no-type-def', 'noTypeDef') || undefined,
    });
  });

export const readVariable = (reader: Reader, name: string, node: YamlNode, at: string): ThreadVarDef => {
  if (node.kind === 'scalar') {
    reader.mark(at, node);
    return { name, type: reader.code(node, 'a variable, such as { type: STR }', `${at}/type`) ?? '' };
  }
  const fields = reader.fields(node, VARIABLE_KEYS, 'a variable', at);
  return present<ThreadVarDef>({
    ...readTyped(fields, name),
    required: fields.flag('required'),
    searchable: fields.flag('searchable'),
    access: readAccess(fields),
    jsonIndexes: fields.read('json-indexes', 'jsonIndexes', (each, place) =>
      reader.list(each, 'indexes', place).map((item, index) => readIndex(reader, item, `${place}/${index}`)),
    ),
  });
};

const readAccess = (fields: Fields): ThreadVarDef['access'] => {
  const access = fields.oneOf('access', ['PRIVATE', 'PUBLIC', 'INHERITED']);
  return access === 'PRIVATE' ? undefined : access;
};

const readIndex = (reader: Reader, node: YamlNode, at: string): { path: string; type: string } => {
  const fields = reader.fields(node, ['path', 'type'], 'a JSON index', at);
  return { path: fields.required('path', 'A JSON index'), type: fields.oneOf('type', primitiveTypes) ?? '' };
};

export const typedEntries = (field: TypedField): readonly (TreeEntry | undefined)[] => [
  ['type', text(field.type)],
  entry('masked', field.masked, bare),
  entry('default', field.default, expression),
  entry('deprecated', field.deprecated, ({ type, masked, noTypeDef }) =>
    flow([entry('type', type, text), entry('masked', masked, bare), entry('no-type-def', noTypeDef, bare)]),
  ),
];

export const variableTree = (variable: ThreadVarDef): Tree =>
  flow([
    ...typedEntries(variable),
    entry('required', variable.required, bare),
    entry('searchable', variable.searchable, bare),
    entry('access', variable.access, text),
    entry('json-indexes', variable.jsonIndexes, (indexes) => ({
      ...blockList(
        indexes.map(({ path, type }) =>
          flow([
            ['path', text(path)],
            ['type', text(type)],
          ]),
        ),
      ),
      isFlow: true,
    })),
  ]);
