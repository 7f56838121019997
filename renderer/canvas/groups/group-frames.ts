/** Where the frames of unfolded groups are, and which of them a point of the canvas is in. */
import type { Group, Point } from '#model/document/layout.ts';
import { boundsOf, contains, FRAME_PADDING, type Rect } from '../geometry.ts';
import type { Scene } from '../scene.ts';
import { cardBox } from '../stubs.ts';

const PADDING = 14;
/** The title fills the room that a thread's frame leaves above its uppermost cards, so that it never covers the thread's own. */
const TITLE = FRAME_PADDING.top;

export interface GroupFrame {
  readonly group: Group;
  /** Names of its nodes that are there. */
  readonly members: readonly string[];
  readonly rect: Rect;
}

/** Folded groups and those of threads that are not shown have none. @param without nodes that do not count */
export function groupFrames(
  scene: Scene,
  groups: readonly Group[],
  without: ReadonlySet<string> = new Set(),
): readonly GroupFrame[] {
  return groups.flatMap((group) => {
    const thread = scene.threads.find(({ spec }) => spec.name === group.thread);
    const cards = (thread?.cards ?? []).filter(
      ({ node }) => group.nodes.includes(node.name) && !without.has(node.name),
    );
    const inner = boundsOf(cards.map(({ node, at }) => cardBox(node, at, scene.direction)));
    if (inner === undefined) return [];
    const rect = {
      x: inner.x - PADDING,
      y: inner.y - TITLE,
      width: inner.width + PADDING * 2,
      height: inner.height + PADDING + TITLE,
    };
    return [{ group, members: cards.map(({ node }) => node.name), rect }];
  });
}

/** The smallest frame around a point. */
export const frameAround = (frames: readonly GroupFrame[], point: Point): GroupFrame | undefined =>
  frames
    .filter(({ rect }) => contains(rect, point))
    .sort((a, b) => a.rect.width * a.rect.height - b.rect.width * b.rect.height)[0];
