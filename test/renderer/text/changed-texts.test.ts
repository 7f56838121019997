import { expect, test } from 'vitest';
import { parseWorkflow } from '#model/text/parse-workflow.ts';
import { changedTexts } from '../../../renderer/panels/text/changed-texts.ts';

const FILE = 'a.workflow.yaml';
const text = (retries: number) => `paddock: 1
workflow: a
threads:
  entrypoint:
    nodes:
      start: { entrypoint: {}, next: work }
      work: { task: work, retries: ${retries}, next: done }
      done: { exit: {} }
`;
const changed = (saved: string | undefined, now: string) =>
  changedTexts({ [FILE]: { text: now, savedText: saved } }, FILE, parseWorkflow(now, FILE).document);

test('the file and what is compiled of it, only where they differ', () => {
  expect(changed(text(1), text(1))).toEqual([]);
  expect(changed(text(1), `# Why.\n${text(1)}`).map(({ id }) => id)).toEqual(['workflow']);
  const [file, compiled] = changed(text(1), text(2));
  expect(file).toMatchObject({ id: 'workflow', before: text(1), after: text(2) });
  expect(compiled).toMatchObject({ id: 'compiled' });
  expect(compiled!.before).toContain('"retries": 1');
  expect(compiled!.after).toContain('"retries": 2');
});

test('of a file that was never saved all is new', () => {
  expect(changed(undefined, text(1)).map(({ id, before }) => [id, before])).toEqual([
    ['workflow', ''],
    ['compiled', ''],
  ]);
});
