/** What is done to several things at once is one step of undo: groups over threads, steps by keys. */
import { beforeEach, expect, test } from 'vitest';
import { addNode } from '#model/commands/add-node.ts';
import { newNode } from '#model/commands/new-node.ts';
import type { WorkflowDocument } from '#model/document/workflow.ts';
import { actionById } from '../../../renderer/actions/registry.ts';
import { setCurrentPlaces } from '../../../renderer/canvas/current-places.ts';
import { isGroupFolded } from '../../../renderer/canvas/groups/group-view.ts';
import { cornersOf } from '../../../renderer/canvas/scene.ts';
import { placeThread } from '../../../renderer/canvas/layout/place-thread.ts';
import { setHost } from '../../../renderer/services/host.ts';
import { useDocument } from '../../../renderer/store/document-store.ts';
import { useSession } from '../../../renderer/store/session-store.ts';
import { fakeHost } from '../fake-host.ts';

const FILE = 'two.workflow.yaml';
const TEXT = `paddock: 1
workflow: two
threads:
  entrypoint:
    nodes:
      start: { entrypoint: {}, next: a }
      a: { nop: {}, next: b }
      b: { nop: {}, next: done }
      done: { exit: {} }
  other:
    nodes:
      start: { entrypoint: {}, next: c }
      c: { nop: {}, next: done }
      done: { exit: {} }
`;

const state = () => useDocument.getState();
const groups = () => state().drawing?.layout.groups ?? [];
const perform = (id: string) => actionById(id).perform();
const select = (...nodes: readonly [thread: string, node: string][]) =>
  useSession.getState().select(nodes.map(([thread, node]) => ({ kind: 'node', thread, node })));
const all = () => select(['entrypoint', 'a'], ['entrypoint', 'b'], ['other', 'c']);
const placeOf = (node: string) => state().drawing?.layout.threads.entrypoint?.nodes?.[node];

/** As the canvas does it after each change. */
function seePlaces(seen: WorkflowDocument): void {
  const { layout } = state().drawing!;
  const placements = Object.fromEntries(
    seen.threads.map((thread) => [
      thread.name,
      { ...placeThread(thread), ...layout.threads[thread.name]?.nodes },
    ]),
  );
  const corners = cornersOf(seen, placements, {});
  setCurrentPlaces({
    direction: 'right',
    seen,
    placements,
    full: placements,
    corners,
    unfold: (_, at) => at,
  });
}

beforeEach(async () => {
  const host = fakeHost({ [FILE]: TEXT });
  setHost(host.client);
  state().closeProject();
  await state().openProject(host.project);
  seePlaces(state().drawing!.workflow);
});

test('nodes of several threads get a frame in each thread', () => {
  all();
  perform('group');
  expect(groups().map(({ id, thread, nodes }) => [id, thread, nodes])).toEqual([
    ['group-1', 'entrypoint', ['a', 'b']],
    ['group-2', 'other', ['c']],
  ]);
  expect(state().doneLabels).toEqual(['Group 3 nodes']);
  state().undo();
  expect(groups()).toEqual([]);
});

test('several groups are ungrouped at once', () => {
  all();
  perform('group');
  perform('ungroup');
  expect(groups()).toEqual([]);
  expect(state().doneLabels).toEqual(['Ungroup 2 groups', 'Group 3 nodes']);
  state().undo();
  expect(groups()).toHaveLength(2);
});

test('nodes leave the groups of their threads at once', () => {
  all();
  perform('group');
  select(['entrypoint', 'a'], ['other', 'c']);
  perform('leave-group');
  expect(groups().map(({ thread, nodes }) => [thread, nodes])).toEqual([['entrypoint', ['b']]]);
  expect(state().doneLabels[0]).toBe('Take out of the group');
  state().undo();
  expect(groups()).toHaveLength(2);
});

test('groups of which some are folded are all folded, then all unfolded', () => {
  all();
  perform('group');
  select(['other', 'c']);
  perform('group.fold');
  all();
  perform('group.fold');
  expect(['group-1', 'group-2'].map(isGroupFolded)).toEqual([true, true]);
  perform('group.fold');
  expect(['group-1', 'group-2'].map(isGroupFolded)).toEqual([false, false]);
  expect(state().doneLabels).toHaveLength(1);
});

test('a row of steps by keys is one step of undo for what is selected, another one for something else', () => {
  const nudge = (node: string) => {
    select(['entrypoint', node]);
    perform('nudge-right');
    seePlaces(state().drawing!.workflow);
  };
  nudge('a');
  nudge('a');
  const before = placeOf('a');
  nudge('b');
  expect(state().doneLabels).toEqual(['Move node', 'Move node']);
  nudge('a');
  state().undo();
  expect(placeOf('a')).toEqual(before);
  expect(state().doneLabels).toHaveLength(2);
});

test('after an undo nothing goes on with the step before it', () => {
  select(['entrypoint', 'a']);
  perform('nudge-right');
  seePlaces(state().drawing!.workflow);
  const once = placeOf('a');
  state().execute({
    label: 'Add node',
    run: (drawing) => addNode(drawing, { thread: 'entrypoint', node: newNode('nop', 'n') }),
  });
  state().undo();
  select(['entrypoint', 'a']);
  perform('nudge-right');
  state().undo();
  expect(placeOf('a')).toEqual(once);
});
