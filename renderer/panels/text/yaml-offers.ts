/** What may be typed at a place of a workflow or definitions file: keys and choices of its JSON Schema, and known names. */
import type { JsonObject, JsonValue } from '@bufbuild/protobuf';
import type { Drawing } from '#model/document/drawing.ts';
import { mergedDefinitions } from '#model/document/merged-definitions.ts';
import { primitiveTypes } from '#model/text/variable-form.ts';
import type { YamlContext } from './yaml-context.ts';

export interface YamlOffer {
  readonly label: string;
  readonly kind: 'key' | 'value' | 'name';
  readonly detail: string;
  readonly insert: string;
}

const isObject = (value: JsonValue | undefined): value is JsonObject =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** The schema itself, or the alternatives that it allows. */
function alternatives(schema: JsonObject): readonly JsonObject[] {
  const nested = [schema.anyOf, schema.oneOf, schema.allOf].flatMap((each) =>
    Array.isArray(each) ? each : [],
  );
  return [schema, ...nested.filter(isObject).flatMap(alternatives)];
}

function step(schema: JsonObject, key: string): readonly JsonObject[] {
  return alternatives(schema).flatMap((each) => {
    if (key === '-') return isObject(each.items) ? [each.items] : [];
    const known = isObject(each.properties) ? each.properties[key] : undefined;
    if (isObject(known)) return [known];
    return isObject(each.additionalProperties) ? [each.additionalProperties] : [];
  });
}

/** What the schema says of a path of keys, `-` for an item of a list: all alternatives. */
export const schemasAt = (schema: JsonObject, path: readonly string[]): readonly JsonObject[] =>
  path.reduce<readonly JsonObject[]>((found, key) => found.flatMap((each) => step(each, key)), [schema]);

/** What an alternative says of itself, or of a wrapped one. */
const detailOf = (schema: JsonValue | undefined): string =>
  isObject(schema) && typeof schema.description === 'string' ? schema.description : '';

function keysOf(schemas: readonly JsonObject[], taken: readonly string[]): readonly YamlOffer[] {
  const offers = new Map<string, YamlOffer>();
  for (const each of schemas.flatMap(alternatives))
    for (const [key, value] of Object.entries(isObject(each.properties) ? each.properties : {}))
      if (!taken.includes(key) && !offers.has(key))
        offers.set(key, { label: key, kind: 'key', detail: detailOf(value), insert: `${key}: ` });
  return [...offers.values()];
}

function choicesOf(schemas: readonly JsonObject[]): readonly YamlOffer[] {
  const values = schemas.flatMap(alternatives).flatMap((each) => {
    if (Array.isArray(each.enum)) return each.enum.map(String);
    return each.type === 'boolean' ? ['true', 'false'] : [];
  });
  return [...new Set(values)].map((label) => ({ label, kind: 'value' as const, detail: '', insert: label }));
}

/** Names that fit a key, whatever the schema says of them. */
function namesFor(path: readonly string[], drawing: Drawing | undefined): readonly YamlOffer[] {
  const key = path.findLast((each) => each !== '-');
  const names = (list: readonly string[], detail: string): readonly YamlOffer[] =>
    list.map((label) => ({ label, kind: 'name', detail, insert: label }));
  if (key === 'type') return names(primitiveTypes, 'type');
  if (drawing === undefined) return [];
  const { threads } = drawing.workflow;
  const definitions = mergedDefinitions(drawing);
  const nameOf = (each: { readonly name: string }): string => each.name;
  switch (key) {
    case 'to':
    case 'next': {
      const thread = threads.find((each) => each.name === path[path.indexOf('threads') + 1]);
      return names(thread?.nodes.map(nameOf) ?? [], 'node');
    }
    case 'run':
    case 'start-thread':
    case 'start-multiple-threads':
    case 'entrypoint':
      return names(threads.map(nameOf), 'thread');
    case 'task':
      return names(definitions.taskDefs.map(nameOf), 'TaskDef');
    case 'external-event':
      return names(definitions.externalEventDefs.map(nameOf), 'ExternalEventDef');
    case 'throw-event':
      return names(definitions.workflowEventDefs.map(nameOf), 'WorkflowEventDef');
    case 'user-task':
      return names(definitions.userTaskDefs.map(nameOf), 'UserTaskDef');
    default:
      return [];
  }
}

export function yamlOffers(
  context: YamlContext,
  schema: JsonObject,
  drawing: Drawing | undefined,
): readonly YamlOffer[] {
  const schemas = schemasAt(schema, context.path);
  if (context.wants === 'key') return keysOf(schemas, context.siblings);
  return [...namesFor(context.path, drawing), ...choicesOf(schemas)];
}
