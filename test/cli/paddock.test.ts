// The command line as users run it: exit statuses, lines for people, JSON for machines.
import { existsSync, mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { repository } from '../kit/engine.ts';
import { paddock } from '../kit/paddock.ts';

const checkout = 'templates/checkout/checkout.workflow.yaml';
const folder = mkdtempSync(join(tmpdir(), 'paddock-cli-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

describe('usage', () => {
  test('no verb, an unknown verb, an unknown option and a missing operand are wrong usage: status 2', () => {
    expect(paddock([]).status).toBe(2);
    expect(paddock(['dance']).stderr).toContain("there is no verb 'dance'");
    expect(paddock(['check', '--loud', checkout]).status).toBe(2);
    expect(paddock(['compile']).stderr).toContain('usage: paddock compile FILE');
  });

  test('help names every verb', () => {
    const { status, stdout } = paddock(['help']);
    expect(status).toBe(0);
    for (const verb of ['check', 'compile', 'import', 'run', 'test', 'engine', 'serve', 'push'])
      expect(stdout).toContain(`paddock ${verb} `);
  });

  test('a file that is not there is named', () => {
    const { status, stderr } = paddock(['check', 'nowhere.workflow.yaml']);
    expect(status).toBe(1);
    expect(stderr).toBe("paddock check: nowhere.workflow.yaml can't be read: there is no such file.\n");
  });
});

describe('check', () => {
  test('the template is fine', () => {
    expect(paddock(['check', 'templates/checkout'])).toMatchObject({ status: 0, stderr: '' });
  });

  const broken: readonly [file: string, line: string][] = [
    ['not-yaml.workflow.yaml', ':5: not-yaml: '],
    ['not-a-workflow.workflow.yaml', ':1: not-a-map: '],
    ['unknown-key.workflow.yaml', ':7: unknown-key: “retrys”'],
    ['from-the-future.workflow.yaml', ':1: newer-version: This file has format version 99'],
    ['edge-to-nowhere.workflow.yaml', ':6: edge-to-missing-node: Node “start” leads to “nowhere”'],
    ['type-error.workflow.yaml', ':11: no-bool: '],
    ['syntax-error.workflow.yaml', ':11: unexpected-end: '],
    ['unknown-field.json', ': unknown-field: PutWfSpecRequest has no field “colour”'],
    ['not-json.json', ':2: not-json: '],
  ];
  test('every broken file has its case', () => {
    expect(broken.map(([file]) => file).sort()).toEqual(
      readdirSync(join(import.meta.dirname, 'broken')).sort(),
    );
  });
  test.each(broken)('%s gives file, line and sentence', (file, line) => {
    const path = `test/cli/broken/${file}`;
    const { status, stderr } = paddock(['check', path]);
    expect(status).toBe(1);
    expect(stderr).toContain(path + line);
  });

  test('with --json the problems are data', () => {
    const { status, stdout } = paddock(['check', '--json', 'test/cli/broken/unknown-key.workflow.yaml']);
    expect(status).toBe(1);
    const answer = JSON.parse(stdout) as {
      ok: boolean;
      problems: { code: string; place: { line: number } }[];
    };
    expect(answer.ok).toBe(false);
    expect(answer.problems).toMatchObject([{ code: 'unknown-key', severity: 'error', place: { line: 7 } }]);
  });
});

describe('compile and import', () => {
  test('compile gives the same bytes on every call, and import then compile gives them again', () => {
    const first = paddock(['compile', checkout]);
    expect(first.status).toBe(0);
    expect(paddock(['compile', checkout]).stdout).toBe(first.stdout);
    const json = join(folder, 'checkout.json');
    expect(paddock(['compile', checkout, '-o', json]).status).toBe(0);
    expect(readFileSync(json, 'utf8')).toBe(first.stdout);
    const imported = join(folder, 'checkout.workflow.yaml');
    expect(paddock(['import', json, '-o', imported]).status).toBe(0);
    writeFileSync(
      join(folder, 'definitions.yaml'),
      readFileSync(join(repository, 'templates/checkout/definitions.yaml')),
    );
    expect(paddock(['compile', imported]).stdout).toBe(first.stdout);
  });

  test('a workflow with errors is not compiled, and no file is left', () => {
    const target = join(folder, 'broken.json');
    expect(paddock(['compile', 'test/cli/broken/edge-to-nowhere.workflow.yaml', '-o', target]).status).toBe(
      1,
    );
    expect(existsSync(target)).toBe(false);
  });

  test('a folder that can not be written to is said, and nothing is left half-written', () => {
    const { status, stderr } = paddock(['compile', checkout, '-o', join(folder, 'no-such-folder', 'x.json')]);
    expect(status).toBe(1);
    expect(stderr).toContain("can't be written");
  });
});

describe('run', () => {
  const scenarios = readdirSync(join(repository, 'templates/checkout/scenarios'));
  test.each(scenarios)('%s ends as it says', (scenario) => {
    const run = paddock(['run', checkout, '--scenario', `templates/checkout/scenarios/${scenario}`]);
    expect(run.stdout).not.toContain('NOT MET');
    expect(run.status).toBe(0);
  });

  test('the trace hides masked values and shows virtual time', () => {
    const { stdout } = paddock([
      'run',
      checkout,
      '--scenario',
      'templates/checkout/scenarios/card-declined.scenario.yaml',
    ]);
    expect(stdout).toMatch(/2 days {2}card-token = \*{5}/);
    expect(stdout).toContain('the run is COMPLETED');
  });

  test('inputs and mocks of the command line win', () => {
    const sold = ['--mock', 'reserve-stock={available: false}', '--input', 'order-id=o-77'];
    const run = paddock([
      'run',
      checkout,
      '--json',
      '--scenario',
      'templates/checkout/scenarios/paid-at-once.scenario.yaml',
      ...sold,
    ]);
    expect(run.status).toBe(1);
    expect(JSON.parse(run.stdout)).toMatchObject({ ok: false, status: 'EXCEPTION', ended: 'finished' });
  });

  test('a missing required input and a task without outcome are said', () => {
    const missing = paddock(['run', checkout]);
    expect(missing.status).toBe(1);
    expect(missing.stderr).toContain('order-id');
    const inputs = ['order-id=o', 'cart={total: 1.5}', 'email=a@b.c', 'card-token=t'].flatMap((input) => [
      '--input',
      input,
    ]);
    const unmocked = paddock(['run', checkout, ...inputs]);
    expect(unmocked.status).toBe(1);
    expect(unmocked.stderr).toContain('The task reserve-stock has no outcome in the scenario.');
  });
});

describe('test', () => {
  test('all scenarios of the template hold; coverage and JUnit are written', () => {
    const junit = join(folder, 'junit.xml');
    const { status, stdout } = paddock(['test', 'templates/checkout', '--junit', junit]);
    expect(stdout).toContain('9 passed, 0 failed');
    expect(stdout).toMatch(/checkout: nodes \d+\/29, edges \d+\/\d+, handlers \d+\/6/);
    expect(status).toBe(0);
    expect(readFileSync(junit, 'utf8')).toContain('tests="9" failures="0"');
  });

  test('a scenario that does not hold says what came instead: status 1', () => {
    const file = join(folder, 'wrong.scenario.yaml');
    const right = readFileSync(
      join(repository, 'templates/checkout/scenarios/sold-out.scenario.yaml'),
      'utf8',
    );
    writeFileSync(file, right.replace('failure: out-of-stock', 'failure: not-paid'));
    writeFileSync(join(folder, 'checkout.workflow.yaml'), readFileSync(join(repository, checkout)));
    writeFileSync(
      join(folder, 'definitions.yaml'),
      readFileSync(join(repository, 'templates/checkout/definitions.yaml')),
    );
    const { status, stdout } = paddock(['test', file]);
    expect(status).toBe(1);
    expect(stdout).toContain('expected failure not-paid: EXCEPTION: out-of-stock');
  });
});
