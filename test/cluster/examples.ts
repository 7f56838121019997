/**
 * The ways that LittleHorse's examples are run: what goes in, what is posted and completed on the way, and where it ends.
 * Tasks are carried out by workers/stand_in_worker.py; inputs are written as protobuf JSON.
 */
import type { JsonValue } from '@bufbuild/protobuf';

export type Values = Readonly<Record<string, JsonValue>>;

/** Done once the node `whenAt` has a RUNNING NodeRun. */
export type Step = {
  readonly whenAt: string;
  /** A TaskRun of this TaskDef has to have succeeded, too. */
  readonly afterTask?: string;
} & (
  | { readonly post: string; readonly content?: JsonValue }
  | { readonly postCorrelated: string; readonly key: string; readonly content?: JsonValue }
  | { readonly complete: Values; readonly by: string }
  | { readonly cancelUserTask: true }
);

export interface Run {
  readonly wfSpec: string;
  readonly inputs?: Values;
  readonly steps?: readonly Step[];
  readonly ends:
    | 'COMPLETED'
    | 'ERROR'
    | 'EXCEPTION'
    /** It waits for good once this node is arrived at. */
    | { readonly waitsAt: string };
}

export interface Way {
  readonly name: string;
  /** Each run after the first one is a child of the one before it. */
  readonly runs: readonly Run[];
}

const str = (value: string): JsonValue => ({ str: value });
const int = (value: number): JsonValue => ({ int: String(value) });
const json = (value: unknown): JsonValue => ({ jsonObj: JSON.stringify(value) });
const struct = (name: string, fields: Values): JsonValue => ({
  struct: {
    structDefId: { name, version: 0 },
    struct: {
      fields: Object.fromEntries(Object.entries(fields).map(([field, value]) => [field, { value }])),
    },
  },
});

const completes = (wfSpec: string, inputs: Values = {}, steps: readonly Step[] = []): Way => ({
  name: wfSpec,
  runs: [{ wfSpec, inputs, steps, ends: 'COMPLETED' }],
});

const approval = (person: number, isApproved: boolean): Step => ({
  whenAt: `1-person-${person}-approves-EXTERNAL_EVENT`,
  post: `person-${person}-approves`,
  content: json({ approval: isApproved }),
});

const itRequest = (name: string, isApproved: boolean): Way => ({
  name,
  runs: [
    {
      wfSpec: 'it-request',
      inputs: { 'user-id': str('anakin') },
      steps: [
        {
          whenAt: '1-it-request-USER_TASK',
          complete: { requestedItem: str('a laptop'), justification: str('mine is old') },
          by: 'anakin',
        },
        {
          whenAt: '2-approve-it-request-USER_TASK',
          afterTask: 'send-email', // two seconds after the arrival
          complete: { isApproved: { bool: isApproved } },
          by: 'padme',
        },
      ],
      ends: 'COMPLETED',
    },
  ],
});

export const ways: readonly Way[] = [
  // The long ones first, so that the others run beside them.
  completes('example-interrupt-handler', {}, [
    { whenAt: '1-sleep-SLEEP', post: 'interruption-event', content: str('hello') },
  ]),
  completes('hundred-tasks'),
  itRequest('it-request, approved', true),
  itRequest('it-request, denied', false),
  {
    name: 'it-request, cancelled',
    runs: [
      {
        wfSpec: 'it-request',
        inputs: { 'user-id': str('anakin') },
        steps: [{ whenAt: '1-it-request-USER_TASK', cancelUserTask: true }],
        ends: 'ERROR', // the example handles EXCEPTIONs alone
      },
    ],
  },
  completes('example-arrays'),
  completes('await-wf-event', { 'sleep-time': int(1) }),
  completes('example-basic', { 'input-name': str('obi-wan') }),
  completes('casting-workflow'),
  {
    name: 'casting-workflow, a text that is no BOOL',
    runs: [{ wfSpec: 'casting-workflow', inputs: { 'string-bool': str('perhaps') }, ends: 'COMPLETED' }],
  },
  completes('example-checkpointed-tasks', { 'input-name': str('checkpoint') }),
  completes('example-child-thread', { 'parent-var': int(3) }),
  completes('example-conditionals-while', { 'number-of-donuts': int(4) }),
  completes('example-conditionals', { foo: json({ bar: 11 }) }),
  {
    name: 'example-conditionals, the other branch',
    runs: [{ wfSpec: 'example-conditionals', inputs: { foo: json({ bar: 10 }) }, ends: 'COMPLETED' }],
  },
  completes('correlated-events', { 'document-id': str('doc-1') }, [
    {
      whenAt: '1-document-signed-EXTERNAL_EVENT',
      postCorrelated: 'document-signed',
      key: 'doc-1',
      content: { bool: true },
    },
  ]),
  completes('example-exception-handler'),
  completes('example-expressions', { quantity: int(3), price: { double: 2.5 }, taxes: { double: 20 } }),
  completes('example-external-event', {}, [
    { whenAt: '2-name-event-EXTERNAL_EVENT', post: 'name-event', content: str('obi-wan') },
  ]),
  {
    name: 'parent, child and grand-child',
    runs: [
      { wfSpec: 'parent', inputs: { name: str('luke') }, ends: 'COMPLETED' },
      { wfSpec: 'child', ends: 'COMPLETED' },
      {
        wfSpec: 'grand-child',
        steps: [{ whenAt: '1-some-event-EXTERNAL_EVENT', post: 'some-event', content: str('now') }],
        ends: 'COMPLETED',
      },
    ],
  },
  completes('example-inline-struct-placeholder', {
    name: str('obi-wan'),
    email: str('obi-wan@example.com'),
    message: str('Help me'),
  }),
  completes('example-json', { person: json({ name: 'obi-wan', car: { brand: 'Ford', model: 'Escape' } }) }),
  completes('example-maps'),
  completes('example-mutation', { name: str('Parker') }),
  completes('output-topic', { 'input-name': str('obi-wan') }),
  {
    name: 'parallel-approval, approved',
    runs: [
      {
        wfSpec: 'parallel-approval',
        steps: [approval(1, true), approval(2, true), approval(3, true)],
        ends: { waitsAt: '6-exit-EXIT' }, // for the thread that sends reminders
      },
    ],
  },
  {
    name: 'parallel-approval, denied',
    runs: [
      { wfSpec: 'parallel-approval', steps: [approval(1, true), approval(2, false)], ends: 'EXCEPTION' },
    ],
  },
  completes('my-parent', { 'input-name': str('obi-wan') }),
  completes('some-other-wfspec', { 'child-input-name': str('luke') }),
  completes('example-run-wf', { n: int(1) }),
  completes('example-saga'),
  completes('spawn-parallel-threads-from-json-arr-variable', {
    'approval-chain': json({
      description: 'A new ship',
      approvals: [{ user: 'yoda' }, { user: 'chewbacca' }],
    }),
  }),
  completes('assemble-person', { name: str('leia'), email: str('leia@example.com') }),
  completes('issue-parking-ticket', {
    'ticket-report': struct('parking-ticket-report', {
      make: str('Ford'),
      model: str('Escape'),
      plate: str('THX-1138'),
    }),
  }),
  completes('example-timestamp'),
  completes('example-type-adapter'),
  completes('example-variables', {
    'input-text': str('What a day'),
    'add-length': { bool: true },
    'user-id': int(42),
  }),
  completes('example-wait-for-condition', {}, [
    { whenAt: '1-wait-for-condition-WAIT_FOR_CONDITION', post: 'subtract' },
    { whenAt: '1-wait-for-condition-WAIT_FOR_CONDITION', post: 'subtract' },
  ]),
  completes('example-wait-for-one-of', {}, [
    { whenAt: '1-child-1-event-EXTERNAL_EVENT', post: 'child-1-event', content: str('first') },
  ]),
  completes('example-worker-context', { 'request-time': int(1_700_000_000_000) }),
];
