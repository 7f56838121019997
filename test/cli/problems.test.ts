/** Problems on the command line: their names, their pages of help, and what only a whole project shows. */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { paddock } from '../kit/paddock.ts';

const folder = mkdtempSync(join(tmpdir(), 'paddock-problems-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const write = (name: string, text: string): void => writeFileSync(join(folder, name), text);
const workflow = (name: string, task: string): string =>
  `paddock: 1\nworkflow: ${name}\nthreads:\n  entrypoint:\n    nodes:\n      start: { entrypoint: {}, next: work }\n      work: { task: ${task}, next: done }\n      done: { exit: {} }\n`;

describe('check of a whole project', () => {
  test('names definitions that none of its workflows uses, at their lines', () => {
    write('definitions.yaml', 'paddock: 1\ntasks:\n  one: {}\n  two: {}\n  three: {}\n');
    write('a.workflow.yaml', workflow('a', 'one'));
    write('b.workflow.yaml', workflow('b', 'two'));
    const { status, stdout } = paddock(['check', folder]);
    expect(status).toBe(0);
    expect(stdout).toMatch(/definitions\.yaml:5: info: unused-definition: .*“three”/);
    expect(stdout.match(/unused-definition/g)).toHaveLength(1);
  });

  test('says nothing of them when one workflow alone is checked', () => {
    const { stdout } = paddock(['check', join(folder, 'a.workflow.yaml')]);
    expect(stdout).not.toContain('unused-definition');
  });
});

test('import tells of variables that are public because the JSON says no accessLevel', () => {
  const variable = { varDef: { name: 'total', typeDef: { primitiveType: 'INT' } } };
  const nodes = { start: { entrypoint: {}, outgoingEdges: [{ sinkNodeName: 'done' }] }, done: { exit: {} } };
  const request = {
    name: 'a',
    entrypointThreadName: 'entrypoint',
    threadSpecs: { entrypoint: { nodes, variableDefs: [variable] } },
  };
  write('a.json', JSON.stringify(request));
  const { status, stdout, stderr } = paddock(['import', join(folder, 'a.json')]);
  expect(status).toBe(0);
  expect(stdout).toContain('access: PUBLIC');
  expect(stderr).toContain('warning: public-by-omission: ');
});

describe('explain', () => {
  test('prints the page of a name that check has printed', () => {
    const { status, stdout } = paddock(['explain', 'path-falls-off']);
    expect(status).toBe(0);
    for (const words of ['# A path that ends without an exit', '## Wrong', '## The way out'])
      expect(stdout).toContain(words);
  });

  test('says which name was probably meant', () => {
    const { status, stderr } = paddock(['explain', 'path-fals-off']);
    expect(status).toBe(1);
    expect(stderr).toContain('Did you mean path-falls-off?');
  });

  test('gives the parts of a page to machines', () => {
    const { stdout } = paddock(['explain', '--json', 'alias']);
    expect(JSON.parse(stdout)).toMatchObject({ ok: true, pages: [{ code: 'alias', severity: 'error' }] });
  });
});
