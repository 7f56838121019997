/** Texts that nobody wants to get, while a workflow is open: a clear sentence, and no lost work. */
import { beforeEach, describe, expect, it } from 'vitest';
import { addVariable } from '#model/commands/add-variable.ts';
import { fixesFor } from '#model/fixes/fixes-for.ts';
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
      hello: { task: say-hello, next: done }
      done: { exit: {} }
`;
const CONFLICT = TEXT.replace(
  '      hello: { task: say-hello, next: done }\n',
  '<<<<<<< HEAD\n      hello: { task: say-hello, next: done }\n=======\n      hello: { task: say-goodbye, next: done }\n>>>>>>> other\n',
);

let host: FakeHost;
const state = () => useDocument.getState();
const nodes = () => state().drawing?.workflow.threads[0]?.nodes.map(({ name }) => name);
const declare = (name: string) =>
  state().execute({
    label: 'Declare',
    run: (drawing) => addVariable(drawing, { thread: 'entrypoint', variable: { name, type: 'STR' } }),
  });

beforeEach(async () => {
  host = fakeHost({ [FILE]: TEXT, 'definitions.yaml': 'paddock: 1\ntasks:\n  say-hello: {}\n' });
  setHost(host.client);
  for (const notice of useNotices.getState().notices) useNotices.getState().dismiss(notice.id);
  await state().openProject(host.project);
});

describe.each([
  ['a merge conflict', CONFLICT, 'merge-conflict'],
  ['a newer format', TEXT.replace('paddock: 1', 'paddock: 2'), 'newer-version'],
  ['an alias to itself', TEXT.replace('next: hello', 'next: &a [*a]'), 'anchor'],
  ['too much', `${TEXT}# ${'x'.repeat(9_000_000)}\n`, 'too-large'],
  ['nothing', '', 'not-a-map'],
])('%s in the text', (_, bad, code) => {
  it('is one clear sentence, and the last good drawing stays', () => {
    state().setWorkflowText(bad);
    expect(state().problems.map((problem) => problem.code)).toContain(code);
    expect(state().textBroken).toBe(true);
    expect(nodes()).toEqual(['start', 'hello', 'done']);
    expect(declare('total').ok).toBe(false);
  });

  it('loses nothing: the last good text comes back, and undo goes on', () => {
    expect(declare('before').ok).toBe(true);
    const good = state().texts[FILE]!.text;
    state().setWorkflowText(bad);
    state().discardBrokenText();
    expect(state().texts[FILE]!.text).toBe(good);
    expect(state().textBroken).toBe(false);
    state().undo();
    expect(state().texts[FILE]!.text).toBe(TEXT);
  });
});

it('a conflict in definitions.yaml leaves the definitions as they were', () => {
  state().setText('definitions.yaml', '<<<<<<< HEAD\npaddock: 1\n=======\n>>>>>>> other\n');
  expect(state().problems).toMatchObject([{ code: 'merge-conflict', place: { file: 'definitions.yaml' } }]);
  expect(state().drawing?.definitions.taskDefs.map(({ name }) => name)).toEqual(['say-hello']);
});

it('a quick fix is one step of undo, and its text keeps comments', () => {
  expect(declare('nobody').ok).toBe(true);
  const before = state().texts[FILE]!.text;
  state().setWorkflowText(before.replace('# Greets somebody.', '# Greets anybody.'));
  const problem = state().problems.find(({ code }) => code === 'unused-variable')!;
  const [fix] = fixesFor(problem, state().drawing!);
  expect(state().execute({ label: fix!.label, run: (drawing) => fix!.run(drawing) }).ok).toBe(true);
  expect(state().undoLabel).toBe('Take variable “nobody” away');
  expect(state().texts[FILE]!.text).toBe(TEXT.replace('# Greets somebody.', '# Greets anybody.'));
  state().undo();
  expect(state().drawing?.workflow.threads[0]?.variables.map(({ name }) => name)).toEqual(['nobody']);
});
