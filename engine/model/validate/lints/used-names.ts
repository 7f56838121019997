/** Which variables and nodes the expressions of nodes name. Kept per immutable node and per immutable thread. */
import type { Node } from '../../document/node.ts';
import { perNode } from '../../document/per-node.ts';
import type { ThreadSpec } from '../../document/workflow.ts';
import { visitExpressions } from '../../commands/rewrite-expressions.ts';
import { mutationReferences, references } from '../../expression/references.ts';

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

const none: readonly UsedNames[] = [];

/** One item for each expression that names anything. */
const usedInNode = perNode((node): readonly UsedNames[] => {
  let found: UsedNames[] | undefined;
  visitExpressions(node, (text, field, kind) => {
    const mutation = kind === 'mutation' ? mutationReferences(text) : undefined;
    const { variables, nodes } = mutation ?? references(text);
    if (variables.length === 0 && nodes.length === 0) return;
    (found ??= []).push({ node, field, variables, nodes, written: mutation?.written });
  });
  return found ?? none;
});

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
