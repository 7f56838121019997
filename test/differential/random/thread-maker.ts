/** Puts the nodes of one thread one after the other; edges without a sink wait for the node that comes next. */
import type { Json } from './types.ts';

export class ThreadMaker {
  readonly nodes: Record<string, Json> = {};
  #open: Json[] = [];

  constructor() {
    this.add('start', { entrypoint: {} });
  }

  /** Nothing that comes now could be reached. */
  get isClosed(): boolean {
    return this.#open.length === 0;
  }

  get size(): number {
    return Object.keys(this.nodes).length;
  }

  nextName(kind: string): string {
    return `${kind}-${this.size}`;
  }

  /** The node's one edge, which is open, so that mutations can be put on it. */
  add(name: string, node: Json): Json {
    const edge: Json = {};
    this.#place(name, node, [edge]);
    this.#open = [edge];
    return edge;
  }

  end(name: string, node: Json): void {
    this.#place(name, node, []);
    this.#open = [];
  }

  /** A NOP: one edge for each body, taken in that order; what stays open of all of them goes on together. */
  branch(name: string, edges: readonly Json[], bodies: readonly (() => void)[]): void {
    this.#place(name, { nop: {} }, edges);
    const open: Json[] = [];
    for (const [at, edge] of edges.entries()) {
      this.#open = [edge];
      bodies[at]?.();
      open.push(...this.#open);
    }
    this.#open = open;
  }

  /** A NOP to which the body comes back. */
  loop(name: string, again: Json, on: Json, body: () => void): void {
    this.#place(name, { nop: {} }, [again, on]);
    this.#open = [again];
    body();
    // An edge from a node to itself is refused.
    if (this.#open.includes(again)) this.add(this.nextName('pass'), { nop: {} });
    for (const edge of this.#open) edge.sinkNodeName = name;
    this.#open = [on];
  }

  #place(name: string, node: Json, edges: readonly Json[]): void {
    for (const edge of this.#open) edge.sinkNodeName = name;
    this.nodes[name] = edges.length === 0 ? node : { ...node, outgoingEdges: edges as Json[] };
  }
}
