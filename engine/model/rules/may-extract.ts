/**
 * Whether nodes can become a child thread that is started and waited for in their place: there is one way in and one way
 * out, and nothing reaches over the border that a ThreadRun can't see. Variables need no care: a child sees its
 * ancestors' (littlehorse.md §4.4).
 */
import type { Node } from '../document/node.ts';
import type { ThreadSpec } from '../document/workflow.ts';
import { expressionsOf } from '../commands/rewrite-expressions.ts';
import { references } from '../expression/references.ts';
import type { Verdict } from './verdict.ts';

export interface Extract {
  readonly nodes: readonly Node[];
  /** The node that all edges into the selection lead to. */
  readonly first: string;
  /** The node that all edges out of the selection lead to. */
  readonly next: string;
}

type Refused = Exclude<Verdict, { readonly allowed: true }>;

export type ExtractVerdict = { readonly allowed: true; readonly extract: Extract } | Refused;

const quoted = (names: Iterable<string>): string => [...names].map((name) => `“${name}”`).join(' and ');

const refuse = (code: string, message: string): Refused => ({
  allowed: false,
  refusal: { code, message },
});

/** Nodes whose output is used, by a node of `of`. */
function outputsUsed(of: readonly Node[]): ReadonlyMap<string, string> {
  const used = new Map<string, string>();
  for (const node of of) {
    for (const { text } of expressionsOf(node))
      for (const name of references(text).nodes) used.set(name, node.name);
    if (node.kind === 'wait-for-child-wf' && node.sourceNode) used.set(node.sourceNode, node.name);
  }
  return used;
}

const starts = (node: Node): boolean =>
  node.kind === 'start-thread' || node.kind === 'start-multiple-threads';
const waits = (node: Node): boolean => node.kind === 'wait-for-threads';

/** A thread number is known to the ThreadRun that started the thread, whose children it waits for. */
function threadsOverBorder(inside: readonly Node[], outside: readonly Node[]): Refused | undefined {
  const isOver = (a: readonly Node[], b: readonly Node[]): boolean => a.some(starts) && b.some(waits);
  if (!isOver(inside, outside) && !isOver(outside, inside)) return undefined;
  if (inside.some(starts) === inside.some(waits) && outside.some(starts) === outside.some(waits))
    return undefined;
  return refuse(
    'threads-over-border',
    'A thread waits for its own children only. Select what starts the threads and what waits for them together.',
  );
}

function outputsOverBorder(inside: readonly Node[], outside: readonly Node[]): Refused | undefined {
  const over = (users: readonly Node[], givers: readonly Node[]) =>
    [...outputsUsed(users)].find(([name]) => givers.some((node) => node.name === name));
  const found = over(outside, inside) ?? over(inside, outside);
  if (found === undefined) return undefined;
  return refuse(
    'output-over-border',
    `“${found[1]}” uses the output of “${found[0]}”, which another thread can't see. Keep it in a variable, or select both.`,
  );
}

export function mayExtract(thread: ThreadSpec, names: readonly string[]): ExtractVerdict {
  const chosen = new Set(names);
  const nodes = thread.nodes.filter(({ name }) => chosen.has(name));
  const outside = thread.nodes.filter(({ name }) => !chosen.has(name));
  if (nodes.length === 0) return refuse('nothing-selected', 'Select the nodes that become a thread.');
  const end = nodes.find(({ kind }) => kind === 'entrypoint' || kind === 'exit');
  if (end !== undefined)
    return refuse(
      'ends-stay',
      end.kind === 'exit'
        ? `“${end.name}” ends the whole thread; in a thread of its own it would end that one only. Leave it out.`
        : `“${end.name}” is where the thread starts. Leave it out.`,
    );
  const entries = new Set(
    outside.flatMap(({ next }) => next.map(({ to }) => to)).filter((to) => chosen.has(to)),
  );
  const ways = new Set(nodes.flatMap(({ next }) => next.map(({ to }) => to)).filter((to) => !chosen.has(to)));
  const [first] = entries;
  const [next] = ways;
  if (first === undefined) return refuse('no-way-in', 'No edge leads into the selected nodes.');
  if (entries.size > 1)
    return refuse(
      'many-ways-in',
      `Edges lead into the selection at ${quoted(entries)}; a thread starts at one node. Select from where they come together on.`,
    );
  if (next === undefined)
    return refuse(
      'no-way-out',
      'No edge leads out of the selected nodes, so nothing would come after the thread.',
    );
  if (ways.size > 1)
    return refuse(
      'many-ways-out',
      `Edges lead out of the selection to ${quoted(ways)}; after a thread there is one way on. Select up to where they come together.`,
    );
  const over = outputsOverBorder(nodes, outside) ?? threadsOverBorder(nodes, outside);
  return over ?? { allowed: true, extract: { nodes, first, next } };
}
