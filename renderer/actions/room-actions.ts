/** Making room: the tool for the mouse, and steps by keys from the selected node on. */
import { IconArrowsMove } from '@tabler/icons-react';
import { currentPlaces } from '../canvas/current-places.ts';
import { GRID } from '../canvas/geometry.ts';
import { isNothing, pushed, roomEdit, type Axis } from '../canvas/room/make-room.ts';
import { useRoomTool } from '../canvas/room/room-tool.tsx';
import { useDocument } from '../store/document-store.ts';
import type { Action } from './action.ts';
import { selectedNodes } from './selected.ts';

const STEP = GRID * 5;

/** The first of the selected nodes, and what is right of it or below it, go on by a step. */
function push(axis: Axis, by: number): void {
  const places = currentPlaces();
  const { drawing, execute } = useDocument.getState();
  const [item] = selectedNodes();
  if (places === undefined || drawing === undefined || item === undefined) return;
  const thread = item.thread.name;
  const at = places.placements[thread]?.[item.node.name];
  const corner = places.corners[thread];
  if (at === undefined || corner === undefined) return;
  const result = pushed(drawing, places, { axis, from: corner[axis] + at[axis], thread }, by);
  if (!isNothing(result)) execute(roomEdit(result, places, `room:${thread}/${item.node.name}`));
}

const step = (id: string, label: string, key: string, axis: Axis, by: number): Action => ({
  id,
  label,
  group: 'Edit',
  keys: [`mod+shift+arrow${key}`],
  onCanvas: true,
  keywords: 'make room space push pull',
  isAvailable: () => selectedNodes().length > 0,
  perform: () => push(axis, by),
});

export const roomActions: readonly Action[] = [
  {
    id: 'make-room',
    label: 'Make room',
    group: 'Edit',
    icon: IconArrowsMove,
    keys: ['s'],
    onCanvas: true,
    keywords: 'space tool push aside gap insert',
    isAvailable: () => useDocument.getState().drawing !== undefined,
    perform: () => useRoomTool.setState({ isOn: !useRoomTool.getState().isOn }),
  },
  step('push-right', 'Push right from here on', 'right', 'x', STEP),
  step('pull-left', 'Pull left from here on', 'left', 'x', -STEP),
  step('push-down', 'Push down from here on', 'down', 'y', STEP),
  step('pull-up', 'Pull up from here on', 'up', 'y', -STEP),
];
