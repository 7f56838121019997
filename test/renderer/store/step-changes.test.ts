/** What undo points at: the cards that moved, changed or came back, not the thread around them. */
import { expect, test } from 'vitest';
import { editNode } from '#model/commands/edit-node.ts';
import { moveNodes } from '#model/commands/move-nodes.ts';
import { removeNodes } from '#model/commands/remove-nodes.ts';
import { renameDefinition } from '#model/commands/rename-definition.ts';
import { setLayout } from '#model/commands/set-layout.ts';
import type { Drawing } from '#model/document/drawing.ts';
import { emptyHistory, push, undo } from '#model/history.ts';
import type { SelectedItem } from '../../../renderer/store/session-store.ts';
import { stepChanges } from '../../../renderer/store/step-changes.ts';
import { checkoutDrawing, taken } from '../../model/commands/checkout-drawing.ts';

const node = (name: string): SelectedItem => ({ kind: 'node', thread: 'entrypoint', node: name });

/** What is shown when the step from `before` to `after` is undone. */
function undone(before: Drawing, after: Drawing, selection: readonly SelectedItem[] = []) {
  const step = undo(push(emptyHistory(), 'Step', before, after), after)!;
  return stepChanges(step.differences, after, step.drawing, selection);
}

const before = checkoutDrawing();
const at = (x: number) => ({ x, y: 0 });

test('an edit shows its node', () => {
  const after = taken(editNode(before, { thread: 'entrypoint', node: 'charge', patch: { retries: 9 } }));
  expect(undone(before, after)).toEqual({ items: [node('charge')], notes: [] });
});

test('what was deleted is shown when it is back, with what leads to it', () => {
  const after = taken(removeNodes(before, { nodes: [{ thread: 'entrypoint', node: 'ship' }] }));
  expect(undone(before, after).items).toEqual(expect.arrayContaining([node('ship'), node('send-receipt')]));
  expect(undone(before, after).items).not.toContainEqual({ kind: 'thread', thread: 'entrypoint' });
});

test('the first move of a thread shows what was moved, not all that was written down', () => {
  const names = ['reserve', 'charge', 'paid'];
  const moves = names.map((name, index) => ({ thread: 'entrypoint', node: name, at: at(index * 300) }));
  const pinned = taken(moveNodes(before, { moves }));
  expect(undone(before, pinned, [node('charge')]).items).toEqual([node('charge')]);
  const moved = taken(moveNodes(pinned, { moves: [{ thread: 'entrypoint', node: 'paid', at: at(9) }] }));
  expect(undone(pinned, moved).items).toEqual([node('paid')]);
});

test('notes and definitions are shown, too', () => {
  const note = { id: 'note-1', text: 'a', x: 0, y: 0 };
  const noted = taken(setLayout(before, { notes: [note] }));
  const written = taken(setLayout(noted, { notes: [{ ...note, text: 'b' }] }));
  expect(undone(noted, written).notes).toEqual(['note-1']);
  const renamed = taken(
    renameDefinition(before, { kind: 'task-def', name: 'charge-card', newName: 'charge-it' }),
  );
  expect(undone(before, renamed).items).toContainEqual({
    kind: 'definition',
    definition: 'task-def',
    name: 'charge-card',
  });
});
