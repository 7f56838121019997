/** How much room an edge's condition pill and its mutations take, estimated from the text: no measuring of the page. */
import type { Edge } from '#model/document/node.ts';

const CHARACTER = 6.7;
export const LABEL_WIDTH_MAX = 144;

const textWidth = (text: string): number => Math.ceil(text.length * CHARACTER);

/** What an edge says: the condition, or `else` for the one that is taken when no other is. */
export function edgeAnswer(edges: readonly Edge[], index: number): string | undefined {
  const edge = edges[index];
  if (edge?.when !== undefined) return edge.when;
  return edges.length > 1 && index > 0 ? 'else' : undefined;
}

export const mutationLine = (mutation: string): string => mutation.replace(/\s*=\s*/, ' ← ').trim();

/** Undefined when the edge says nothing. */
export function labelSize(
  edges: readonly Edge[],
  index: number,
): { width: number; height: number } | undefined {
  const answer = edgeAnswer(edges, index);
  const mutations = edges[index]?.set ?? [];
  if (answer === undefined && mutations.length === 0) return undefined;
  const widths = [
    answer === undefined ? 0 : textWidth(answer) + 18,
    ...mutations.map((each) => textWidth(each) + 8),
  ];
  return {
    // In steps, so that typing in a condition does not move the drawing at every letter.
    width: Math.min(Math.ceil(Math.max(...widths) / 24) * 24, LABEL_WIDTH_MAX),
    height: (answer === undefined ? 0 : 22) + mutations.length * 16,
  };
}
