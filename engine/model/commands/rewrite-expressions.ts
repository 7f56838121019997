/**
 * Visits every expression and mutation that a node (or a whole ThreadSpec) carries, with the path of its field as in
 * `Place.field`, and puts back what the visitor answers. Renames and lints share this one list of places.
 */
import type { Edge, NamedExpression, Node, TaskCall, UserTaskAction } from '../document/node.ts';
import type { ThreadSpec } from '../document/workflow.ts';
import { perNode } from '../document/per-node.ts';
import { mapSharing, patched } from './sharing.ts';

export type ExpressionKind = 'expression' | 'mutation';
export type Rewrite = (text: string, field: string, kind: ExpressionKind) => string;

/** As `patched` for a field that stays: most rewrites change nothing, and this is asked of every field of every node. */
const withField = <T extends object, K extends keyof T>(record: T, key: K, value: T[K]): T =>
  record[key] === value ? record : { ...record, [key]: value };

/** Rewrites fields that hold one expression each; absent ones stay absent. */
function fields<T extends object, K extends keyof T & string>(
  record: T,
  keys: readonly K[],
  rewrite: Rewrite,
  prefix = '',
): T {
  let next = record;
  for (const key of keys) {
    const text = record[key];
    if (typeof text !== 'string') continue;
    next = withField<T, keyof T>(next, key, rewrite(text, prefix + key, 'expression') as T[K]);
  }
  return next;
}

const list = (texts: readonly string[], rewrite: Rewrite, field: string) =>
  mapSharing(texts, (text, index) => rewrite(text, `${field}/${index}`, 'expression'));

const mutations = (texts: readonly string[], rewrite: Rewrite, field: string) =>
  mapSharing(texts, (text, index) => rewrite(text, `${field}/${index}`, 'mutation'));

const inputs = (named: readonly NamedExpression[], rewrite: Rewrite) =>
  mapSharing(named, (input) =>
    fields(input, ['value'], (text, _, kind) => rewrite(text, `inputs/${input.name}`, kind)),
  );

function call<T extends TaskCall>(record: T, rewrite: Rewrite, prefix = ''): T {
  const next = fields<TaskCall, 'dynamicTask'>(record, ['dynamicTask'], rewrite, prefix);
  return withField<TaskCall, 'args'>(next, 'args', list(record.args, rewrite, `${prefix}args`)) as T;
}

function action(record: UserTaskAction, rewrite: Rewrite, index: number): UserTaskAction {
  const prefix = `actions/${index}/`;
  const next = fields(record, ['after'], rewrite, prefix);
  const { action: what } = record;
  if (what.kind === 'task') {
    const called = patched(what, { call: call(what.call, rewrite, `${prefix}action/call/`) });
    return patched(next, {
      action:
        what.set === undefined
          ? called
          : patched(called, { set: mutations(what.set, rewrite, `${prefix}action/set`) }),
    });
  }
  if (what.kind === 'reassign')
    return patched(next, { action: fields(what, ['user', 'group'], rewrite, `${prefix}action/`) });
  return next;
}

function edge(record: Edge, rewrite: Rewrite, index: number): Edge {
  const next = fields(record, ['when'], rewrite, `next/${index}/`);
  if (record.set === undefined) return next;
  return withField(next, 'set', mutations(record.set, rewrite, `next/${index}/set`));
}

/** What the kind itself carries, without the edges. */
function body(node: Node, rewrite: Rewrite): Node {
  switch (node.kind) {
    case 'entrypoint':
    case 'nop':
      return node;
    case 'exit': {
      const next = fields(node, ['returns'], rewrite);
      return node.fail === undefined
        ? next
        : patched(next, { fail: fields(node.fail, ['content'], rewrite, 'fail/') });
    }
    case 'task':
      return call(node, rewrite);
    case 'external-event':
      return fields(node, ['timeout', 'correlationKey'], rewrite);
    case 'start-thread':
      return patched(node, { inputs: inputs(node.inputs, rewrite) });
    case 'start-multiple-threads':
      return patched(fields(node, ['forEach'], rewrite), { inputs: inputs(node.inputs, rewrite) });
    case 'wait-for-threads': {
      const next = fields(node, ['threadList'], rewrite);
      return node.threads === undefined
        ? next
        : patched(next, { threads: list(node.threads, rewrite, 'threads') });
    }
    case 'sleep':
      return fields(node, ['seconds', 'until', 'isoDate'], rewrite);
    case 'user-task':
      return patched(fields(node, ['user', 'group', 'notes', 'onCancel'], rewrite), {
        actions: mapSharing(node.actions, (each, index) => action(each, rewrite, index)),
      });
    case 'throw-event':
      return fields(node, ['content'], rewrite);
    case 'wait-for-condition':
      return fields(node, ['condition'], rewrite);
    case 'run-child-wf':
      return patched(fields(node, ['dynamicWorkflow', 'childId'], rewrite), {
        inputs: inputs(node.inputs, rewrite),
      });
    case 'wait-for-child-wf':
      return fields(node, ['childWfRun'], rewrite);
  }
}

export function rewriteNode(node: Node, rewrite: Rewrite): Node {
  const next = mapSharing(node.next, (each, index) => edge(each, rewrite, index));
  return withField(body(node, rewrite), 'next', next);
}

/** Every node of the thread. Defaults of variables are literals and refer to nothing. */
export function rewriteThread(thread: ThreadSpec, rewrite: Rewrite): ThreadSpec {
  return patched(thread, { nodes: mapSharing(thread.nodes, (node) => rewriteNode(node, rewrite)) });
}

export interface ExpressionPlace {
  readonly text: string;
  readonly field: string;
  readonly kind: ExpressionKind;
}

/** Shows all expressions and mutations of a node, in the order of its fields. */
export function visitExpressions(
  node: Node,
  visit: (text: string, field: string, kind: ExpressionKind) => void,
): void {
  rewriteNode(node, (text, field, kind) => {
    visit(text, field, kind);
    return text;
  });
}

/** All expressions and mutations of a node, in the order of its fields. Kept per immutable node. */
export const expressionsOf = perNode((node): readonly ExpressionPlace[] => {
  const found: ExpressionPlace[] = [];
  visitExpressions(node, (text, field, kind) => found.push({ text, field, kind }));
  return found;
});
