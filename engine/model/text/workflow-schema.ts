/** JSON Schema of the workflow file, for completion and squiggles in the editor; `parseWorkflow` has the last word. */
import type { JsonObject } from '@bufbuild/protobuf';
import { nodeSchema } from './node-schema.ts';
import { updates } from './parse-workflow.ts';
import * as part from './schema-parts.ts';
import { primitiveTypes } from './variable-form.ts';

const { byName, described, name, record } = part;

const type = described(`A type: ${primitiveTypes.join(', ')}, Array<…>, Map<…, …>, Struct<…>.`, name);
const deprecated = record({
  type: part.oneOfNames(primitiveTypes),
  masked: part.flag,
  'no-type-def': part.flag,
});
const typed = { type, masked: part.flag, default: part.expression, deprecated };

const variables = described(
  'Variables by name.',
  byName({
    anyOf: [
      type,
      record(
        {
          ...typed,
          required: part.flag,
          searchable: part.flag,
          access: part.oneOfNames(['PRIVATE', 'PUBLIC', 'INHERITED']),
          'json-indexes': part.listOf(
            record({ path: name, type: part.oneOfNames(primitiveTypes) }, ['path', 'type']),
          ),
        },
        ['type'],
      ),
    ],
  }),
);

const thread = record({
  variables,
  interrupts: described('Threads that interrupt this one, by ExternalEventDef.', {
    anyOf: [byName(name), part.listOf(record({ event: name, run: name }, ['event', 'run']))],
  }),
  retention: part.duration,
  nodes: byName(nodeSchema),
});

const content: JsonObject = { anyOf: [type, record({ type, masked: part.flag }, ['type'])] };
const field = (more: JsonObject): JsonObject => ({ anyOf: [type, record({ ...typed, ...more }, ['type'])] });

const definitions = {
  tasks: byName(record({ description: name, inputs: byName(field({})), returns: content })),
  'external-events': byName(
    record({
      content,
      retention: part.duration,
      correlated: record({ 'delete-after-first': part.flag, ttl: part.duration }),
    }),
  ),
  'workflow-events': byName(record({ content })),
  'user-tasks': byName(
    record({
      description: name,
      fields: part.listOf(
        record({ name, type, label: name, description: name, required: part.flag }, ['name', 'type']),
      ),
    }),
  ),
  structs: byName(
    record({
      description: name,
      'allowed-updates': part.oneOfNames(['NO_SCHEMA_UPDATES', 'FULLY_COMPATIBLE_SCHEMA_UPDATES']),
      fields: byName(field({ nullable: part.flag, description: name })),
    }),
  ),
};

export const workflowSchema: JsonObject = {
  $schema: 'http://json-schema.org/draft-07/schema#',
  title: 'Paddock workflow',
  ...record(
    {
      paddock: described('Version of the file format.', { const: 1 }),
      workflow: described('Name of the WfSpec.', name),
      entrypoint: described(
        'The thread in which the workflow starts; “entrypoint” unless said otherwise.',
        name,
      ),
      parent: record({ workflow: name, 'major-version': part.integer }, ['workflow']),
      'allowed-updates': part.oneOfNames(updates),
      retention: described('How long a WfRun is kept after its end.', part.duration),
      variables,
      threads: byName(thread),
      definitions: record(definitions),
    },
    ['paddock', 'workflow', 'threads'],
  ),
};

/** The same for `definitions.yaml`. */
export const definitionsSchema: JsonObject = {
  $schema: 'http://json-schema.org/draft-07/schema#',
  title: 'Paddock definitions',
  ...record({ paddock: { const: 1 }, ...definitions }, ['paddock']),
};
