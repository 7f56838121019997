/** Cards that are dragged into the frame of a group belong to it from then on; the drag stays one step of undo. */
import { joinGroup } from '#model/commands/edit-group.ts';
import { useDocument } from '../../store/document-store.ts';
import type { DrawingEdit } from '../../store/document-state.ts';
import type { NodeMoves } from '../edits/move-edit.ts';
import { CARD, centre } from '../geometry.ts';
import type { Scene } from '../scene.ts';
import { groupCardOf } from './group-card.ts';
import { frameAround, groupFrames } from './group-frames.ts';

/** Nodes by the group whose frame their card was dropped into. Nodes of groups stay in their own. */
function dropped(moves: NodeMoves, scene: Scene): ReadonlyMap<string, readonly string[]> {
  const groups = useDocument.getState().drawing?.layout.groups ?? [];
  const found = new Map<string, readonly string[]>();
  for (const [thread, moved] of Object.entries(moves)) {
    const mine = groups.filter((group) => group.thread === thread);
    const here = scene.threads.find(({ spec }) => spec.name === thread);
    const frames = groupFrames(scene, mine, new Set(Object.keys(moved)));
    for (const [node, at] of Object.entries(moved)) {
      const card = here?.cards.find((each) => each.node.name === node);
      const isFree = card && !groupCardOf(card.node) && !mine.some(({ nodes }) => nodes.includes(node));
      if (here === undefined || !isFree) continue;
      const place = { x: at.x + here.corner.x, y: at.y + here.corner.y };
      const id = frameAround(frames, centre({ ...place, ...CARD }))?.group.id;
      if (id !== undefined) found.set(id, [...(found.get(id) ?? []), node]);
    }
  }
  return found;
}

/** @param scene as it was seen when the cards were let go */
export function intoGroups(edit: DrawingEdit, moves: NodeMoves, scene: Scene | undefined): DrawingEdit {
  const joins = scene ? dropped(moves, scene) : new Map<string, readonly string[]>();
  if (joins.size === 0) return edit;
  return {
    ...edit,
    run: (drawing) => {
      let next = edit.run(drawing);
      for (const [id, nodes] of joins) if (next.ok) next = joinGroup(next.value, { id, nodes });
      return next;
    },
  };
}
