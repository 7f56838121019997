/** Copied nodes as text, pasted into the same workflow, into an empty one, and into one that uses the names otherwise. */
import { describe, expect, test } from 'vitest';
import { clipNodes } from '#model/commands/clip-nodes.ts';
import { addVariable } from '#model/commands/add-variable.ts';
import { addThread } from '#model/commands/add-thread.ts';
import { newThread } from '#model/commands/new-thread.ts';
import { broughtAlong, pasteClip } from '#model/commands/paste-clip.ts';
import { noDefinitions } from '#model/document/definitions.ts';
import type { Drawing } from '#model/document/drawing.ts';
import { emptyLayout } from '#model/document/layout.ts';
import { emptyHistory, push, undo } from '#model/history.ts';
import { isClipText, parseClip, printClip } from '#model/text/clip-text.ts';
import { validateWorkflow } from '#model/validate/validate-workflow.ts';
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

describe('a text with copied nodes', () => {
  test('that was broken on the way says where', () => {
    const text = printClip(clipNodes(checkoutDrawing(), 'entrypoint', ['charge']));
    const broken = parseClip(text.replace('task: charge-card', 'tusk: charge-card'));
    expect(broken.ok).toBe(false);
    if (!broken.ok) expect(broken.error[0]).toMatchObject({ place: { line: expect.any(Number) } });
  });
});
