/** What is selected, in the forms that actions ask for. */
import { nodeIndex } from '#model/document/node-index.ts';
import type { Node } from '#model/document/node.ts';
import type { ThreadSpec } from '#model/document/workflow.ts';
import { nodeId } from '../canvas/record-id.ts';
import { useDocument } from '../store/document-store.ts';
import { useSession, type SelectedItem } from '../store/session-store.ts';

export interface SelectedNode {
  readonly thread: ThreadSpec;
  readonly node: Node;
}

const findSelected = (
  threads: readonly ThreadSpec[],
  selection: readonly SelectedItem[],
): readonly SelectedNode[] =>
  selection.flatMap((item) => {
    if (item.kind !== 'node') return [];
    const thread = threads.find((each) => each.name === item.thread);
    const node = thread?.nodes[nodeIndex(thread).get(item.node) ?? -1];
    return thread && node ? [{ thread, node }] : [];
  });

let last: {
  readonly threads: readonly ThreadSpec[];
  readonly selection: readonly SelectedItem[];
  readonly found: readonly SelectedNode[];
} = { threads: [], selection: [], found: [] };

/** Every action asks for them to say whether it is to be had, so they are looked for once. */
export function selectedNodes(): readonly SelectedNode[] {
  const threads = useDocument.getState().drawing?.workflow.threads ?? [];
  const { selection } = useSession.getState();
  if (last.threads !== threads || last.selection !== selection)
    last = { threads, selection, found: findSelected(threads, selection) };
  return last.found;
}

/** The one node that is selected; undefined when there is none or are several. */
export function selectedNode(): SelectedNode | undefined {
  const found = selectedNodes();
  return found.length === 1 && useSession.getState().selection.length === 1 ? found[0] : undefined;
}

/** Where on the screen a node stands, for menus that open beside it. */
export function screenPlaceOf(item: SelectedNode): { x: number; y: number } {
  const id = nodeId(item.thread.name, item.node.name);
  const rect = document.querySelector(`[data-testid="${CSS.escape(id)}"]`)?.getBoundingClientRect();
  return rect ? { x: rect.right + 12, y: rect.top } : { x: innerWidth / 2 - 150, y: innerHeight / 3 };
}

/** The selected node when another may stand before it or in its place: the entrypoint stays the first. */
export const selectedButEntrypoint = () => {
  const item = selectedNode();
  return item?.node.kind === 'entrypoint' ? undefined : item;
};
