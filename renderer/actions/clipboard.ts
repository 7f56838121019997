/** Copying nodes within and between threads: what is copied, where it goes, and that it is selected afterwards. */
import { copyNodes, type NodeClip } from '#model/commands/node-clip.ts';
import { pastedNames, pasteNodes } from '#model/commands/paste-nodes.ts';
import type { Drawing } from '#model/document/drawing.ts';
import { currentPlaces } from '../canvas/current-places.ts';
import { pinThread } from '../canvas/edits/pin-thread.ts';
import { useDocument } from '../store/document-store.ts';
import { useSession, type SelectedItem } from '../store/session-store.ts';
import { selectedNodes } from './selected.ts';

export interface CopySource {
  readonly thread: string;
  readonly nodes: readonly string[];
}

/** Selected nodes of one thread, the entrypoint left out; undefined when there are none. */
export function nodesToCopy(): CopySource | undefined {
  const items = selectedNodes().filter(({ node }) => node.kind !== 'entrypoint');
  const thread = items[0]?.thread.name;
  if (thread === undefined) return undefined;
  const nodes = items.filter((item) => item.thread.name === thread).map(({ node }) => node.name);
  return { thread, nodes };
}

let clip: NodeClip | undefined;
let timesPasted = 0;

export const clipOf = (): NodeClip | undefined => clip;

/** Keeps the selected nodes for pasting. */
export function keepClip(source: CopySource): void {
  const { drawing } = useDocument.getState();
  const places = currentPlaces();
  if (drawing === undefined) return;
  const pinned = places ? pinThread(drawing, source.thread, places) : undefined;
  clip = copyNodes(pinned?.ok ? pinned.value : drawing, source.thread, source.nodes);
  timesPasted = 0;
}

const STEP = 40;

/** Pastes into a thread, each time a step further right and down; one step of undo. */
export function pasteClip(label: string, thread: string, take: (drawing: Drawing) => NodeClip): void {
  const places = currentPlaces();
  const made: SelectedItem[] = [];
  timesPasted += 1;
  const offset = { x: STEP * timesPasted, y: STEP * timesPasted };
  const done = useDocument.getState().execute({
    label,
    run: (drawing) => {
      const pinned = places ? pinThread(drawing, thread, places) : undefined;
      const from = pinned?.ok ? pinned.value : drawing;
      const args = { thread, clip: take(from), offset };
      for (const name of pastedNames(from, args).values()) made.push({ kind: 'node', thread, node: name });
      return pasteNodes(from, args);
    },
  });
  if (done.ok) useSession.getState().select(made);
}
