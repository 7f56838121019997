/**
 * Whether two forms of a thread look the same to layout and routes: same nodes and edges, labels and stubs of the same
 * size. Most edits (an argument, a task's name, a letter more in a condition) change nothing of that.
 */
import type { Node } from '#model/document/node.ts';
import type { ThreadSpec } from '#model/document/workflow.ts';
import { stubsReach } from '../stubs.ts';
import { labelSize } from './edge-label.ts';

function sameEdges(a: Node, b: Node): boolean {
  if (a.next === b.next) return true;
  return (
    a.next.length === b.next.length &&
    a.next.every((edge, index) => {
      const other = b.next[index];
      if (edge.to !== other?.to) return false;
      const [one, two] = [labelSize(a.next, index), labelSize(b.next, index)];
      return one?.width === two?.width && one?.height === two?.height && one?.hasAnswer === two?.hasAnswer;
    })
  );
}

/** What an exit returns does not matter here, but whether it fails: the main path leads to a good end. */
const sameEnd = (a: Node, b: Node): boolean =>
  a.kind !== 'exit' || b.kind !== 'exit' || (a.fail === undefined) === (b.fail === undefined);

const sameNode = (a: Node, b: Node): boolean =>
  a === b ||
  (a.name === b.name &&
    a.kind === b.kind &&
    sameEnd(a, b) &&
    stubsReach(a, 'right') === stubsReach(b, 'right') &&
    a.onFailure.length === b.onFailure.length &&
    sameEdges(a, b));

export const sameShape = (a: ThreadSpec, b: ThreadSpec): boolean =>
  a === b ||
  (a.nodes.length === b.nodes.length &&
    a.nodes.every((node, index) => sameNode(node, b.nodes[index] as Node)));
