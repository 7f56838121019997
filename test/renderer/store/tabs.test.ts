/** Several workflows open at once: each has its own undo, all are saved together, and nothing of one is lost in another's tab. */
import { beforeEach, expect, test } from 'vitest';
import { addVariable } from '#model/commands/add-variable.ts';
import { setHost } from '../../../renderer/services/host.ts';
import { findDiskChanges, keepMine, takeMerged, takeTheirs } from '../../../renderer/store/disk-changes.ts';
import { useDocument } from '../../../renderer/store/document-store.ts';
import { useSettings } from '../../../renderer/store/settings-store.ts';
import { fakeHost, type FakeHost } from '../fake-host.ts';

const workflow = (name: string): string =>
  `paddock: 1\nworkflow: ${name}\nthreads:\n  entrypoint:\n    nodes:\n      start: { entrypoint: {}, next: done }\n      done: { exit: {} }\n`;
const [A, B] = ['a.workflow.yaml', 'b.workflow.yaml'];

let host: FakeHost;
const state = useDocument.getState;
const variables = () => state().drawing?.workflow.threads[0]?.variables.map(({ name }) => name);
const add = (name: string) =>
  state().execute({
    label: `Add ${name}`,
    run: (drawing) => addVariable(drawing, { thread: 'entrypoint', variable: { name, type: 'INT' } }),
  });

beforeEach(async () => {
  host = fakeHost({ [A]: workflow('a'), [B]: workflow('b'), 'README.md': '# A and B\n' });
  setHost(host.client);
  useSettings.setState({ view: {} });
  state().closeProject();
  await state().openProject(host.project);
});

test('each tab keeps its edits and its own undo', async () => {
  add('one');
  await state().openWorkflow(B);
  expect(state().openFiles).toEqual([A, B]);
  expect(state().undoLabel).toBeUndefined();
  add('two');
  await state().openWorkflow(A);
  expect(variables()).toEqual(['one']);
  state().undo();
  expect(variables()).toEqual([]);
  await state().openWorkflow(B);
  expect(variables()).toEqual(['two']);
  expect(await state().save()).toBe(true);
  expect(host.files.get(B)?.text).toContain('two: { type: INT }');
  expect(state().dirty).toBe(false);
});

test('closing a tab drops its edits and shows its neighbour; the last one leaves none', async () => {
  await state().openWorkflow(B);
  add('two');
  await state().closeWorkflow(B);
  expect([state().workflowFile, state().dirty]).toEqual([A, false]);
  await state().openWorkflow(B);
  expect(variables()).toEqual([]);
  await state().closeWorkflow(A);
  expect([state().workflowFile, state().openFiles]).toEqual([B, [B]]);
  await state().closeWorkflow(B);
  expect([state().workflowFile, state().drawing]).toEqual([undefined, undefined]);
});

test('tabs are moved; a project is opened with the tabs that it had', async () => {
  await state().openWorkflow(B);
  state().moveTab(B, 0);
  expect(state().openFiles).toEqual([B, A]);
  state().moveTab('nothing', 0);
  expect(state().openFiles).toEqual([B, A]);
  useSettings.setState({ view: { tabs: { '/project': { open: [B, 'gone.workflow.yaml', A], shown: A } } } });
  state().closeProject();
  await state().openProject(host.project);
  expect([state().openFiles, state().workflowFile]).toEqual([[B, A], A]);
  useSettings.setState({ view: { tabs: ['not', 'ours'] } });
  state().closeProject();
  await state().openProject(host.project);
  expect(state().openFiles).toEqual([A]);
});

test('a project that is opened before the settings have come waits for them', async () => {
  state().closeProject();
  const kept = { tabs: { '/project': { open: [B, A], shown: B }, '/other': { open: [A] } } };
  let answer: () => void = () => undefined;
  const come = new Promise<void>((resolve) => (answer = resolve));
  setHost({
    ...host.client,
    settings: { get: () => come.then(() => ({ theme: 'system', view: kept })) },
  } as never);
  void useSettings.getState().load();
  const opening = state().openProject(host.project);
  answer();
  await opening;
  expect([state().openFiles, state().workflowFile]).toEqual([[B, A], B]);
  expect(useSettings.getState().view).toEqual(kept);
});

test('other files are held as text and saved with the rest', async () => {
  await state().openText('README.md');
  state().setText('README.md', '# Ours\n');
  await state().openWorkflow(B);
  expect(state().dirty).toBe(true);
  await state().save();
  expect(host.files.get('README.md')?.text).toBe('# Ours\n');
});

test('changes on disk of any tab are merged, taken or overwritten; clean files are read again', async () => {
  add('one');
  await state().openWorkflow(B);
  const theirs = workflow('a').replace('workflow: a\n', 'workflow: a\nallowed-updates: NO_UPDATES\n');
  host.write(A, theirs);
  host.write(B, workflow('b').replace('workflow: b', 'workflow: bee'));
  const changes = await findDiskChanges();
  expect(changes.map(({ path }) => path)).toEqual([A]);
  expect(state().drawing?.workflow.name).toBe('bee');
  takeMerged(changes, {});
  await state().openWorkflow(A);
  expect(variables()).toEqual(['one']);
  expect(state().drawing?.workflow.allowedUpdates).toBe('NO_UPDATES');
  expect(await state().save()).toBe(true);

  add('three');
  host.write(A, theirs);
  keepMine(await findDiskChanges());
  expect(await state().save()).toBe(true);
  expect(host.files.get(A)?.text).toContain('three');

  add('four');
  host.write(A, theirs);
  takeTheirs(await findDiskChanges());
  expect(state().dirty).toBe(false);
  expect(variables()).toEqual([]);
  state().undo();
  expect(variables()).toEqual(['one', 'three', 'four']);
});
