/** Copied nodes as text, pasted into the same workflow, into an empty one, and into one that uses the names otherwise. */
import { describe, expect, test } from 'vitest';
import { clipNodes, clipSelection, type ClipSelection } from '#model/commands/clip-nodes.ts';
import { addVariable } from '#model/commands/add-variable.ts';
import { addThread } from '#model/commands/add-thread.ts';
import { groupNodes } from '#model/commands/group-nodes.ts';
import { newThread } from '#model/commands/new-thread.ts';
import { broughtAlong } from '#model/commands/brought-along.ts';
import { pasteClip } from '#model/commands/paste-clip.ts';
import { noDefinitions } from '#model/document/definitions.ts';
import type { Drawing } from '#model/document/drawing.ts';
import { emptyLayout } from '#model/document/layout.ts';
import { emptyHistory, push, undo } from '#model/history.ts';
import { isClipText, parseClip, printClip } from '#model/text/clip-text.ts';
import { validateWorkflow } from '#model/validate/validate-workflow.ts';
import { setLayout } from '#model/commands/set-layout.ts';
import { checkoutDrawing, nodeIn, taken } from './checkout-drawing.ts';

const empty: Drawing = {
  workflow: { name: 'other', entrypoint: 'entrypoint', threads: [newThread('entrypoint')] },
  layout: emptyLayout,
  definitions: noDefinitions,
};

/** Copied and carried over as text, as between two windows. */
function carried(drawing: Drawing, names: readonly string[]) {
  const clip = clipNodes(drawing, 'entrypoint', names);
  const parsed = parseClip(printClip(clip));
  if (!parsed.ok) throw new Error(parsed.error.map(({ message }) => message).join());
  expect(parsed.value).toEqual(clip);
  return parsed.value;
}

const errorsOf = (drawing: Drawing) =>
  validateWorkflow(drawing).filter(({ severity }) => severity === 'error');

describe('copied nodes', () => {
  test('are a text that names itself in its first line', () => {
    const text = printClip(clipNodes(checkoutDrawing(), 'entrypoint', ['charge']));
    expect(text.split('\n')[0]).toBe(
      '# Nodes of a Paddock workflow. Paste them onto the canvas of any workflow.',
    );
    expect(isClipText(text)).toBe(true);
    expect(isClipText('workflow: order\nthreads: {}')).toBe(false);
  });

  test('bring into another workflow what they name', () => {
    const from = checkoutDrawing();
    const clip = carried(from, ['charge']);
    const after = taken(pasteClip(empty, { thread: 'entrypoint', clip }));
    const charge = nodeIn(after, 'entrypoint', 'charge');
    expect(charge).toEqual({ ...nodeIn(from, 'entrypoint', 'charge'), next: [] });
    const handlers = charge.onFailure.map(({ run }) => run);
    expect(handlers.length).toBeGreaterThan(0);
    for (const run of handlers) expect(after.workflow.threads.map(({ name }) => name)).toContain(run);
    const along = broughtAlong(empty, after);
    expect(along).toEqual(expect.arrayContaining(['TaskDef charge-card', 'variable card-token']));
    const missing = errorsOf(after).filter(({ code }) => code.startsWith('unknown-'));
    expect(missing).toEqual([]);
    const history = push(emptyHistory(), 'Paste', empty, after);
    expect(undo(history, after)?.drawing).toEqual(empty);
  });

  test('use what is there in the workflow that they came from', () => {
    const from = checkoutDrawing();
    const after = taken(pasteClip(from, { thread: 'entrypoint', clip: carried(from, ['charge']) }));
    expect(broughtAlong(from, after)).toEqual([]);
    expect(nodeIn(after, 'entrypoint', 'charge-2').onFailure).toEqual(
      nodeIn(from, 'entrypoint', 'charge').onFailure,
    );
  });

  test('keep their references when names are taken', () => {
    const from = checkoutDrawing();
    const clip = carried(from, ['reserve', 'charge']);
    const after = taken(pasteClip(from, { thread: 'entrypoint', clip }));
    expect(nodeIn(after, 'entrypoint', 'reserve-2').next).toEqual([
      {
        to: 'charge-2',
        when: 'output(reserve-2).available == true',
        set: ['reservation = output(reserve-2).reservation'],
      },
    ]);
  });

  test('give new names to variables and threads that mean something else there', () => {
    const from = checkoutDrawing();
    const clip = carried(from, ['charge']);
    const handler = nodeIn(from, 'entrypoint', 'charge').onFailure[0]!.run;
    // Another thread, that the target does not see, declares the name; and a thread has the handler's name.
    const other = taken(addThread(empty, { name: handler }));
    const there = taken(
      addVariable(other, { thread: handler, variable: { name: 'card-token', type: 'INT' } }),
    );
    const after = taken(pasteClip(there, { thread: 'entrypoint', clip }));
    expect(nodeIn(after, 'entrypoint', 'charge').onFailure[0]!.run).toBe(`${handler}-2`);
    expect(JSON.stringify(nodeIn(after, 'entrypoint', 'charge'))).toContain('card-token-2');
    expect(errorsOf(after).filter(({ code }) => code === 'variable-declared-twice')).toEqual([]);
  });
});

/** Copied and carried over as text. */
function carriedAll(drawing: Drawing, selection: ClipSelection) {
  const clip = clipSelection(drawing, selection);
  const parsed = parseClip(printClip(clip));
  if (!parsed.ok) throw new Error(parsed.error.map(({ message }) => message).join());
  expect(parsed.value).toEqual(clip);
  return parsed.value;
}

const threadIn = ({ workflow }: Drawing, name: string) =>
  workflow.threads.find((each) => each.name === name)!;
const namesIn = (drawing: Drawing, thread: string) => threadIn(drawing, thread).nodes.map(({ name }) => name);

describe('copied nodes of several threads', () => {
  const from = checkoutDrawing();
  const [first, second] = from.workflow.threads.map((thread) => ({
    thread: thread.name,
    nodes: thread.nodes.filter(({ kind }) => kind !== 'entrypoint').map(({ name }) => name),
  })) as [{ thread: string; nodes: string[] }, { thread: string; nodes: string[] }];

  test('each go into their own thread of the workflow that they came from', () => {
    const clip = carriedAll(from, { parts: [second, first] });
    const offsets = { [second.thread]: { x: 40, y: 40 } };
    const after = taken(pasteClip(from, { thread: first.thread, clip, offsets }));
    for (const { thread, nodes } of [first, second])
      expect(namesIn(after, thread)).toHaveLength(threadIn(from, thread).nodes.length + nodes.length);
    expect(after.workflow.threads).toHaveLength(from.workflow.threads.length);
    expect(broughtAlong(from, after)).toEqual([]);
    // Edges among them, with conditions and mutations, are those of the originals under the new names.
    const edges = (drawing: Drawing, isWanted: (name: string) => boolean) =>
      [first, second].flatMap(({ thread }) =>
        threadIn(drawing, thread)
          .nodes.filter(({ name, kind }) => kind !== 'entrypoint' && isWanted(name))
          .flatMap(({ next }) => next),
      );
    const isCopy = (name: string) => name.endsWith('-2');
    expect(edges(after, isCopy).map(({ set }) => set?.length)).toEqual(
      edges(from, () => true).map(({ set }) => set?.length),
    );
    expect(edges(after, isCopy).map(({ when }) => when !== undefined)).toEqual(
      edges(from, () => true).map(({ when }) => when !== undefined),
    );
    const history = push(emptyHistory(), 'Paste', from, after);
    expect(undo(history, after)?.drawing).toEqual(from);
  });

  test('come into another workflow once: in the thread that comes along anyway, else in a new one', () => {
    const whole = taken(
      pasteClip(empty, { thread: 'entrypoint', clip: carriedAll(from, { parts: [first, second] }) }),
    );
    expect(namesIn(whole, second.thread)).toEqual(namesIn(from, second.thread));
    // Without the node that runs it, the thread is not brought: one is made for its nodes.
    const exit = first.nodes.filter((name) => nodeIn(from, first.thread, name).kind === 'exit');
    const parts = [{ thread: first.thread, nodes: exit }, second];
    const made = taken(pasteClip(empty, { thread: 'entrypoint', clip: carriedAll(from, { parts }) }));
    expect(threadIn(made, second.thread).nodes[0]).toMatchObject({ kind: 'entrypoint', next: [{}] });
    expect(namesIn(made, second.thread).slice(1)).toEqual(second.nodes);
    expect(errorsOf(made).filter(({ code }) => code === 'unknown-variable')).toEqual([]);
  });

  test('bring the groups that are copied whole, and notes', () => {
    const [a, b, c] = first.nodes as [string, string, string];
    const grouped = taken(
      groupNodes(from, { id: 'group-1', name: 'Pay: first', thread: first.thread, nodes: [a, b] }),
    );
    const other = taken(
      groupNodes(grouped, { id: 'group-2', name: 'Half', thread: first.thread, nodes: [c, first.nodes[3]!] }),
    );
    const notes = [
      { id: 'note-1', text: 'Ask: the shop\n- twice', x: 10, y: -90, color: 'blue' },
      { id: 'note-2', text: '', x: 0, y: 0, width: 100, height: 50 },
    ];
    const drawing = taken(setLayout(other, { notes }));
    const clip = carriedAll(drawing, {
      parts: [{ thread: first.thread, nodes: [a, b, c] }],
      notes: ['note-1', 'note-2'],
    });
    const after = taken(pasteClip(drawing, { thread: first.thread, clip, offset: { x: 8, y: 16 } }));
    expect(after.layout.groups).toHaveLength(3);
    const copy = after.layout.groups![2]!;
    expect(copy).toMatchObject({ id: 'group-3', name: 'Pay: first', thread: first.thread });
    expect(copy.nodes).toEqual([`${a}-2`, `${b}-2`]);
    expect(after.layout.notes?.slice(2)).toEqual([
      { ...notes[0], id: 'note-3', x: 18, y: -74 },
      { ...notes[1], id: 'note-4', x: 8, y: 16 },
    ]);
    // Notes alone, into another workflow.
    const alone = carriedAll(drawing, { parts: [], notes: ['note-1'] });
    const there = taken(pasteClip(empty, { thread: 'entrypoint', clip: alone }));
    expect(there.workflow).toEqual(empty.workflow);
    expect(there.layout.notes).toEqual([notes[0]]);
  });
});

describe('a text with copied nodes', () => {
  test('of a newer form is refused with a sentence', () => {
    const text = printClip(clipNodes(checkoutDrawing(), 'entrypoint', ['charge']));
    const newer = parseClip(text.replace('paddock: 1', 'paddock: 2'));
    expect(newer.ok ? [] : newer.error.map(({ message }) => message)).toEqual([
      'This file has format version 2; this Paddock knows up to 1. Use a newer Paddock.',
    ]);
  });

  test('that was broken on the way says where', () => {
    const text = printClip(clipNodes(checkoutDrawing(), 'entrypoint', ['charge']));
    const broken = parseClip(text.replace('task: charge-card', 'tusk: charge-card'));
    expect(broken.ok).toBe(false);
    if (!broken.ok) expect(broken.error[0]).toMatchObject({ place: { line: expect.any(Number) } });
  });
});
