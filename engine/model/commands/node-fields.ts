/** Which fields a node of each kind has, beside its name, kind and edges; and the patch that may set them. */
import type { Node, NodeKind } from '../document/node.ts';

type FieldOf<T> = T extends T ? keyof T : never;
type ValueOf<T, K> = T extends T ? (K extends keyof T ? T[K] : never) : never;

/** New values of fields of one node; `undefined` takes a field away. Fields must be of the node's kind. */
export type NodePatch = {
  readonly [K in Exclude<FieldOf<Node>, 'kind' | 'name' | 'next'>]?: ValueOf<Node, K> | undefined;
};

const inputs = ['inputs'];
const call = ['task', 'dynamicTask', 'args', 'timeoutSeconds', 'retries', 'backoff'];

export const nodeFields: Readonly<Record<NodeKind, readonly string[]>> = {
  entrypoint: [],
  exit: ['fail', 'returns'],
  task: call,
  'external-event': ['event', 'timeout', 'correlationKey', 'maskCorrelationKey'],
  'start-thread': ['thread', ...inputs],
  'start-multiple-threads': ['thread', 'forEach', ...inputs],
  'wait-for-threads': ['threads', 'threadList', 'strategy', 'onThreadFailure'],
  nop: [],
  sleep: ['seconds', 'until', 'isoDate'],
  'user-task': ['userTask', 'version', 'user', 'group', 'notes', 'actions', 'onCancel'],
  'throw-event': ['event', 'content'],
  'wait-for-condition': ['condition', 'legacy'],
  'run-child-wf': ['workflow', 'dynamicWorkflow', 'majorVersion', ...inputs, 'childId'],
  'wait-for-child-wf': ['childWfRun', 'sourceNode'],
};

/** Fields that every node of the kind has; they can be set but not taken away. */
export const requiredFields: Readonly<Partial<Record<NodeKind, readonly string[]>>> = {
  task: ['args'],
  'external-event': ['event'],
  'start-thread': ['thread', 'inputs'],
  'start-multiple-threads': ['thread', 'forEach', 'inputs'],
  'user-task': ['userTask', 'actions'],
  'throw-event': ['event'],
  'run-child-wf': ['inputs'],
};

/** Groups of fields of which a node has at most one: setting one takes the others away. */
export const exclusiveFields: Readonly<Partial<Record<NodeKind, readonly string[]>>> = {
  exit: ['fail', 'returns'],
  task: ['task', 'dynamicTask'],
  'wait-for-threads': ['threads', 'threadList'],
  sleep: ['seconds', 'until', 'isoDate'],
  'run-child-wf': ['workflow', 'dynamicWorkflow'],
};
