/**
 * Copying nodes and notes as text and pasting them, within a workflow or from another window: where they go, and that
 * they are selected afterwards.
 */
import { clipSelection, type PortableClip } from '#model/commands/clip-nodes.ts';
import { broughtAlong } from '#model/commands/brought-along.ts';
import { pasteClip } from '#model/commands/paste-clip.ts';
import type { Drawing } from '#model/document/drawing.ts';
import { printClip } from '#model/text/clip-text.ts';
import type { Point } from '#model/document/layout.ts';
import { useCanvasView } from '../canvas/canvas-view.ts';
import { currentPlaces } from '../canvas/current-places.ts';
import { pasteOffset, threadAt } from '../canvas/edits/paste-place.ts';
import { pinThread } from '../canvas/edits/pin-thread.ts';
import { boundsOf, CARD, centre, GRID, snapPoint } from '../canvas/geometry.ts';
import { placeThread } from '../canvas/layout/place-thread.ts';
import { noteRect } from '../canvas/notes/note-edits.ts';
import { itemId } from '../canvas/record-id.ts';
import type { Places } from '../canvas/use-scene.ts';
import { useDocument } from '../store/document-store.ts';
import { tell } from '../store/notice-store.ts';
import { selectedThread, useSession, type SelectedItem } from '../store/session-store.ts';
import { pointer } from './pointer.ts';
import { whatToCopy } from './what-to-copy.ts';

/** The drawing with the places of this thread's nodes in it, as they are seen. */
function pinned(drawing: Drawing, thread: string): Drawing {
  const places = currentPlaces();
  const result = places && pinThread(drawing, thread, places);
  return result?.ok ? result.value : drawing;
}

/** What is selected; undefined when nothing of it can be copied. */
export function clipOfSelection(): PortableClip | undefined {
  const what = whatToCopy();
  const { drawing } = useDocument.getState();
  if (what === undefined || drawing === undefined) return undefined;
  const all = what.parts.reduce((now, { thread }) => pinned(now, thread), drawing);
  // Notes alone hang on the thread in which the workflow starts.
  return clipSelection(what.parts.length === 0 ? pinned(all, all.workflow.entrypoint) : all, what);
}

export const textOfSelection = (): string | undefined => {
  const clip = clipOfSelection();
  return clip && printClip(clip);
};

/** Nodes without places, as somebody may have written them, stand as the layout puts them. */
function placesOf({ from, nodes, places }: PortableClip): Readonly<Record<string, Point>> {
  if (nodes.every(({ name }) => Object.hasOwn(places, name))) return places;
  const thread = { name: from.thread, variables: [], interrupts: [], nodes };
  return { ...placeThread(thread, currentPlaces()?.direction), ...places };
}

/**
 * The thread of the first nodes: of several threads' nodes that of the same name; otherwise the one under the pointer,
 * else that of the selection, else the one in which the workflow starts.
 */
function targetThread(drawing: Drawing, clip: PortableClip, wish: Point): string {
  const { threads, entrypoint } = drawing.workflow;
  const places = currentPlaces();
  const own = clip.also.length > 0 ? clip.from.thread : undefined;
  const wanted = [
    own,
    places && threadAt(drawing, places, wish),
    selectedThread(useSession.getState().selection),
  ];
  return wanted.find((name) => threads.some((each) => each.name === name)) ?? entrypoint;
}

/** A little aside of where they stood, on the canvas. */
function besideThemselves(places: Places, thread: string, at: Readonly<Record<string, Point>>): Point {
  const corner = places.corners[thread] ?? { x: 0, y: 0 };
  const middle = centre(
    boundsOf(Object.values(at).map((each) => ({ ...each, ...CARD }))) ?? { ...corner, ...CARD },
  );
  return { x: corner.x + middle.x + GRID * 5, y: corner.y + middle.y + GRID * 5 };
}

/** How far the nodes of further threads are moved in theirs, by the clip's name of the thread. */
function offsetsOf(drawing: Drawing, places: Places, clip: PortableClip): Readonly<Record<string, Point>> {
  return Object.fromEntries(
    clip.also.flatMap((part) => {
      const thread = clip.threads.find(({ name }) => name === part.thread);
      if (thread === undefined || places.corners[part.thread] === undefined) return [];
      const nodes = thread.nodes.filter(({ name }) => part.nodes.includes(name));
      const wish = besideThemselves(places, part.thread, part.places);
      return [[part.thread, pasteOffset(drawing, places, part.thread, nodes, part.places, wish)]];
    }),
  );
}

/** How far notes alone are moved, so that their middle is where it is wanted. */
function noteOffset(places: Places, thread: string, { notes }: PortableClip, wish: Point): Point {
  const corner = places.corners[thread] ?? { x: 0, y: 0 };
  const middle = centre(boundsOf(notes.map(noteRect)) ?? { ...wish, width: 0, height: 0 });
  return snapPoint({ x: wish.x - corner.x - middle.x, y: wish.y - corner.y - middle.y });
}

/** What was not there before: nodes in these threads, and notes. */
function madeBy(before: Drawing, after: Drawing, threads: readonly string[]): readonly SelectedItem[] {
  const nodesOf = ({ workflow }: Drawing) =>
    workflow.threads
      .filter(({ name }) => threads.includes(name))
      .flatMap(({ name, nodes }): SelectedItem[] =>
        nodes
          .filter(({ kind }) => kind !== 'entrypoint')
          .map((node) => ({ kind: 'node', thread: name, node: node.name })),
      );
  const notesOf = ({ layout }: Drawing) =>
    (layout.notes ?? []).map(({ id }): SelectedItem => ({ kind: 'note', id }));
  const was = new Set([...nodesOf(before), ...notesOf(before)].map(itemId));
  return [...nodesOf(after), ...notesOf(after)].filter((item) => !was.has(itemId(item)));
}

/** @param wish where the middle of the first thread's nodes is wanted, on the canvas; it is the pointer when absent */
export function paste(label: string, clip: PortableClip, wish?: { thread: string; at: Point }): void {
  const { drawing, execute } = useDocument.getState();
  const places = currentPlaces();
  const { view } = useCanvasView.getState();
  if (drawing === undefined || places === undefined || view === undefined) return;
  const at = wish?.at ?? view.toCanvas(pointer());
  const thread = wish?.thread ?? targetThread(drawing, clip, at);
  const placed = { ...clip, places: placesOf(clip) };
  const offset =
    clip.nodes.length > 0
      ? pasteOffset(drawing, places, thread, clip.nodes, placed.places, at)
      : noteOffset(places, thread, clip, at);
  const offsets = offsetsOf(drawing, places, clip);
  const targets = [thread, ...clip.also.map((part) => part.thread)];
  const done = execute({
    label,
    run: (now) => {
      const there = targets.filter((name) => places.corners[name] !== undefined);
      // Notes alone need no places of nodes written down.
      const from = clip.nodes.length === 0 ? now : there.reduce(pinned, now);
      return pasteClip(from, { thread, clip: placed, offset, offsets, corner: places.corners[thread] });
    },
  });
  if (!done.ok) return;
  useSession.getState().selectAndShow(madeBy(drawing, done.value, targets));
  const along = broughtAlong(drawing, done.value);
  if (along.length > 0) tell('info', `What they need came along: ${along.join(', ')}.`);
}
