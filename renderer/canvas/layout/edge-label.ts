/**
 * What an edge says and how much room that takes, estimated from the text: no measuring of the page. As all of the layout,
 * sizes are those of a flow that runs right; of a label beside a line that runs down width and height are changed over.
 */
import type { Direction, Point } from '#model/document/layout.ts';
import type { Edge } from '#model/document/node.ts';
import type { Rect } from '../geometry.ts';

const CHARACTER = 6.7;
export const LABEL_WIDTH_MAX = 192;
const ANSWER_HEIGHT = 22;
const MUTATION_HEIGHT = 16;
/** More mutations than this are counted, not listed. */
const LINES_MAX = 3;

const textWidth = (text: string): number => Math.ceil(text.length * CHARACTER);

/** What an edge says: the condition, or `else` for the one that is taken when no other is. */
export function edgeAnswer(edges: readonly Edge[], index: number): string | undefined {
  const edge = edges[index];
  if (edge?.when !== undefined) return edge.when;
  return edges.length > 1 && index > 0 ? 'else' : undefined;
}

/** The lines under the answer: `x ← …` for a mutation, and how many more there are. */
export function mutationLines(edge: Edge | undefined): readonly string[] {
  const all = (edge?.set ?? []).map((mutation) => mutation.replace(/\s*=\s*/, ' ← ').trim());
  if (all.length <= LINES_MAX) return all;
  return [...all.slice(0, LINES_MAX - 1), `and ${all.length - LINES_MAX + 1} more`];
}

export interface LabelSize {
  readonly width: number;
  readonly height: number;
  /** The answer sits on the line; mutations alone hang below it. */
  readonly hasAnswer: boolean;
  /** How far it reaches above its line; negative when it begins below it. */
  readonly above: number;
}

const sizes = {
  right: new WeakMap<readonly Edge[], readonly (LabelSize | undefined)[]>(),
  down: new WeakMap<readonly Edge[], readonly (LabelSize | undefined)[]>(),
};

/** Undefined when the edge says nothing. Kept per immutable list of edges. */
export function labelSize(
  edges: readonly Edge[],
  index: number,
  direction: Direction = 'right',
): LabelSize | undefined {
  let known = sizes[direction].get(edges);
  if (known === undefined) {
    known = edges.map((_edge, each) => sizeOf(edges, each, direction));
    sizes[direction].set(edges, known);
  }
  return known[index];
}

function sizeOf(edges: readonly Edge[], index: number, direction: Direction): LabelSize | undefined {
  const answer = edgeAnswer(edges, index);
  const lines = mutationLines(edges[index]);
  if (answer === undefined && lines.length === 0) return undefined;
  const widths = [
    answer === undefined ? 0 : textWidth(answer) + 18,
    ...lines.map((each) => textWidth(each) + 8),
  ];
  // In steps, so that typing in a condition does not move the drawing at every letter.
  const width = Math.min(Math.ceil(Math.max(...widths) / 24) * 24, LABEL_WIDTH_MAX);
  const height = (answer === undefined ? 0 : ANSWER_HEIGHT) + lines.length * MUTATION_HEIGHT;
  const hasAnswer = answer !== undefined;
  return direction === 'right'
    ? { width, height, hasAnswer, above: hasAnswer ? ANSWER_HEIGHT / 2 : -BELOW_LINE }
    : { width: height, height: width, hasAnswer, above: hasAnswer ? width / 2 : -BELOW_LINE };
}

/** How far below the line its first words begin when nothing sits on it. */
export const BELOW_LINE = 5;

/** How far a label reaches above and below the line that it belongs to. */
export const labelReach = (size: LabelSize): { readonly above: number; readonly below: number } => ({
  above: Math.max(size.above, 0),
  below: size.height - size.above,
});

/** @param at on the line, in the middle of the label */
export const labelBox = (size: LabelSize, at: Point): Rect => ({
  x: at.x - size.width / 2,
  y: at.y - size.above,
  width: size.width,
  height: size.height,
});
