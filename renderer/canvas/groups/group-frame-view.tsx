/** Frames of unfolded groups: a title to drag, name and fold them by; with the mouse or, when it has the focus, by keys. */
import { useRef, useState, type KeyboardEvent, type PointerEvent } from 'react';
import { useReactFlow, ViewportPortal } from '@xyflow/react';
import { IconChevronDown, IconX } from '@tabler/icons-react';
import type { Point } from '#model/document/layout.ts';
import { placeKeyOf } from '../../actions/place-keys.ts';
import { useDocument } from '../../store/document-store.ts';
import { useSession } from '../../store/session-store.ts';
import { focusKept } from '../../ui/focus-kept.ts';
import { focusZone } from '../../ui/zones.ts';
import { openContextMenu } from '../open-context-menu.ts';
import { currentPlaces } from '../current-places.ts';
import { moveEdit } from '../edits/move-edit.ts';
import { GRID, snapPoint } from '../geometry.ts';
import { NOTE_COLORS } from '../notes/note-edits.ts';
import type { Scene } from '../scene.ts';
import { useDrag } from '../use-scene.ts';
import { colorGroup, colorOfGroup, removeGroups, renameGroup } from './group-edits.ts';
import { groupFrames, type GroupFrame } from './group-frames.ts';
import { foldGroup, useGroupView } from './group-view.ts';
import './groups.css';

const steps: Readonly<Record<string, Point>> = {
  ArrowLeft: { x: -GRID, y: 0 },
  ArrowRight: { x: GRID, y: 0 },
  ArrowUp: { x: 0, y: -GRID },
  ArrowDown: { x: 0, y: GRID },
};

const selectMembers = ({ group, members }: GroupFrame): void =>
  useSession.getState().select(members.map((node) => ({ kind: 'node', thread: group.thread, node })));

/** New places of all of the group's nodes, relative to their thread's corner. */
function placesAfter({ group, members }: GroupFrame, by: Point): Readonly<Record<string, Point>> {
  const places = currentPlaces()?.placements[group.thread] ?? {};
  return Object.fromEntries(
    members.flatMap((name) => {
      const at = places[name];
      return at ? [[name, { x: at.x + by.x, y: at.y + by.y }]] : [];
    }),
  );
}

function moveBy(frame: GroupFrame, by: Point, mark?: string): void {
  const places = currentPlaces();
  if (places === undefined || (by.x === 0 && by.y === 0)) return;
  const moves = { [frame.group.thread]: placesAfter(frame, by) };
  useDocument.getState().execute({ ...moveEdit(moves, {}, places, mark), label: 'Move group' });
}

function useGroupDrag(frame: GroupFrame) {
  const flow = useReactFlow();
  const start = useRef<{ readonly pointer: Point; readonly frame: GroupFrame } | undefined>(undefined);
  const by = (event: PointerEvent): Point => {
    const from = start.current?.pointer ?? { x: event.clientX, y: event.clientY };
    const zoom = flow.getZoom();
    return snapPoint({ x: (event.clientX - from.x) / zoom, y: (event.clientY - from.y) / zoom });
  };
  return {
    onPointerDown: (event: PointerEvent<HTMLElement>) => {
      if (event.button !== 0 || (event.target as Element).closest('button, input')) return;
      event.currentTarget.setPointerCapture(event.pointerId);
      start.current = { pointer: { x: event.clientX, y: event.clientY }, frame };
      selectMembers(frame);
    },
    onPointerMove: (event: PointerEvent) => {
      const began = start.current;
      if (began)
        useDrag.getState().preview({ [frame.group.thread]: placesAfter(began.frame, by(event)) }, {});
    },
    onPointerUp: (event: PointerEvent) => {
      const began = start.current;
      const moved = by(event);
      start.current = undefined;
      useDrag.getState().end();
      if (began) moveBy(began.frame, moved);
    },
  };
}

function NameField({ frame }: { frame: GroupFrame }) {
  const { id, name } = frame.group;
  const [text, setText] = useState(name);
  const end = (isKept: boolean): void => {
    if (useGroupView.getState().naming !== id) return;
    useGroupView.setState({ naming: undefined });
    if (isKept && text.trim() !== '' && text !== name) renameGroup(id, text.trim());
  };
  const onKeyDown = (event: KeyboardEvent<HTMLInputElement>): void => {
    if (event.key !== 'Enter' && event.key !== 'Escape') return;
    event.preventDefault();
    event.stopPropagation();
    const title = event.currentTarget.closest<HTMLElement>('.group-title');
    end(event.key === 'Enter');
    title?.focus();
  };
  return (
    <input
      autoFocus
      className="group-name-field nodrag nopan"
      aria-label="Name of the group"
      value={text}
      onFocus={(event) => event.currentTarget.select()}
      onChange={(event) => setText(event.currentTarget.value)}
      onBlur={() => end(true)}
      onKeyDown={onKeyDown}
    />
  );
}

function Tools({ frame }: { frame: GroupFrame }) {
  const { id, name } = frame.group;
  return (
    <span className="group-tools">
      {NOTE_COLORS.map((each) => (
        <button
          key={each}
          type="button"
          className={`note-color note-${each}`}
          aria-label={`Make ${name} ${each}`}
          aria-pressed={colorOfGroup(frame.group) === each}
          onClick={() => colorGroup(id, each)}
        />
      ))}
      <button
        type="button"
        className="frame-button"
        aria-label={`Ungroup ${name}`}
        title="Ungroup (Ctrl+Shift+G)"
        onClick={() => removeGroups([id])}
      >
        <IconX size={14} />
      </button>
    </span>
  );
}

function GroupFrameView({ frame }: { frame: GroupFrame }) {
  const { group, rect, members } = frame;
  const isNaming = useGroupView((state) => state.naming === group.id);
  const drag = useGroupDrag(frame);
  const name = (): void => useGroupView.setState({ naming: group.id });
  const onKeyDown = (event: KeyboardEvent<HTMLElement>): void => {
    if (event.target !== event.currentTarget) return;
    const means = placeKeyOf('group', event);
    const step = means === 'move' && steps[event.key];
    if (means === 'rename') name();
    else if (event.key === 'Escape') focusZone('canvas');
    else if (means === 'fold') foldGroup(group.id, true);
    else if (means === 'delete') removeGroups([group.id]);
    else if (step) moveBy(frame, step, `move-group:${group.id}`);
    else return;
    event.preventDefault();
    event.stopPropagation();
  };
  return (
    <section
      ref={focusKept}
      className={`group-frame note-${colorOfGroup(group)}`}
      data-testid={`group:${group.id}`}
      aria-label={`Group ${group.name}`}
      style={{ transform: `translate(${rect.x}px, ${rect.y}px)`, width: rect.width, height: rect.height }}
    >
      <header
        className="group-title nopan nodrag"
        tabIndex={0}
        role="group"
        aria-label={`Group ${group.name}, ${members.length} nodes`}
        onFocus={(event) => event.target === event.currentTarget && selectMembers(frame)}
        onDoubleClick={name}
        onKeyDown={onKeyDown}
        onContextMenu={(event) => {
          selectMembers(frame);
          openContextMenu(event, { kind: 'node', thread: group.thread, node: members[0] ?? '' });
        }}
        {...drag}
      >
        <button
          type="button"
          className="frame-button"
          aria-label={`Fold group ${group.name}`}
          aria-expanded
          title="Fold this group (Shift+C)"
          onClick={() => foldGroup(group.id, true)}
        >
          <IconChevronDown size={14} />
        </button>
        {isNaming ? <NameField frame={frame} /> : <span className="group-name">{group.name}</span>}
        <Tools frame={frame} />
      </header>
    </section>
  );
}

export function GroupFrames({ scene }: { scene: Scene }) {
  const groups = useDocument((state) => state.drawing?.layout.groups);
  if (!groups?.length) return null;
  return (
    <ViewportPortal>
      {groupFrames(scene, groups).map((frame) => (
        <GroupFrameView key={frame.group.id} frame={frame} />
      ))}
    </ViewportPortal>
  );
}
