/** The one model behind canvas, forms and text: edits, undo, broken text, saving. */
import { beforeEach, describe, expect, it } from 'vitest';
import { addNode } from '#model/commands/add-node.ts';
import { editNode } from '#model/commands/edit-node.ts';
import { newNode } from '#model/commands/new-node.ts';
import { moveNodes } from '#model/commands/move-nodes.ts';
import { setHost } from '../../../renderer/services/host.ts';
import { useDocument } from '../../../renderer/store/document-store.ts';
import { useNotices } from '../../../renderer/store/notice-store.ts';
import { fakeHost, type FakeHost } from '../fake-host.ts';

const FILE = 'greet.workflow.yaml';
const TEXT = `# Greets somebody.
paddock: 1
workflow: greet
threads:
  entrypoint:
    nodes:
      start: { entrypoint: {}, next: hello }
      # The only step.
      hello: { task: say-hello, next: done }
      done: { exit: {} }
`;

let host: FakeHost;
const state = () => useDocument.getState();
const text = () => state().texts[FILE]?.text ?? '';
const nodeNames = () => state().drawing?.workflow.threads[0]?.nodes.map((node) => node.name);

const addSleep = () =>
  state().execute({
    label: 'Add sleep',
    run: (drawing) =>
      addNode(drawing, { thread: 'entrypoint', node: newNode('sleep', 'nap', '1 minute'), after: 'hello' }),
  });

beforeEach(async () => {
  host = fakeHost({ [FILE]: TEXT, 'definitions.yaml': 'paddock: 1\ntasks:\n  say-hello: {}\n' });
  setHost(host.client);
  for (const notice of useNotices.getState().notices) useNotices.getState().dismiss(notice.id);
  await state().openProject(host.project);
});

describe('opening', () => {
  it('shows the drawing of the first workflow file, unchanged and clean', () => {
    expect(nodeNames()).toEqual(['start', 'hello', 'done']);
    expect(state().workflowFile).toBe(FILE);
    expect(state().dirty).toBe(false);
    expect(state().undoLabel).toBeUndefined();
  });
});

describe('edits', () => {
  it('change drawing and text together and keep comments', () => {
    expect(addSleep().ok).toBe(true);
    expect(nodeNames()).toEqual(['start', 'hello', 'nap', 'done']);
    expect(text()).toContain('nap:');
    expect(text()).toContain('# The only step.');
    expect(state().dirty).toBe(true);
    expect(state().undoLabel).toBe('Add sleep');
  });

  it('are taken back and done again, text included', () => {
    addSleep();
    const after = text();
    state().undo();
    expect(nodeNames()).toEqual(['start', 'hello', 'done']);
    expect(state().dirty).toBe(false);
    expect(text()).toBe(TEXT);
    state().redo();
    expect(nodeNames()).toEqual(['start', 'hello', 'nap', 'done']);
    expect(text()).toBe(after);
  });

  it('of the same field in a row are one step until the field is left', () => {
    const type = (task: string) =>
      state().execute({
        label: 'Edit hello',
        mark: 'field:hello/task',
        run: (drawing) => editNode(drawing, { thread: 'entrypoint', node: 'hello', patch: { task } }),
      });
    type('a');
    type('ab');
    state().endMark();
    type('abc');
    expect(state().doneLabels).toHaveLength(2);
    state().undo();
    state().undo();
    expect(text()).toBe(TEXT);
  });

  it('that are refused change nothing and say why', () => {
    const before = state().drawing;
    const refused = state().execute({
      label: 'Move',
      run: (drawing) =>
        moveNodes(drawing, { moves: [{ thread: 'entrypoint', node: 'nobody', at: { x: 0, y: 0 } }] }),
    });
    expect(refused.ok).toBe(false);
    expect(state().drawing).toBe(before);
    expect(useNotices.getState().notices.at(-1)?.message).toContain('nobody');
  });

  it('taken back by hand give the text back to the letter, and nothing is left to save', () => {
    const quoted = TEXT.replace('task: say-hello', "task: 'say-hello'");
    state().setWorkflowText(quoted);
    const type = (task: string) =>
      state().execute({
        label: 'Edit hello',
        run: (drawing) => editNode(drawing, { thread: 'entrypoint', node: 'hello', patch: { task } }),
      });
    type('say: more');
    expect(text()).not.toBe(quoted);
    type('say-hello');
    expect(text()).toBe(quoted);
  });

  it('never take away what was typed meanwhile', () => {
    addSleep();
    state().setWorkflowText(`${text()}# Mine.\n`);
    state().undo();
    state().undo();
    addSleep();
    state().setWorkflowText(`${text()}# Mine.\n`);
    state().execute({
      label: 'Edit hello',
      run: (drawing) => editNode(drawing, { thread: 'entrypoint', node: 'hello', patch: { retries: 1 } }),
    });
    expect(text()).toContain('# Mine.');
  });

  it('of places that are taken back leave no layout file behind, nor an empty one', async () => {
    const move = (x: number) =>
      state().execute({
        label: 'Move',
        run: (drawing) =>
          moveNodes(drawing, { moves: [{ thread: 'entrypoint', node: 'hello', at: { x, y: 16 } }] }),
      });
    move(8);
    state().undo();
    expect(state().dirty).toBe(false);
    move(8);
    await state().save();
    state().undo();
    await state().save();
    expect(JSON.parse(host.files.get('greet.layout.json')!.text)).toMatchObject({ paddock: 1 });
    state().setWorkflowText(TEXT.replace('say-hello', 'say-more'));
    expect(state().problems.filter(({ place }) => place.file === 'greet.layout.json')).toEqual([]);
  });

  it('of places touch the layout file only', () => {
    state().execute({
      label: 'Move',
      run: (drawing) =>
        moveNodes(drawing, { moves: [{ thread: 'entrypoint', node: 'hello', at: { x: 8, y: 16 } }] }),
    });
    expect(text()).toBe(TEXT);
    expect(JSON.parse(state().texts['greet.layout.json']?.text ?? '{}')).toMatchObject({
      threads: { entrypoint: { nodes: { hello: { x: 8, y: 16 } } } },
    });
  });
});

describe('typed text', () => {
  it('becomes the drawing, and nodes that say the same keep their identity', () => {
    const done = state().drawing?.workflow.threads[0]?.nodes[2];
    state().setWorkflowText(TEXT.replace('say-hello', 'say-goodbye'));
    expect(state().drawing?.workflow.threads[0]?.nodes[1]).toMatchObject({ task: 'say-goodbye' });
    expect(state().drawing?.workflow.threads[0]?.nodes[2]).toBe(done);
    state().undo();
    expect(state().drawing?.workflow.threads[0]?.nodes[1]).toMatchObject({ task: 'say-hello' });
  });

  it('that does not parse keeps the last good drawing, says so, and refuses edits of it', () => {
    const before = state().drawing;
    const broken = TEXT.replace('threads:', 'threads: [');
    state().setWorkflowText(broken);
    expect(state().textBroken).toBe(true);
    expect(state().drawing).toBe(before);
    expect(state().problems[0]).toMatchObject({ severity: 'error', place: { file: FILE } });
    expect(addSleep().ok).toBe(false);
    expect(text()).toBe(broken);
  });

  it('that is broken can be put back', () => {
    addSleep();
    const good = text();
    state().setWorkflowText(`${good}: : :`);
    state().discardBrokenText();
    expect(state().textBroken).toBe(false);
    expect(nodeNames()).toEqual(['start', 'hello', 'nap', 'done']);
    expect(text()).toContain('# The only step.');
  });

  it('with a later format version is refused with a sentence', () => {
    state().setWorkflowText(TEXT.replace('paddock: 1', 'paddock: 99'));
    expect(state().textBroken).toBe(true);
    expect(state().problems).not.toHaveLength(0);
  });
});

describe('saving', () => {
  it('writes what differs and nothing else', async () => {
    addSleep();
    const definitions = host.files.get('definitions.yaml')?.version;
    expect(await state().save()).toBe(true);
    expect(host.files.get(FILE)?.text).toBe(text());
    expect(host.files.get('definitions.yaml')?.version).toBe(definitions);
    expect(state().dirty).toBe(false);
  });

  it('never overwrites what somebody else wrote without being told to', async () => {
    addSleep();
    host.write(FILE, '# theirs');
    expect(await state().save()).toBe(false);
    expect(state().saveState).toBe('conflict');
    expect(host.files.get(FILE)?.text).toBe('# theirs');
    expect(await state().save({ force: true })).toBe(true);
    expect(host.files.get(FILE)?.text).toContain('nap:');
  });

  it('can take what is on disk instead, as a step that can be taken back', async () => {
    addSleep();
    host.write(FILE, TEXT.replace('say-hello', 'wave'));
    await state().reload([FILE]);
    expect(state().dirty).toBe(false);
    expect(state().drawing?.workflow.threads[0]?.nodes[1]).toMatchObject({ task: 'wave' });
    state().undo();
    expect(nodeNames()).toEqual(['start', 'hello', 'nap', 'done']);
  });
});
