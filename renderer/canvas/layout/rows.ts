/**
 * Which row every node of a thread stands in. The main path is row 0. What leaves it hangs below, each branch in a row
 * of its own that it keeps free from where it leaves to where it joins again; loops get the rows above their own. Rows
 * are handed out from the inside to the outside, so that an edit moves what lies outside of it and nothing else.
 */
import type { Node } from '#model/document/node.ts';
import type { ThreadSpec } from '#model/document/workflow.ts';
import { edgeKey, flowOf, type ThreadFlow } from './thread-flow.ts';

/** Part of a row that is taken, in half columns: column c is 2c, the gap right of it 2c + 1. */
interface Span {
  readonly from: number;
  readonly to: number;
}

/** Rows counted from that of the block's own chain; the first is the nearest above or below. */
type Taken = Map<number, Span[]>;

interface Chain {
  readonly nodes: readonly Node[];
  readonly span: Span;
  readonly children: readonly Chain[];
  /** Row relative to the parent chain. */
  row: number;
}

/** An edge that needs a row of its own. */
export interface EdgeRow {
  readonly node: string;
  readonly index: number;
  readonly row: number;
}

export interface Rows {
  readonly ofNode: ReadonlyMap<string, number>;
  readonly ofEdge: readonly EdgeRow[];
}

const isFree = (taken: Taken, row: number, span: Span): boolean =>
  !(taken.get(row) ?? []).some((other) => span.from <= other.to && other.from <= span.to);

function take(taken: Taken, row: number, span: Span): void {
  const there = taken.get(row);
  if (there) there.push(span);
  else taken.set(row, [span]);
}

class RowFinder {
  readonly #flow: ThreadFlow;
  readonly #byName: ReadonlyMap<string, Node>;
  readonly #chainOf = new Map<string, Chain>();
  readonly #claimed = new Set<string>();
  readonly #rows = new Map<Chain, { readonly chain: Chain; readonly edges: EdgeRow[] }>();

  constructor(thread: ThreadSpec) {
    this.#flow = flowOf(thread);
    this.#byName = new Map(thread.nodes.map((node) => [node.name, node]));
  }

  find(thread: ThreadSpec): Rows {
    const { mainPath } = this.#flow;
    mainPath.forEach((name) => this.#claimed.add(name));
    const main = this.#grow(
      mainPath.map((name) => this.#byName.get(name) as Node),
      undefined,
    );
    const loose: Chain[] = [];
    for (const node of thread.nodes)
      if (!this.#claimed.has(node.name)) loose.push(this.#chainFrom(node, undefined));
    const top: Chain = { ...main, children: [...main.children, ...loose] };
    this.#rows.set(top, { chain: top, edges: [] });
    for (const node of top.nodes) this.#chainOf.set(node.name, top);
    this.#pack(top);
    const ofNode = new Map<string, number>();
    const ofEdge: EdgeRow[] = [];
    this.#number(top, 0, ofNode, ofEdge);
    return { ofNode, ofEdge };
  }

  #column(name: string): number {
    return this.#flow.column.get(name) ?? 0;
  }

  #isBack(node: Node, index: number): boolean {
    return this.#flow.back.has(edgeKey(node.name, index));
  }

  #chainFrom(first: Node, source: Node | undefined): Chain {
    const nodes: Node[] = [];
    let at: Node | undefined = first;
    while (at !== undefined) {
      nodes.push(at);
      this.#claimed.add(at.name);
      const next = this.#flow.follow(at, (name) => !this.#claimed.has(name));
      at = next === undefined ? undefined : this.#byName.get(next);
    }
    return this.#grow(nodes, source);
  }

  /** The chain with all chains that leave it. */
  #grow(nodes: readonly Node[], source: Node | undefined): Chain {
    const children: Chain[] = [];
    for (const node of nodes)
      node.next.forEach((edge, index) => {
        const target = this.#byName.get(edge.to);
        if (target && !this.#isBack(node, index) && !this.#claimed.has(target.name))
          children.push(this.#chainFrom(target, node));
      });
    const chain: Chain = { nodes, span: this.#spanOf(nodes, source), children, row: 0 };
    for (const node of nodes) this.#chainOf.set(node.name, chain);
    this.#rows.set(chain, { chain, edges: [] });
    return chain;
  }

  #spanOf(nodes: readonly Node[], source: Node | undefined): Span {
    const first = nodes[0];
    const last = nodes[nodes.length - 1];
    if (first === undefined || last === undefined) return { from: 0, to: 0 };
    const from = source ? this.#column(source.name) * 2 + 1 : this.#column(first.name) * 2 - 1;
    // Behind an exit comes nothing; an open path keeps room for what will.
    const end = this.#column(last.name) * 2 + (last.kind === 'exit' ? 0 : 1);
    const join = this.#joinOf(last);
    return { from, to: join === undefined ? end : Math.max(end, this.#column(join) * 2 - 1) };
  }

  /** Where the last node of a chain leads on to: that edge runs along the chain's own row. */
  #joinOf(last: Node): string | undefined {
    const ways = last.next.flatMap((edge, index) =>
      this.#isBack(last, index) || !this.#byName.has(edge.to) ? [] : [edge.to],
    );
    return ways.reduce<string | undefined>(
      (far, to) => (far === undefined || this.#column(to) > this.#column(far) ? to : far),
      undefined,
    );
  }

  /** Whether an edge can be drawn without a row of its own: next to each other, along its chain, or as a chain's end. */
  #needsRow(node: Node, index: number): boolean {
    const to = node.next[index]?.to ?? '';
    const chain = this.#chainOf.get(node.name);
    const other = this.#chainOf.get(to);
    if (chain === undefined || other === undefined) return false;
    if (this.#column(to) === this.#column(node.name) + 1) return false;
    if (other === chain && chain.nodes[chain.nodes.indexOf(node) + 1]?.name === to) return false;
    if (chain.children.includes(other) && other.nodes[0]?.name === to) return false;
    const isLast = chain.nodes[chain.nodes.length - 1] === node;
    return !(isLast && this.#joinOf(node) === to);
  }

  /** Gives rows to the children of a chain and to edges that need one; answers all that the block takes. */
  #pack(chain: Chain): Taken {
    const taken: Taken = new Map([[0, [chain.span]]]);
    const mine = this.#rows.get(chain)?.edges ?? [];
    const below: { readonly start: number; readonly order: number; put(): void }[] = [];
    chain.children.forEach((child, order) => {
      const inner = this.#pack(child);
      below.push({ start: child.span.from, order, put: () => this.#hang(taken, child, inner) });
    });
    const loops: { readonly node: string; readonly index: number; readonly span: Span; up: boolean }[] = [];
    for (const node of chain.nodes)
      node.next.forEach((edge, index) => {
        const [a, b] = [this.#column(node.name), this.#column(edge.to)];
        if (this.#isBack(node, index)) {
          const up = this.#chainOf.get(edge.to) === chain;
          loops.push({ node: node.name, index, span: { from: b * 2 - 1, to: a * 2 + 1 }, up });
        } else if (this.#needsRow(node, index)) {
          const span = { from: a * 2 + 1, to: Math.max(b * 2 - 1, a * 2 + 1) };
          const put = () => mine.push({ node: node.name, index, row: this.#first(taken, span, 1) });
          below.push({ start: span.from, order: chain.children.length + index, put });
        }
      });
    below.sort((a, b) => b.start - a.start || a.order - b.order);
    for (const each of below) each.put();
    loops.sort((a, b) => a.span.to - a.span.from - (b.span.to - b.span.from));
    for (const { node, index, span, up } of loops)
      mine.push({ node, index, row: this.#first(taken, span, up ? -1 : 1) });
    return taken;
  }

  #first(taken: Taken, span: Span, step: 1 | -1): number {
    let row: number = step;
    while (!isFree(taken, row, span)) row += step;
    take(taken, row, span);
    return row;
  }

  /** The nearest rows below in which nothing of the child's block meets anything. */
  #hang(taken: Taken, child: Chain, inner: Taken): void {
    const spans = [...inner].flatMap(([row, all]) => all.map((span) => ({ row, span })));
    let offset = 1 - Math.min(...inner.keys());
    while (!spans.every(({ row, span }) => isFree(taken, row + offset, span))) offset += 1;
    child.row = offset;
    for (const { row, span } of spans) take(taken, row + offset, span);
  }

  #number(chain: Chain, base: number, ofNode: Map<string, number>, ofEdge: EdgeRow[]): void {
    for (const node of chain.nodes) ofNode.set(node.name, base);
    for (const edge of this.#rows.get(chain)?.edges ?? []) ofEdge.push({ ...edge, row: edge.row + base });
    for (const child of chain.children) this.#number(child, base + child.row, ofNode, ofEdge);
  }
}

export const rowsOf = (thread: ThreadSpec): Rows => new RowFinder(thread).find(thread);
