/** How one kind of node stands in the file: the keys it has, how it is read, how it is written. */
import type { Node, NodeBase } from '../../document/node.ts';
import type { Fields } from '../reader.ts';
import type { TreeEntry } from '../yaml/tree.ts';

export interface NodeForm<N extends Node> {
  /** A node with one of these keys is of this kind. */
  readonly heads: readonly string[];
  /** What else it may have, beside `on-failure` and `next`. */
  readonly keys: readonly string[];
  read(fields: Fields, base: NodeBase): N;
  /** In the canonical order, the head first. */
  entries(node: N): readonly (TreeEntry | undefined)[];
}
