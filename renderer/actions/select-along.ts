/** Selects all that the selected nodes lead to, or all that leads to them, within their threads. */
import { IconArrowBarLeft, IconArrowBarRight } from '@tabler/icons-react';
import type { ThreadSpec } from '#model/document/workflow.ts';
import { useSession, type SelectedItem } from '../store/session-store.ts';
import type { Action } from './action.ts';
import { selectedNodes } from './selected.ts';

/** Names of nodes on all paths from these on, or to these, themselves included. */
export function along(thread: ThreadSpec, names: readonly string[], way: 'down' | 'up'): ReadonlySet<string> {
  const next = new Map<string, string[]>();
  for (const node of thread.nodes)
    for (const { to } of node.next) {
      const [from, end] = way === 'down' ? [node.name, to] : [to, node.name];
      next.set(from, [...(next.get(from) ?? []), end]);
    }
  const found = new Set(names);
  for (const name of found) for (const other of next.get(name) ?? []) found.add(other);
  return found;
}

const selectAlong = (way: 'down' | 'up'): void => {
  const items = selectedNodes();
  const threads = new Map(items.map(({ thread }) => [thread.name, thread]));
  const found = [...threads.values()].flatMap((thread): SelectedItem[] => {
    const names = items.filter((item) => item.thread === thread).map(({ node }) => node.name);
    const wanted = along(thread, names, way);
    return thread.nodes
      .filter(({ name }) => wanted.has(name))
      .map(({ name }) => ({ kind: 'node', thread: thread.name, node: name }));
  });
  useSession.getState().select(found);
};

const action = (way: 'down' | 'up'): Action => ({
  id: `select-${way}stream`,
  label: way === 'down' ? 'Select all that comes after' : 'Select all that comes before',
  group: 'Edit',
  icon: way === 'down' ? IconArrowBarRight : IconArrowBarLeft,
  keys: [way === 'down' ? 'shift+arrowright' : 'shift+arrowleft'],
  onCanvas: true,
  keywords: `${way}stream path reach flow`,
  isAvailable: () => selectedNodes().length > 0,
  perform: () => selectAlong(way),
});

export const selectAlongActions: readonly Action[] = [action('down'), action('up')];
