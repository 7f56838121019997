/**
 * Who reads and who writes each variable. A name means the declaration of the thread itself, otherwise that of the
 * nearest thread above it (littlehorse.md §4.4); inputs that a node gives to a thread are writes of the thread's variables.
 */
import type { Node } from '../document/node.ts';
import type { ThreadSpec, ThreadVarDef, WorkflowDocument } from '../document/workflow.ts';
import { expressionsOf, type ExpressionPlace } from '../commands/rewrite-expressions.ts';
import { namesIn } from '../expression/references.ts';
import { ancestors } from '../rules/thread-family.ts';
import type { Use } from './use.ts';

export interface VariableUses {
  /** Thread that declares it. */
  readonly thread: string;
  readonly variable: ThreadVarDef;
  readonly readers: readonly Use[];
  readonly writers: readonly Use[];
}

interface Found {
  readonly readers: Use[];
  readonly writers: Use[];
}

const known = new WeakMap<readonly ThreadSpec[], readonly VariableUses[]>();

/** All variables in the order of the file, used or not. Kept per immutable list of threads. */
export function variableUses({ threads }: WorkflowDocument): readonly VariableUses[] {
  const present = known.get(threads);
  if (present !== undefined) return present;
  const found = new Map<ThreadVarDef, Found>(
    threads.flatMap((thread) =>
      thread.variables.map((variable) => [variable, { readers: [], writers: [] }] as const),
    ),
  );
  for (const thread of threads)
    for (const node of thread.nodes) {
      for (const place of expressionsOf(node)) addNames(found, threads, thread, node, place);
      addInputs(found, threads, thread, node);
    }
  const uses = threads.flatMap((thread) =>
    thread.variables.map((variable) => ({ thread: thread.name, variable, ...found.get(variable)! })),
  );
  known.set(threads, uses);
  return uses;
}

type Threads = readonly ThreadSpec[];

function declaration(threads: Threads, thread: ThreadSpec, name: string): ThreadVarDef | undefined {
  const declares = (each: ThreadSpec) => each.variables.find((variable) => variable.name === name);
  const own = declares(thread);
  if (own !== undefined) return own;
  for (const above of ancestors(threads, thread.name)) {
    const spec = threads.find((each) => each.name === above);
    const found = spec && declares(spec);
    if (found !== undefined) return found;
  }
  return undefined;
}

function addNames(
  found: ReadonlyMap<ThreadVarDef, Found>,
  threads: Threads,
  thread: ThreadSpec,
  node: Node,
  { text, field }: ExpressionPlace,
): void {
  const { read, written } = namesIn(text);
  const use: Use = { place: { thread: thread.name, node: node.name, field }, text };
  const of = (name: string): Found | undefined => {
    const variable = declaration(threads, thread, name);
    return variable && found.get(variable);
  };
  for (const name of read) of(name)?.readers.push(use);
  if (written !== undefined) of(written)?.writers.push(use);
}

function addInputs(
  found: ReadonlyMap<ThreadVarDef, Found>,
  threads: Threads,
  thread: ThreadSpec,
  node: Node,
): void {
  if (node.kind !== 'start-thread' && node.kind !== 'start-multiple-threads') return;
  const started = threads.find((each) => each.name === node.thread);
  const place = { thread: thread.name, node: node.name };
  const write = (name: string, use: Use): void => {
    const variable = started?.variables.find((each) => each.name === name);
    if (variable !== undefined) found.get(variable)?.writers.push(use);
  };
  for (const { name, value } of node.inputs)
    write(name, { place: { ...place, field: `inputs/${name}` }, text: value });
  if (node.kind === 'start-multiple-threads')
    write('INPUT', { place: { ...place, field: 'forEach' }, text: node.forEach });
}
