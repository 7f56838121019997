/** What the outline's commands do to the drawing. Each is one step of undo and ends on the row of what it made. */
import { attachFailureHandler } from '#model/commands/attach-failure-handler.ts';
import { attachInterrupt } from '#model/commands/attach-interrupt.ts';
import { connectNodes } from '#model/commands/connect-nodes.ts';
import { detachFailureHandler } from '#model/commands/detach-failure-handler.ts';
import { detachInterrupt } from '#model/commands/detach-interrupt.ts';
import { editFailureHandlers } from '#model/commands/edit-failure-handlers.ts';
import { handlersOf, type HandlerList } from '#model/commands/failure-handlers.ts';
import { freshNodeName } from '#model/commands/fresh-name.ts';
import { insertNodeBefore } from '#model/commands/insert-node-before.ts';
import { defineForNode } from '#model/commands/own-definition.ts';
import { removeVariable } from '#model/commands/remove-variable.ts';
import { reorderEdges } from '#model/commands/reorder-edges.ts';
import { replaceNodeKind } from '#model/commands/replace-node-kind.ts';
import type { FailureHandlerDef, Node } from '#model/document/node.ts';
import { deleteItems } from '../../actions/delete-selection.ts';
import { performAdd } from '../../canvas/edits/perform-add.ts';
import { removeGroups } from '../../canvas/groups/group-edits.ts';
import type { Offer } from '../../canvas/nodes/offers.ts';
import { useDocument } from '../../store/document-store.ts';
import type { DrawingEdit } from '../../store/document-state.ts';
import { movedOrder } from '../inspector/fields/row-buttons.tsx';
import type { OutlineRow } from './outline-row.ts';
import { goToItem, goToRow, rowsNow, useOutlineView } from './outline-view.ts';
import { waysTo } from './spoken-place.ts';

const execute = (label: string, run: DrawingEdit['run']): boolean =>
  useDocument.getState().execute({ label, run }).ok;

const threadOf = (name: string) =>
  useDocument.getState().drawing?.workflow.threads.find((thread) => thread.name === name);

/** What led to the node leads to a new one in front of it. */
export function insertBefore(offer: Offer, threadName: string, node: Node): void {
  const thread = threadOf(threadName);
  if (thread === undefined) return;
  const [way, ...others] = waysTo(thread, node.name);
  if (way !== undefined && others.length === 0)
    return performAdd(offer.id, { thread: threadName, edge: { node: way.from.name, index: way.index } });
  let name = '';
  const done = execute(`Add ${offer.label.toLowerCase()}`, (drawing) => {
    name = freshNodeName(drawing, threadName, offer.newName);
    const added = insertNodeBefore(drawing, {
      thread: threadName,
      before: node.name,
      node: offer.create(name),
    });
    return added.ok ? defineForNode(added.value, { thread: threadName, node: name }) : added;
  });
  if (done) goToItem({ kind: 'node', thread: threadName, node: name });
}

export function replaceKind(offer: Offer, thread: string, node: Node): void {
  const done = execute(`Replace ${node.name}`, (drawing) => {
    const replaced = replaceNodeKind(drawing, {
      thread,
      node: node.name,
      replacement: offer.create(node.name),
    });
    return replaced.ok ? defineForNode(replaced.value, { thread, node: node.name }) : replaced;
  });
  if (done) goToItem({ kind: 'node', thread, node: node.name });
}

/** The new edge is the current row when it is one of several: then it wants a condition. */
export function connectTo(thread: string, from: Node, to: string): void {
  const done = execute('Connect nodes', (drawing) => connectNodes(drawing, { thread, from: from.name, to }));
  if (!done) return;
  const index = from.next.length;
  if (index > 0) goToItem({ kind: 'edge', thread, node: from.name, index });
  else goToItem({ kind: 'node', thread, node: from.name });
}

export function handleFailure(
  thread: string,
  node: Node,
  handler: FailureHandlerDef,
  list: HandlerList,
): void {
  const done = execute(`Handle a failure of ${node.name}`, (drawing) =>
    attachFailureHandler(drawing, { thread, node: node.name, handler, list }),
  );
  if (done) goToItem({ kind: 'node', thread, node: node.name });
}

export function interruptBy(thread: string, event: string, run: string): void {
  const done = execute(`Let ${event} interrupt ${thread}`, (drawing) =>
    attachInterrupt(drawing, { thread, event, run }),
  );
  if (done) goToItem({ kind: 'thread', thread });
}

/** Branches and failure handlers, in the order in which they are tried. */
export function moveRow(row: OutlineRow, step: 1 | -1): boolean {
  const { thread, node, index } = row;
  if (node === undefined || (row.kind !== 'edge' && row.kind !== 'handler')) return false;
  const list: HandlerList = row.ofChildThread ? 'waited-thread' : 'node';
  const handlers = handlersOf(node, list);
  const count = row.kind === 'edge' ? node.next.length : handlers.length;
  const to = index + step;
  if (to < 0 || to >= count) return false;
  const order = movedOrder(count, index, to);
  const done =
    row.kind === 'edge'
      ? execute(`Reorder edges of ${node.name}`, (drawing) =>
          reorderEdges(drawing, { thread, from: node.name, order }),
        )
      : execute(`Reorder handlers of ${node.name}`, (drawing) =>
          editFailureHandlers(drawing, {
            thread,
            node: node.name,
            list,
            handlers: order.flatMap((at) => handlers[at] ?? []),
          }),
        );
  const moved = rowsNow().find(
    (each) => each.id === row.id.replace(/\/\d+$/, `/${to}`) && each.kind === row.kind,
  );
  if (done && moved) goToRow(moved, { withFocus: true });
  return done;
}

/** @param heal what led to a node leads on to what it led to */
export function removeRow(row: OutlineRow, heal: boolean): void {
  if (row.group) {
    const [member] = row.items;
    removeGroups([row.group.id]);
    if (member) goToItem(member);
    return;
  }
  const before = rowsNow();
  const at = before.findIndex(({ id }) => id === row.id);
  const { thread, node, index } = row;
  if (row.kind === 'handler' && node)
    execute(`Remove a handler of ${node.name}`, (drawing) =>
      detachFailureHandler(drawing, {
        thread,
        node: node.name,
        index,
        list: row.ofChildThread ? 'waited-thread' : 'node',
      }),
    );
  else if (row.kind === 'interrupt')
    execute(`Remove interrupt ${row.name}`, (drawing) =>
      detachInterrupt(drawing, { thread, event: row.name }),
    );
  else if (row.kind === 'variable')
    execute(`Remove ${row.name}`, (drawing) => removeVariable(drawing, { thread, variable: row.name }));
  else if (row.kind !== 'variables') {
    goToRow(row);
    deleteItems(row.items, heal);
  }
  const after = rowsNow();
  if (after.length === before.length && after.some(({ id }) => id === row.id) && row.kind === 'node') return;
  const next = nearest(before, after, at);
  if (next) goToRow(next, { withFocus: true });
  else useOutlineView.setState({ current: undefined });
}

/** The row that stood below what is gone, else the one above, else what held it; at last whatever stood above. */
function nearest(
  before: readonly OutlineRow[],
  after: readonly OutlineRow[],
  at: number,
): OutlineRow | undefined {
  const left = new Map(after.map((row) => [row.id, row]));
  const gone = before[at];
  const order = [...before.slice(at), ...before.slice(0, at).reverse()];
  const isSibling = (row: OutlineRow): boolean => row.parent === gone?.parent;
  return (
    order.filter(isSibling).flatMap(({ id }) => left.get(id) ?? [])[0] ??
    (gone?.parent === undefined ? undefined : left.get(gone.parent)) ??
    before.slice(0, at).findLast(({ id }) => left.has(id)) ??
    after[0]
  );
}
