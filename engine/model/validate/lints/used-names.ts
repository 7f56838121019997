/** Which variables and nodes the expressions of nodes name. Kept per immutable node and per immutable thread. */
import type { Node } from '../../document/node.ts';
import type { ThreadSpec } from '../../document/workflow.ts';
import { expressionsOf } from '../../commands/rewrite-expressions.ts';
import { references, writtenVariable } from '../../expression/references.ts';

export interface UsedNames {
  readonly node: Node;
  readonly field: string;
  /** Read, or written by a mutation. */
  readonly variables: readonly string[];
  /** Named in `output(…)`. */
  readonly nodes: readonly string[];
  /** Of a mutation. */
  readonly written: string | undefined;
}

const ofNode = new WeakMap<Node, readonly UsedNames[]>();

/** One item for each expression that names anything. */
function usedInNode(node: Node): readonly UsedNames[] {
  const present = ofNode.get(node);
  if (present !== undefined) return present;
  const found = expressionsOf(node)
    .map(({ text, field, kind }) => ({
      node,
      field,
      ...references(text),
      written: kind === 'mutation' ? writtenVariable(text) : undefined,
    }))
    .filter((use) => use.variables.length > 0 || use.nodes.length > 0);
  ofNode.set(node, found);
  return found;
}

export interface ThreadUses {
  readonly uses: readonly UsedNames[];
  readonly variables: ReadonlySet<string>;
}

const ofThread = new WeakMap<ThreadSpec, ThreadUses>();

export function usedInThread(thread: ThreadSpec): ThreadUses {
  const present = ofThread.get(thread);
  if (present !== undefined) return present;
  const uses: UsedNames[] = [];
  const variables = new Set<string>();
  for (const node of thread.nodes)
    for (const use of usedInNode(node)) {
      uses.push(use);
      for (const name of use.variables) variables.add(name);
    }
  const found = { uses, variables };
  ofThread.set(thread, found);
  return found;
}
