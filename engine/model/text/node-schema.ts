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
    listOf({
      anyOf: [
        name,
        record(
          {
            to: described('The node that comes next.', name),
            when: described('The edge is taken when this holds; absent: always.', expression),
            legacy: described('`when` stands in the old form of 0.x clients.', part.flag),
            set,
          },
          ['to'],
        ),
      ],
    }),
  ],
});

const call = {
  args: described("The TaskDef's inputs, in their order.", listOf(expression)),
  timeout: described('How long a worker has for one attempt; 60 s when absent.', part.duration),
  retries: described('How often it is tried again after a technical failure.', part.integer),
  backoff: described(
    'Waits longer before each further attempt.',
    record({
      base: described('Before the first retry.', part.milliseconds),
      factor: described('Each further wait is that many times as long.', { type: 'number' }),
      max: described('No wait is longer.', part.milliseconds),
    }),
  ),
};

const assignment = {
  user: described('Id of the person who has to do it.', expression),
  group: described('Group whose members may take it.', expression),
};

const actions = listOf(
  record({
    hook: described(
      'Counted from when the user task began to wait, or from when it was assigned.',
      part.oneOfNames(['ON_ARRIVAL', 'ON_TASK_ASSIGNED']),
    ),
    after: described('How long after that; seconds or a time like 1 day.', expression),
    task: described('Runs this TaskDef: a reminder.', name),
    'dynamic-task': described("Expression that gives the TaskDef's name.", expression),
    ...call,
    set,
    reassign: described('Gives it to somebody else.', record(assignment)),
    cancel: described('Cancels the user task.', part.nothing),
  }),
);

const inputs = described('Inputs by the name of the variable.', part.byName(expression));

const childKeys = {
  'major-version': described('Absent: the latest.', part.integer),
  inputs,
  'child-id': described('Id of the child WfRun; LittleHorse 1.3 or newer.', expression),
};

const kinds: readonly (readonly [head: string, meaning: string, schema: JsonObject, keys: JsonObject])[] = [
  ['entrypoint', 'Where the thread starts.', part.nothing, {}],
  [
    'exit',
    'Ends the thread.',
    part.nothing,
    {
      fail: described(
        'The thread fails with a business EXCEPTION.',
        record(
          {
            exception: described('Its name, in lower case with hyphens.', name),
            message: described('A sentence for people.', name),
            content: described('What handlers find in their variable INPUT.', expression),
          },
          ['exception'],
        ),
      ),
      returns: described('What the thread gives to whoever started it.', expression),
    },
  ],
  ['task', 'A worker carries out this TaskDef.', part.nameOrNothing, call],
  ['dynamic-task', "Expression that gives the TaskDef's name.", expression, call],
  [
    'external-event',
    'Waits for this ExternalEventDef.',
    part.nameOrNothing,
    {
      timeout: described('Fails with TIMEOUT after this many seconds, or a time like 3 days.', expression),
      'correlation-key': described('Events posted with this key find the run.', expression),
      'mask-correlation-key': described('The key is not shown to people.', part.flag),
    },
  ],
  ['start-thread', 'Starts a child of this thread.', part.nameOrNothing, { inputs }],
  [
    'start-multiple-threads',
    'Starts a child of this thread for each element.',
    part.nameOrNothing,
    { 'for-each': described('A list; each element arrives as INPUT.', expression), inputs },
  ],
  [
    'wait-for-threads',
    'Waits for these thread numbers.',
    expression,
    {
      strategy: described('How many of the threads must be done.', part.oneOfNames(strategies)),
      'on-thread-failure': described('Threads that handle the failure of a thread waited for.', handlers),
    },
  ],
  ['nop', 'Does nothing; branches start and end here.', part.nothing, {}],
  ['sleep', 'Waits for a time, or { until: … } or { iso-date: … }.', expression, {}],
  [
    'user-task',
    'A person fills in this UserTaskDef.',
    part.nameOrNothing,
    {
      version: described('Version of the UserTaskDef; absent: the latest.', part.integer),
      ...assignment,
      notes: described('Shown to whoever fills it in.', expression),
      actions: described('What happens while it waits: reminders, reassignment, cancelling.', actions),
      'on-cancel': described('EXCEPTION with which the node fails when it is cancelled.', expression),
    },
  ],
  [
    'throw-event',
    'Throws this WorkflowEventDef.',
    part.nameOrNothing,
    { content: described('What the event carries.', expression) },
  ],
  [
    'wait-for-condition',
    'Waits until this holds.',
    expression,
    { legacy: described('In the old form of 0.x clients.', part.flag) },
  ],
  ['run-child-wf', 'Runs this workflow as a child.', part.nameOrNothing, childKeys],
  ['dynamic-child-wf', "Expression that gives the child workflow's name.", expression, childKeys],
  [
    'wait-for-child-wf',
    'Waits for this child WfRun.',
    expression,
    { 'source-node': described('The node that started the child.', name) },
  ],
];

export const nodeSchema: JsonObject = {
  type: 'object',
  oneOf: kinds.map(([head, meaning, schema, keys]) =>
    record({ [head]: described(meaning, schema), ...keys, 'on-failure': handlers, next }, [head]),
  ),
};
