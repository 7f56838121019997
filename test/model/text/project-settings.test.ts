/** Settings of a project in paddock.yaml: read piece by piece, changed in place, and how they weigh problems. */
import { describe, expect, test } from 'vitest';
import type { Problem } from '#model/document/problem.ts';
import {
  editProjectSettings,
  parseProject,
  parseProjectSettings,
  printProject,
} from '#model/text/project-file.ts';
import { withLintLevels } from '#model/validate/lint-levels.ts';

const text = `paddock: 1
# Where we push to.
connections:
  prod: { host: lh.example.com } # never on Fridays
lints:
  unused-variable: error # we mean it
  wait-without-timeout: off
new-nodes:
  timeout: 30 s
  retries: 2
  event-timeout: 2 days
`;

test('lints and what new nodes begin with are read, and written as they are read', () => {
  const { project, problems } = parseProject(text, 'paddock.yaml');
  expect(problems).toEqual([]);
  expect(project).toMatchObject({
    lints: { 'unused-variable': 'error', 'wait-without-timeout': 'off' },
    newNodes: { timeoutSeconds: 30, retries: 2, eventTimeoutSeconds: 172_800 },
  });
  expect(parseProject(printProject(project!), 'x')).toMatchObject({ problems: [], project });
});

test('a bad value is a problem with its line and costs itself alone', () => {
  const bad = text.replace('error # we mean it', 'loud').replace('retries: 2', 'retries: -1') + 'extra: 1\n';
  const { problems, lints, newNodes } = parseProjectSettings(bad, 'paddock.yaml');
  expect(problems.map(({ code, place }) => `${place.line} ${code}`)).toEqual([
    '6 wrong-type',
    '10 number-out-of-range',
    '12 unknown-key',
  ]);
  expect(lints).toEqual({ 'wait-without-timeout': 'off' });
  expect(newNodes).toEqual({ timeoutSeconds: 30, eventTimeoutSeconds: 172_800 });
  expect(parseProjectSettings('a: [', 'x')).toMatchObject({ lints: {}, newNodes: {} });
});

test('what a server refuses can not be turned down, and a name that is nearly right is named', () => {
  const messages = (lint: string) =>
    parseProject(`paddock: 1\nlints: { ${lint}: off }\n`, 'x').problems.map(({ message }) => message);
  expect(messages('type-mismatch')).toEqual([expect.stringContaining('what a server refuses')]);
  expect(messages('unused-variables')).toEqual([expect.stringContaining('unused-variable”?')]);
});

describe('a change of settings', () => {
  const { lints, newNodes } = parseProjectSettings(text, '');
  test('leaves comments, connections and unknown keys where they are', () => {
    const before = `${text}later: { version: 2 } # by a newer Paddock\n`;
    const after = editProjectSettings(before, {
      lints: { ...lints, 'unused-variable': 'info', 'dead-edge': 'error' },
      newNodes: { retries: 5, eventTimeoutSeconds: 172_800 },
    });
    expect(after).toBe(
      before
        .replace('unused-variable: error #', 'unused-variable: info #')
        .replace('retries: 2', 'retries: 5')
        .replace('  timeout: 30 s\n', '')
        .replace('lints:\n', 'lints:\n  dead-edge: error\n'),
    );
  });
  test('begins the file, takes sections away, and mends a value that could not be read', () => {
    expect(editProjectSettings('', { lints: { 'dead-edge': 'off' }, newNodes: {} })).toBe(
      'paddock: 1\nlints:\n  dead-edge: off\n',
    );
    const bare = editProjectSettings(text, { lints: {}, newNodes: {} });
    expect(bare).not.toMatch(/lints|new-nodes/);
    expect(bare).toContain('never on Fridays');
    const broken = text.replace('error # we mean it', 'loud');
    const mended = editProjectSettings(broken, { lints: { ...lints, 'unused-variable': 'info' }, newNodes });
    expect(parseProject(mended!, 'x').problems).toEqual([]);
    expect(editProjectSettings('paddock: [', { lints, newNodes })).toBeUndefined();
  });
});

test('levels weigh lints only', () => {
  const problem = (code: Problem['code'], severity: Problem['severity']): Problem => ({
    code,
    severity,
    message: '',
    place: {},
  });
  const problems = [problem('unused-variable', 'warning'), problem('type-mismatch', 'error')];
  expect(withLintLevels(problems, {})).toBe(problems);
  const levels = { 'unused-variable': 'off', 'type-mismatch': 'off' } as object;
  expect(withLintLevels(problems, levels)).toEqual([problems[1]]);
  expect(withLintLevels(problems, { 'unused-variable': 'error' })[0]?.severity).toBe('error');
});
