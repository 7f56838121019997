/** Nodes become a child thread, started and waited for in their place; and a simple child thread becomes nodes again. */
import { IconArrowMerge, IconArrowsSplit } from '@tabler/icons-react';
import { extractThread } from '#model/commands/extract-thread.ts';
import { freshName, freshNodeName, freshThreadName } from '#model/commands/fresh-name.ts';
import { inlineThread } from '#model/commands/inline-thread.ts';
import { currentPlaces } from '../canvas/current-places.ts';
import { pinThread } from '../canvas/edits/pin-thread.ts';
import { isPlaced } from '../canvas/auto-placement.ts';
import { useDocument } from '../store/document-store.ts';
import { tell } from '../store/notice-store.ts';
import { useSession } from '../store/session-store.ts';
import type { Action } from './action.ts';
import { selectedNode, selectedNodes } from './selected.ts';

/** By the group that holds exactly these nodes, else by the first of them. */
function nameFor(thread: string, nodes: readonly string[]): string {
  const groups = useDocument.getState().drawing?.layout.groups ?? [];
  const group = groups.find(
    (each) => each.thread === thread && nodes.every((node) => each.nodes.includes(node)),
  );
  const plain = group?.name
    .toLowerCase()
    .replaceAll(/[^a-z0-9]+/g, '-')
    .replaceAll(/^-|-$/g, '');
  return plain || `${nodes[0] ?? 'nodes'}-thread`;
}

function extract(): void {
  const items = selectedNodes();
  const thread = items[0]?.thread.name;
  if (thread === undefined) return;
  const threads = [...new Set(items.map((item) => item.thread.name))];
  if (threads.length > 1) {
    const names = threads.map((name) => `“${name}”`);
    const last = names.pop();
    const message = `A child thread is made of nodes of one thread, and these are of ${names.join(', ')} and ${last}. Select nodes of one of them.`;
    tell('bad', message);
    return;
  }
  const nodes = items.map(({ node }) => node.name);
  let made = '';
  const done = useDocument.getState().execute({
    label:
      nodes.length === 1 ? 'Extract 1 node into a thread' : `Extract ${nodes.length} nodes into a thread`,
    run: (drawing) => {
      const name = freshThreadName(drawing, nameFor(thread, nodes));
      const start = freshNodeName(drawing, thread, `start-${name}`);
      const wait = freshNodeName(drawing, thread, `wait-for-${name}`);
      made = start;
      return extractThread(drawing, { thread, nodes, name, start, wait: freshName(wait, [start]) });
    },
  });
  if (done.ok) useSession.getState().goTo({ kind: 'node', thread, node: made });
}

function inline(): void {
  const item = selectedNode();
  if (item === undefined) return;
  const thread = item.thread.name;
  const names = new Set(item.thread.nodes.map(({ name }) => name));
  const places = currentPlaces();
  const done = useDocument.getState().execute({
    label: 'Put the thread back in place',
    run: (drawing) => {
      const isByHand = isPlaced(drawing.layout, item.thread);
      const pinned = places && isByHand ? pinThread(drawing, thread, places) : undefined;
      return inlineThread(pinned?.ok ? pinned.value : drawing, { thread, node: item.node.name });
    },
  });
  const nodes = done.ok ? done.value.workflow.threads.find(({ name }) => name === thread)?.nodes : undefined;
  const fresh = (nodes ?? []).filter(({ name }) => !names.has(name));
  if (nodes)
    useSession.getState().selectAndShow(fresh.map(({ name }) => ({ kind: 'node', thread, node: name })));
}

export const extractActions: readonly Action[] = [
  {
    id: 'extract-thread',
    label: 'Extract into a child thread',
    group: 'Edit',
    icon: IconArrowsSplit,
    keys: ['alt+x'],
    onCanvas: true,
    keywords: 'sub flow subprocess refactor start thread wait move out',
    isAvailable: () => selectedNodes().some(({ node }) => node.kind !== 'entrypoint'),
    perform: extract,
  },
  {
    id: 'inline-thread',
    label: 'Put this thread back in place',
    group: 'Edit',
    icon: IconArrowMerge,
    keys: ['shift+alt+x'],
    onCanvas: true,
    keywords: 'inline unwrap sub flow refactor start thread',
    isAvailable: () => selectedNode()?.node.kind === 'start-thread',
    perform: inline,
  },
];
