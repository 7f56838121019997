/** `tasks:`, `external-events:`, `workflow-events:`, `user-tasks:`, `structs:` – of definitions.yaml or a workflow file. */
import type {
  Definitions,
  ExternalEventDef,
  StructDef,
  TaskDef,
  TypedField,
  UserTaskDef,
  WorkflowEventDef,
} from '../document/definitions.ts';
import type { DefinitionKind } from '../document/problem.ts';
import { definitionKey } from './place-key.ts';
import { present } from './present.ts';
import type { Fields, Reader } from './reader.ts';
import { durationTree } from './task-call-form.ts';
import { readType, readTyped, typedEntries, TYPED_KEYS } from './variable-form.ts';
import { bare, block, entry, flow, text, type Tree, type TreeEntry } from './yaml/tree.ts';
import type { YamlNode } from './yaml/yaml-node.ts';

export const DEFINITION_KEYS = [
  'tasks',
  'external-events',
  'workflow-events',
  'user-tasks',
  'structs',
] as const;

export const readDefinitions = (fields: Fields): Definitions => {
  const each = <T>(
    key: (typeof DEFINITION_KEYS)[number],
    kind: DefinitionKind,
    keys: readonly string[],
    read: (fields: Fields, name: string) => T,
  ): readonly T[] =>
    fields.read(key, key, (node, at) =>
      (fields.reader.map(node, `${key} by name`, at)?.entries ?? []).map((entry) => {
        const place = definitionKey(kind, entry.key);
        const made = read(fields.reader.fields(entry.value, keys, `“${entry.key}”`, place), entry.key);
        fields.reader.markEntry(place, entry);
        return made;
      }),
    ) ?? [];
  return {
    taskDefs: each('tasks', 'task-def', ['description', 'inputs', 'returns'], readTaskDef),
    externalEventDefs: each(
      'external-events',
      'external-event-def',
      ['content', 'retention', 'correlated'],
      readExternalEventDef,
    ),
    workflowEventDefs: each('workflow-events', 'workflow-event-def', ['content'], (inner, name) =>
      present<WorkflowEventDef>({ name, content: readContent(inner, 'content') }),
    ),
    userTaskDefs: each('user-tasks', 'user-task-def', ['description', 'fields'], readUserTaskDef),
    structDefs: each('structs', 'struct-def', ['description', 'allowed-updates', 'fields'], readStructDef),
  };
};

type TypedContent = { readonly type: string; readonly masked?: boolean } | 'void';

/** `void`, a type, or `{ type, masked }`. */
const readContent = (fields: Fields, key: string): TypedContent | undefined =>
  fields.read(key, key, (node, at) => {
    if (node.kind === 'scalar') {
      const type = fields.reader.code(node, 'a type such as STR, or void', `${at}/type`) ?? '';
      return type === 'void' ? 'void' : { type };
    }
    const inner = fields.reader.fields(node, ['type', 'masked'], key, at);
    return present({ type: readType(inner, `The ${key}`), masked: inner.flag('masked') });
  });

const readTaskDef = (fields: Fields, name: string): TaskDef =>
  present<TaskDef>({
    name,
    description: fields.name('description'),
    inputs: readTypedFields(fields, 'inputs', TYPED_KEYS, readTyped),
    returns: readContent(fields, 'returns'),
  });

/** `name: TYPE` or `name: { type: …, … }`, in file order. */
const readTypedFields = <T extends TypedField>(
  fields: Fields,
  key: string,
  keys: readonly string[],
  read: (fields: Fields, name: string) => T,
): readonly (T | TypedField)[] =>
  fields.read(key, key, (node, at) =>
    (fields.reader.map(node, `the ${key} by name`, at)?.entries ?? []).map(({ key: name, value }) => {
      const place = `${at}/${name}`;
      if (value.kind !== 'scalar') return read(fields.reader.fields(value, keys, `“${name}”`, place), name);
      fields.reader.mark(place, value);
      return { name, type: fields.reader.code(value, 'a type such as STR', `${place}/type`) ?? '' };
    }),
  ) ?? [];

const readExternalEventDef = (fields: Fields, name: string): ExternalEventDef =>
  present<ExternalEventDef>({
    name,
    content: readContent(fields, 'content'),
    retentionSeconds: fields.duration('retention', 's', 'retentionSeconds'),
    correlated: fields.read('correlated', 'correlated', (node, at) => {
      const inner = fields.reader.fields(node, ['delete-after-first', 'ttl'], 'correlated', at);
      return present({
        deleteAfterFirst: inner.flag('delete-after-first', 'deleteAfterFirst'),
        ttlSeconds: inner.duration('ttl', 's', 'ttlSeconds'),
      });
    }),
  });

/** A list, because LittleHorse accepts two fields of one name (littlehorse.md §7.1). */
const readUserTaskDef = (fields: Fields, name: string): UserTaskDef =>
  present<UserTaskDef>({
    name,
    description: fields.name('description'),
    fields:
      fields.read('fields', 'fields', (node, at) =>
        fields.reader
          .list(node, 'fields', at)
          .map((item, index) => readFormField(fields.reader, item, `${at}/${index}`)),
      ) ?? [],
  });

const readFormField = (reader: Reader, node: YamlNode, at: string): UserTaskDef['fields'][number] => {
  const fields = reader.fields(node, ['name', 'type', 'label', 'description', 'required'], 'a field', at);
  return present({
    name: fields.required('name', 'A field'),
    type: readType(fields, 'A field'),
    label: fields.name('label'),
    description: fields.name('description'),
    required: fields.flag('required'),
  });
};

const readStructDef = (fields: Fields, name: string): StructDef => {
  const updates = fields.oneOf(
    'allowed-updates',
    ['NO_SCHEMA_UPDATES', 'FULLY_COMPATIBLE_SCHEMA_UPDATES'],
    'allowedUpdates',
  );
  return present<StructDef>({
    name,
    description: fields.name('description'),
    fields: readTypedFields(fields, 'fields', STRUCT_FIELD_KEYS, (inner, field) =>
      present<StructDef['fields'][number]>({
        ...readTyped(inner, field),
        nullable: inner.flag('nullable'),
        description: inner.name('description'),
      }),
    ),
    allowedUpdates: updates === 'NO_SCHEMA_UPDATES' ? undefined : updates,
  });
};

const STRUCT_FIELD_KEYS = ['type', 'masked', 'default', 'nullable', 'description'] as const;

export const definitionEntries = (definitions: Definitions): readonly (TreeEntry | undefined)[] => {
  const each = <T extends { readonly name: string }>(
    key: string,
    defs: readonly T[],
    tree: (def: T) => Tree,
  ) =>
    entry(key, defs.length === 0 ? undefined : defs, (all) => block(all.map((def) => [def.name, tree(def)])));
  return [
    each('tasks', definitions.taskDefs, (def) =>
      block([
        entry('description', def.description, text),
        def.inputs.length === 0 ? undefined : ['inputs', flow(def.inputs.map(typedEntry))],
        entry('returns', def.returns, contentTree),
      ]),
    ),
    each('external-events', definitions.externalEventDefs, externalEventTree),
    each('workflow-events', definitions.workflowEventDefs, (def) =>
      flow([entry('content', def.content, contentTree)]),
    ),
    each('user-tasks', definitions.userTaskDefs, userTaskTree),
    each('structs', definitions.structDefs, structTree),
  ];
};

const contentTree = (content: TypedContent): Tree =>
  content === 'void' || content.masked === undefined
    ? text(content === 'void' ? content : content.type)
    : flow([
        ['type', text(content.type)],
        ['masked', bare(content.masked)],
      ]);

const typedEntry = (field: TypedField): TreeEntry => {
  const tree = flow(typedEntries(field));
  return [field.name, tree.entries.length === 1 ? text(field.type) : tree];
};

const externalEventTree = (def: ExternalEventDef): Tree =>
  flow([
    entry('content', def.content, contentTree),
    entry('retention', def.retentionSeconds, (seconds) => durationTree(seconds, 's')),
    entry('correlated', def.correlated, ({ deleteAfterFirst, ttlSeconds }) =>
      flow([
        entry('delete-after-first', deleteAfterFirst, bare),
        entry('ttl', ttlSeconds, (seconds) => durationTree(seconds, 's')),
      ]),
    ),
  ]);

const userTaskTree = (def: UserTaskDef): Tree =>
  block([
    entry('description', def.description, text),
    entry('fields', def.fields.length === 0 ? undefined : def.fields, (fields) => ({
      kind: 'list',
      isFlow: false,
      items: fields.map((field) =>
        flow([
          ['name', text(field.name)],
          ['type', text(field.type)],
          entry('label', field.label, text),
          entry('description', field.description, text),
          entry('required', field.required, bare),
        ]),
      ),
    })),
  ]);

const structTree = (def: StructDef): Tree =>
  block([
    entry('description', def.description, text),
    entry('allowed-updates', def.allowedUpdates, text),
    def.fields.length === 0
      ? undefined
      : [
          'fields',
          block(
            def.fields.map((field): TreeEntry => {
              const tree = flow([
                ...typedEntries(field),
                entry('nullable', field.nullable, bare),
                entry('description', field.description, text),
              ]);
              return [field.name, tree.entries.length === 1 ? text(field.type) : tree];
            }),
          ),
        ],
  ]);
