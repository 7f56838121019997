/** JSON Schema of the workflow file, for completion and squiggles in the editor; `parseWorkflow` has the last word. */
import type { JsonObject } from '@bufbuild/protobuf';
import { nodeSchema } from './node-schema.ts';
import { updates } from './parse-workflow.ts';
import * as part from './schema-parts.ts';
import { primitiveTypes } from './variable-form.ts';

const { byName, described, name, record } = part;

const type = described(`A type: ${primitiveTypes.join(', ')}, Array<…>, Map<…, …>, Struct<…>.`, name);
const deprecated = described(
  'What 0.x clients wrote, kept so that nothing changes.',
  record({
    type: described("What the wire's old field `type` says.", part.oneOfNames(primitiveTypes)),
    masked: described("What the wire's old field `masked_value` says.", part.flag),
    'no-type-def': described('There is no `type_def` at all.', part.flag),
  }),
);
const masked = described('Shown as stars to people; workers see the value.', part.flag);
const typed = { type, masked, default: described('A constant.', part.expression), deprecated };
const description = described('For people.', name);

const variables = described(
  'Variables by name.',
  byName({
    anyOf: [
      type,
      record(
        {
          ...typed,
          required: described('Whoever starts the thread must give it.', part.flag),
          searchable: described('Runs can be found by its value.', part.flag),
          access: described(
            'Who sees it: this workflow (PRIVATE), child workflows too (PUBLIC), or taken from the parent (INHERITED).',
            part.oneOfNames(['PRIVATE', 'PUBLIC', 'INHERITED']),
          ),
          'json-indexes': described(
            'Paths by which runs can be found.',
            part.listOf(
              record(
                {
                  path: described('A JSONPath, e.g. $.customer.id', name),
                  type: described('Type of what stands there.', part.oneOfNames(primitiveTypes)),
                },
                ['path', 'type'],
              ),
            ),
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
    anyOf: [
      byName(name),
      part.listOf(
        record(
          {
            event: described('The ExternalEventDef that interrupts.', name),
            run: described('The thread that runs then.', name),
          },
          ['event', 'run'],
        ),
      ),
    ],
  }),
  retention: described('How long a ThreadRun is kept after its end.', part.duration),
  nodes: described('Nodes by name.', byName(nodeSchema)),
});

const typeOrRecord: JsonObject = { anyOf: [type, record({ type, masked }, ['type'])] };
const content = described('What it carries; `void`: nothing; absent: anything.', typeOrRecord);
const field = (more: JsonObject): JsonObject => ({ anyOf: [type, record({ ...typed, ...more }, ['type'])] });

const definitions = {
  tasks: described(
    'TaskDefs by name: what workers carry out.',
    byName(
      record({
        description,
        inputs: described('Typed inputs, in the order of the arguments.', byName(field({}))),
        returns: described('What the task gives; `void`: nothing; absent: not said.', typeOrRecord),
      }),
    ),
  ),
  'external-events': described(
    'ExternalEventDefs by name: what comes from outside.',
    byName(
      record({
        content,
        retention: described('How long events that nobody claims are kept.', part.duration),
        correlated: described(
          'The event may be posted by a correlation key instead of the id of a run.',
          record({
            'delete-after-first': described('Only one run gets it.', part.flag),
            ttl: described('How long it waits for a run.', part.duration),
          }),
        ),
      }),
    ),
  ),
  'workflow-events': described(
    'WorkflowEventDefs by name: what workflows throw.',
    byName(record({ content })),
  ),
  'user-tasks': described(
    'UserTaskDefs by name: forms that people fill in.',
    byName(
      record({
        description,
        fields: described(
          'Fields of the form, in order.',
          part.listOf(
            record(
              {
                name: described('Key of the result.', name),
                type,
                label: described('What people see.', name),
                description: described('A word of help.', name),
                required: described('It must be filled in.', part.flag),
              },
              ['name', 'type'],
            ),
          ),
        ),
      }),
    ),
  ),
  structs: described(
    'StructDefs by name.',
    byName(
      record({
        description,
        'allowed-updates': described(
          'What a later version may change.',
          part.oneOfNames(['NO_SCHEMA_UPDATES', 'FULLY_COMPATIBLE_SCHEMA_UPDATES']),
        ),
        fields: described(
          'Fields by name; the name has letters and digits only.',
          byName(field({ nullable: described('It may be null.', part.flag), description })),
        ),
      }),
    ),
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
      parent: described(
        'The workflow that runs this one as a child and whose variables it inherits.',
        record(
          {
            workflow: described('Name of its WfSpec.', name),
            'major-version': described('Absent: the latest.', part.integer),
          },
          ['workflow'],
        ),
      ),
      'allowed-updates': described('What a later push may change.', part.oneOfNames(updates)),
      retention: described('How long a WfRun is kept after its end.', part.duration),
      variables,
      threads: described('ThreadSpecs by name.', byName(thread)),
      definitions: described('Definitions that this file carries itself.', record(definitions)),
    },
    ['paddock', 'workflow', 'threads'],
  ),
};

/** The same for `definitions.yaml`. */
export const definitionsSchema: JsonObject = {
  $schema: 'http://json-schema.org/draft-07/schema#',
  title: 'Paddock definitions',
  ...record({ paddock: described('Version of the file format.', { const: 1 }), ...definitions }, ['paddock']),
};
