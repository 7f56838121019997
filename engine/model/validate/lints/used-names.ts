/** Which variables and nodes the expressions of a node name. Kept per immutable node. */
import type { Node } from '../../document/node.ts';
import { expressionsOf } from '../../commands/rewrite-expressions.ts';
import { references, writtenVariable } from '../../expression/references.ts';

export interface UsedNames {
  readonly field: string;
  readonly text: string;
  /** Read, or written by a mutation. */
  readonly variables: readonly string[];
  /** Named in `output(…)`. */
  readonly nodes: readonly string[];
  /** Of a mutation. */
  readonly written: string | undefined;
}

const known = new WeakMap<Node, readonly UsedNames[]>();

export function usedNames(node: Node): readonly UsedNames[] {
  const present = known.get(node);
  if (present !== undefined) return present;
  const found = expressionsOf(node).map(({ text, field, kind }) => ({
    field,
    text,
    ...references(text),
    written: kind === 'mutation' ? writtenVariable(text) : undefined,
  }));
  known.set(node, found);
  return found;
}
