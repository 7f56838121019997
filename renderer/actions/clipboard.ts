/**
 * Copying nodes as text and pasting them, within a thread or from another window: what is copied, where it goes, and that
 * it is selected afterwards.
 */
import { clipNodes, type PortableClip } from '#model/commands/clip-nodes.ts';
import { broughtAlong, pasteClip } from '#model/commands/paste-clip.ts';
import { pastedNames } from '#model/commands/paste-nodes.ts';
import type { Drawing } from '#model/document/drawing.ts';
import { printClip } from '#model/text/clip-text.ts';
import type { Point } from '#model/document/layout.ts';
import { useCanvasView } from '../canvas/canvas-view.ts';
import { currentPlaces } from '../canvas/current-places.ts';
import { pasteOffset, threadAt } from '../canvas/edits/paste-place.ts';
import { pinThread } from '../canvas/edits/pin-thread.ts';
import { placeThread } from '../canvas/layout/place-thread.ts';
import { useDocument } from '../store/document-store.ts';
import { tell } from '../store/notice-store.ts';
import { useSession, type SelectedItem } from '../store/session-store.ts';
import { pointer } from './pointer.ts';
import { selectedNodes } from './selected.ts';

export interface CopySource {
  readonly thread: string;
  readonly nodes: readonly string[];
}

/** Selected nodes of one thread, or all of a selected thread; the entrypoint left out. Undefined when there are none. */
export function nodesToCopy(): CopySource | undefined {
  const items = selectedNodes().filter(({ node }) => node.kind !== 'entrypoint');
  const [first] = items;
  if (first !== undefined) {
    const mine = items.filter((item) => item.thread === first.thread);
    return { thread: first.thread.name, nodes: mine.map(({ node }) => node.name) };
  }
  const [item] = useSession.getState().selection;
  const threads = useDocument.getState().drawing?.workflow.threads ?? [];
  const thread = item?.kind === 'thread' ? threads.find(({ name }) => name === item.thread) : undefined;
  const nodes = thread?.nodes.filter((node) => node.kind !== 'entrypoint') ?? [];
  return thread && nodes.length > 0
    ? { thread: thread.name, nodes: nodes.map(({ name }) => name) }
    : undefined;
}

/** The drawing with the places of this thread's nodes in it, as they are seen. */
function pinned(drawing: Drawing, thread: string): Drawing {
  const places = currentPlaces();
  const result = places && pinThread(drawing, thread, places);
  return result?.ok ? result.value : drawing;
}

/** The selected nodes; undefined when there are none. */
export function clipOfSelection(): PortableClip | undefined {
  const source = nodesToCopy();
  const { drawing } = useDocument.getState();
  if (source === undefined || drawing === undefined) return undefined;
  return clipNodes(pinned(drawing, source.thread), source.thread, source.nodes);
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

/** The thread under the pointer, else that of the selection, else the one in which the workflow starts. */
function targetThread(drawing: Drawing, wish: Point): string {
  const places = currentPlaces();
  const [item] = useSession.getState().selection;
  const selected = item && item.kind !== 'definition' ? item.thread : undefined;
  const found = (places && threadAt(drawing, places, wish)) ?? selected;
  const { threads, entrypoint } = drawing.workflow;
  return threads.find(({ name }) => name === found)?.name ?? entrypoint;
}

/** @param wish where the middle of the nodes is wanted, on the canvas; it is the pointer when absent */
export function paste(label: string, clip: PortableClip, wish?: { thread: string; at: Point }): void {
  const { drawing, execute } = useDocument.getState();
  const places = currentPlaces();
  const { view } = useCanvasView.getState();
  if (drawing === undefined || places === undefined || view === undefined) return;
  const at = wish?.at ?? view.toCanvas(pointer());
  const thread = wish?.thread ?? targetThread(drawing, at);
  const placed = { ...clip, places: placesOf(clip) };
  const offset = pasteOffset(drawing, places, thread, clip.nodes, placed.places, at);
  const made: SelectedItem[] = [];
  const done = execute({
    label,
    run: (now) => {
      const from = pinned(now, thread);
      const args = { thread, clip: placed, offset };
      for (const node of pastedNames(from, args).values()) made.push({ kind: 'node', thread, node });
      return pasteClip(from, args);
    },
  });
  if (!done.ok) return;
  useSession.getState().selectAndShow(made);
  const along = broughtAlong(drawing, done.value);
  if (along.length > 0) tell('info', `What they need came along: ${along.join(', ')}.`);
}
