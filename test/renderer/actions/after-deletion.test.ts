/** Who deletes by keys stays where they were: what stood beside it is selected then, and after undo what came back. */
import { beforeEach, expect, test } from 'vitest';
import { actionById } from '../../../renderer/actions/registry.ts';
import { setHost } from '../../../renderer/services/host.ts';
import { useDocument } from '../../../renderer/store/document-store.ts';
import { useNotices } from '../../../renderer/store/notice-store.ts';
import { useSession, type SelectedItem } from '../../../renderer/store/session-store.ts';
import { fakeHost } from '../fake-host.ts';

const FILE = 'two.workflow.yaml';
const TEXT = `paddock: 1
workflow: two
threads:
  entrypoint:
    nodes:
      start: { entrypoint: {}, next: a }
      a: { nop: {}, next: b }
      b: { nop: {}, next: c }
      c:
        nop: {}
        next:
          - { to: a, when: 1 == 2 }
          - { to: done }
      done: { exit: {} }
      alone: { nop: {} }
      first: { nop: {}, next: b }
  other:
    nodes:
      start: { entrypoint: {}, next: done }
      done: { exit: {} }
  third:
    nodes:
      start: { entrypoint: {}, next: done }
      done: { exit: {} }
`;
const LAYOUT = JSON.stringify({
  paddock: 1,
  threads: {},
  notes: [
    { id: 'far', x: 900, y: 0, text: 'far' },
    { id: 'here', x: 0, y: 0, text: 'here' },
    { id: 'near', x: 200, y: 0, text: 'near' },
  ],
});

const state = () => useDocument.getState();
const selection = () => useSession.getState().selection;
const perform = (id: string) => actionById(id).perform();
const node = (name: string, thread = 'entrypoint'): SelectedItem => ({ kind: 'node', thread, node: name });
function remove(...items: readonly SelectedItem[]): readonly SelectedItem[] {
  useSession.getState().select(items);
  perform('edit.delete');
  return selection();
}

beforeEach(async () => {
  const host = fakeHost({ [FILE]: TEXT, 'two.layout.json': LAYOUT });
  setHost(host.client);
  state().closeProject();
  await state().openProject(host.project);
});

test('the node before is selected, over all that went with it', () => {
  expect(remove(node('b'))).toEqual([node('a')]);
  state().undo();
  expect(selection()).toEqual([node('b')]);
  expect(remove(node('c'), node('b'))).toEqual([node('a')]);
  state().undo();
  expect(selection()).toEqual([node('c'), node('b')]);
  expect(remove(node('a'))).toEqual([node('start')]);
  expect(state().doneLabels).toEqual(['Delete a']);
});

test('where nothing is before it, the next one, and where nothing is beside it the thread', () => {
  expect(remove(node('first'))).toEqual([node('b')]);
  expect(remove(node('alone'))).toEqual([{ kind: 'thread', thread: 'entrypoint' }]);
});

test('healed or not, the same is selected', () => {
  useSession.getState().select([node('b')]);
  perform('delete-and-reconnect');
  expect(selection()).toEqual([node('a')]);
});

test('an edge leaves its node, a thread the one above it, a note the nearest', () => {
  expect(remove({ kind: 'edge', thread: 'entrypoint', node: 'c', index: 0 })).toEqual([node('c')]);
  expect(remove({ kind: 'thread', thread: 'third' })).toEqual([{ kind: 'thread', thread: 'other' }]);
  expect(remove({ kind: 'thread', thread: 'other' })).toEqual([{ kind: 'thread', thread: 'entrypoint' }]);
  expect(remove({ kind: 'note', id: 'here' })).toEqual([{ kind: 'note', id: 'near' }]);
  expect(remove({ kind: 'note', id: 'near' }, { kind: 'note', id: 'far' })).toEqual([]);
});

test('what may not be deleted stays selected', () => {
  expect(remove(node('start'))).toEqual([node('start')]);
  expect(state().doneLabels).toEqual([]);
});

test('nodes of several threads are not made a child thread, and it is said why', () => {
  useSession.getState().select([node('b'), node('done', 'other')]);
  perform('extract-thread');
  expect(useNotices.getState().notices.at(-1)?.message).toBe(
    'A child thread is made of nodes of one thread, and these are of “entrypoint” and “other”. Select nodes of one of them.',
  );
  expect(state().doneLabels).toEqual([]);
  expect(selection()).toHaveLength(2);
});
