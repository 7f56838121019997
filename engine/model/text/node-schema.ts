/** JSON Schema of one node: each kind with its own keys, so that the editor completes only what fits. */
import type { JsonObject } from '@bufbuild/protobuf';
import { errorTypes } from './failure-handlers-form.ts';
import { strategies } from './nodes/wait-for-threads.ts';
import * as part from './schema-parts.ts';

const { described, expression, listOf, name, record } = part;

const handlers = described(
  'Threads that handle the failures of this node; the first that fits runs.',
  listOf(
    record(
      {
        exception: described('Name of a business EXCEPTION.', name),
        error: described('A technical failure.', part.oneOfNames(errorTypes)),
        any: described('Any ERROR or any EXCEPTION.', part.oneOfNames(['ERROR', 'EXCEPTION'])),
        run: described('The thread that handles it.', name),
      },
      ['run'],
    ),
  ),
);

const set = described(
  'Variables set when the edge is taken: a map of values, or a list such as “total += 5”.',
  {
    anyOf: [part.byName(expression), listOf(name)],
  },
);

const next = described('The next node, or edges in the order in which they are tried.', {
  anyOf: [
    name,
    listOf({ anyOf: [name, record({ to: name, when: expression, legacy: part.flag, set }, ['to'])] }),
  ],
});

const call = {
  args: described("The TaskDef's inputs, in their order.", listOf(expression)),
  timeout: part.duration,
  retries: part.integer,
  backoff: record({ base: part.milliseconds, factor: { type: 'number' }, max: part.milliseconds }),
};

const assignment = { user: expression, group: expression };

const actions = listOf(
  record({
    hook: part.oneOfNames(['ON_ARRIVAL', 'ON_TASK_ASSIGNED']),
    after: expression,
    task: name,
    'dynamic-task': expression,
    ...call,
    set,
    reassign: record(assignment),
    cancel: part.nothing,
  }),
);

const inputs = described('Inputs by the name of the variable.', part.byName(expression));

const kinds: readonly (readonly [head: string, meaning: string, schema: JsonObject, keys: JsonObject])[] = [
  ['entrypoint', 'Where the thread starts.', part.nothing, {}],
  [
    'exit',
    'Ends the thread.',
    part.nothing,
    {
      fail: record({ exception: name, message: name, content: expression }, ['exception']),
      returns: expression,
    },
  ],
  ['task', 'A worker carries out this TaskDef.', part.nameOrNothing, call],
  ['dynamic-task', "Expression that gives the TaskDef's name.", expression, call],
  [
    'external-event',
    'Waits for this ExternalEventDef.',
    part.nameOrNothing,
    { timeout: expression, 'correlation-key': expression, 'mask-correlation-key': part.flag },
  ],
  ['start-thread', 'Starts a child of this thread.', part.nameOrNothing, { inputs }],
  [
    'start-multiple-threads',
    'Starts a child of this thread for each element.',
    part.nameOrNothing,
    { 'for-each': expression, inputs },
  ],
  [
    'wait-for-threads',
    'Waits for these thread numbers.',
    expression,
    { strategy: part.oneOfNames(strategies), 'on-thread-failure': handlers },
  ],
  ['nop', 'Does nothing; branches start and end here.', part.nothing, {}],
  ['sleep', 'Waits for a time, or { until: … } or { iso-date: … }.', expression, {}],
  [
    'user-task',
    'A person fills in this UserTaskDef.',
    part.nameOrNothing,
    { version: part.integer, ...assignment, notes: expression, actions, 'on-cancel': expression },
  ],
  ['throw-event', 'Throws this WorkflowEventDef.', part.nameOrNothing, { content: expression }],
  ['wait-for-condition', 'Waits until this holds.', expression, { legacy: part.flag }],
  [
    'run-child-wf',
    'Runs this workflow as a child.',
    part.nameOrNothing,
    { 'major-version': part.integer, inputs, 'child-id': expression },
  ],
  [
    'dynamic-child-wf',
    "Expression that gives the child workflow's name.",
    expression,
    { 'major-version': part.integer, inputs, 'child-id': expression },
  ],
  ['wait-for-child-wf', 'Waits for this child WfRun.', expression, { 'source-node': name }],
];

export const nodeSchema: JsonObject = {
  type: 'object',
  oneOf: kinds.map(([head, meaning, schema, keys]) =>
    record({ [head]: described(meaning, schema), ...keys, 'on-failure': handlers, next }, [head]),
  ),
};
