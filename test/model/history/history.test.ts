import fc from '../../kit/fast-check.ts';
import { describe, expect, it } from 'vitest';
import type { Drawing } from '#model/document/drawing.ts';
import { moveNodes } from '#model/commands/move-nodes.ts';
import { renameNode } from '#model/commands/rename-node.ts';
import { renameWorkflow } from '#model/commands/rename-workflow.ts';
import { emptyHistory, endCoalescing, type History, push, redo, undo } from '#model/history.ts';
import { checkoutDrawing, taken } from '../commands/checkout-drawing.ts';
import { editNames, randomEdit } from './random-edit.ts';

const start = checkoutDrawing();

const step = fc.record({
  edit: fc.nat({ max: editNames.length - 1 }),
  choices: fc.array(fc.nat({ max: 1000 }), { minLength: 8, maxLength: 8 }),
});

function walk(steps: readonly { readonly edit: number; readonly choices: readonly number[] }[]) {
  let drawing: Drawing = start;
  let history: History = emptyHistory();
  const done = new Set<string>();
  for (const { edit, choices } of steps) {
    const { label, result } = randomEdit(drawing, edit, choices);
    if (!result.ok) continue;
    history = push(history, label, drawing, result.value);
    drawing = result.value;
    done.add(label);
  }
  return { drawing, history, done };
}

const call = (drawing: Drawing, name: string) => taken(renameWorkflow(drawing, { name }));

describe('undo by difference', () => {
  it('gives an equal drawing after any command, and redo the one after it', () => {
    const done = new Set<string>();
    fc.assert(
      fc.property(fc.array(step, { maxLength: 6 }), step, (before, last) => {
        const { drawing } = walk(before);
        const { label, result } = randomEdit(drawing, last.edit, last.choices);
        if (!result.ok) return;
        done.add(label);
        const history = push(emptyHistory(), label, drawing, result.value);
        const undone = undo(history, result.value);
        if (undone === undefined) {
          expect(result.value).toEqual(drawing);
          return;
        }
        expect(undone.drawing).toEqual(drawing);
        expect(redo(undone.history, undone.drawing)?.drawing).toEqual(result.value);
      }),
      { numRuns: 600 },
    );
    expect(done.size).toBeGreaterThan(editNames.length * 0.8);
  });

  it('goes all the way back and all the way forth', () => {
    fc.assert(
      fc.property(fc.array(step, { minLength: 5, maxLength: 25 }), (steps) => {
        const end = walk(steps);
        let now = { drawing: end.drawing, history: end.history };
        for (let next = undo(now.history, now.drawing); next; next = undo(now.history, now.drawing))
          now = next;
        expect(now.drawing).toEqual(start);
        for (let next = redo(now.history, now.drawing); next; next = redo(now.history, now.drawing))
          now = next;
        expect(now.drawing).toEqual(end.drawing);
      }),
      { numRuns: 60 },
    );
  });

  it('tells which records changed and keeps the rest as the same objects', () => {
    const after = taken(renameNode(start, { thread: 'entrypoint', node: 'sold-out', name: 'all-gone' }));
    const history = push(emptyHistory(), 'Rename', start, after);
    const undone = undo(history, after);
    expect([...(undone?.changed ?? [])].sort()).toEqual([
      'node:entrypoint/all-gone',
      'node:entrypoint/sold-out',
      'node:entrypoint/tell-sold-out',
      'thread:entrypoint',
    ]);
    expect(undone?.drawing.workflow.threads[1]).toBe(start.workflow.threads[1]);
    expect(undone?.drawing.definitions).toBe(start.definitions);
  });

  it('has an entry for a mere move, and none when nothing changed', () => {
    const moves = [{ thread: 'entrypoint', node: 'charge', at: { x: 10, y: 20 } }];
    const moved = taken(moveNodes(start, { moves }));
    const history = push(emptyHistory(), 'Move', start, moved);
    expect([...(undo(history, moved)?.changed ?? [])]).toContain('place:entrypoint/charge');
    expect(push(history, 'Move', moved, taken(moveNodes(moved, { moves })))).toBe(history);
    expect(push(history, 'Nothing', moved, structuredClone(moved))).toBe(history);
  });

  it('keeps what can be redone until something really changes', () => {
    const after = call(start, 'renamed');
    const undone = undo(push(emptyHistory(), 'Rename', start, after), after);
    if (undone === undefined) throw new Error('nothing to undo');
    const same = push(undone.history, 'Nothing', undone.drawing, structuredClone(undone.drawing));
    expect(same.redoable).toHaveLength(1);
    expect(push(same, 'Other', start, call(start, 'other')).redoable).toHaveLength(0);
  });

  it('takes steps with the same key together until they are ended', () => {
    const [a, b, c] = ['a', 'ab', 'abc'].map((name) => call(start, name)) as [Drawing, Drawing, Drawing];
    let history = push(emptyHistory<string>(), 'Type', start, a, { coalesce: 'name', view: 'before' });
    history = push(history, 'Type', a, b, { coalesce: 'name', view: 'later' });
    expect(history.undoable).toHaveLength(1);
    expect(undo(history, b)?.drawing).toEqual(start);
    expect(undo(history, b)?.view).toBe('before');
    expect(push(endCoalescing(history), 'Type', b, c, { coalesce: 'name' }).undoable).toHaveLength(2);
    expect(push(history, 'Type', b, start, { coalesce: 'name' }).undoable).toHaveLength(0);
  });

  it('forgets the oldest steps beyond its limit', () => {
    let history = emptyHistory(3);
    let drawing = start;
    for (const name of ['a', 'b', 'c', 'd', 'e']) {
      const next = call(drawing, name);
      history = push(history, name, drawing, next);
      drawing = next;
    }
    expect(history.undoable.map((entry) => entry.label)).toEqual(['c', 'd', 'e']);
  });
});
