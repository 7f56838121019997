/**
 * Keeps what was worked out of an immutable node as long as the node lives. One record a node for all who work something
 * out: thousands of entries in a WeakMap for each of them would cost as much as the work.
 */
import type { Node } from './node.ts';

const records = new WeakMap<Node, unknown[]>();
let parts = 0;

/** The same function, which works each node out once; it must not answer undefined. */
export function perNode<T>(workOut: (node: Node) => T): (node: Node) => T {
  const part = parts++;
  return (node) => {
    let record = records.get(node);
    if (record === undefined) {
      record = [];
      records.set(node, record);
    }
    const present = record[part] as T | undefined;
    if (present !== undefined) return present;
    const made = workOut(node);
    record[part] = made;
    return made;
  };
}
