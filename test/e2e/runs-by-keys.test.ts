// A run without a mouse: a scenario is chosen, a user task and an event are answered, the steps are walked, the run is stopped
// and taken up again, left, and an earlier one is looked at. The focus is never nowhere.
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type BrowserApp, openBrowserApp } from '../kit/browser-app.ts';
import { keyboardOf, type Keyboard } from '../kit/by-keyboard.ts';

const long = { timeout: 120_000 };
const canvas = { zone: 'canvas', role: 'application' } as const;

const files = {
  'claim.workflow.yaml': `paddock: 1
workflow: claim
variables:
  amount: { type: INT, required: true }
threads:
  entrypoint:
    nodes:
      start: { entrypoint: {}, next: decide }
      decide: { user-task: decide, user: '"kim"', next: paid }
      paid: { external-event: paid, next: done }
      done: { exit: {} }
`,
  'definitions.yaml': `paddock: 1
external-events:
  paid: { content: STR }
user-tasks:
  decide:
    fields:
      - { name: approved, type: BOOL, label: Approve, required: true }
      - { name: reason, type: STR, label: Reason, required: true }
`,
  'scenarios/large.scenario.yaml': 'paddock: 1\nscenario: large\nworkflow: claim\ninputs: { amount: 900 }\n',
  'scenarios/small.scenario.yaml': 'paddock: 1\nscenario: small\nworkflow: claim\ninputs: { amount: 7 }\n',
};

let app: BrowserApp;
let keys: Keyboard;

beforeAll(async () => {
  app = await openBrowserApp({ width: 1280, height: 720 });
  keys = keyboardOf(app.page);
  const root = join(app.folder, 'project');
  mkdirSync(join(root, 'scenarios'), { recursive: true });
  for (const [path, text] of Object.entries(files)) writeFileSync(join(root, path), text);
  await app.page.getByTestId('template:checkout').waitFor();
  await keys.press('Control+o');
  await keys.at({ name: 'Folder' });
  await keys.enter(root);
  await keys.press('Enter');
  await app.page.getByText('has workflows').waitFor();
  await keys.press('Enter');
  await keys.at(canvas);
}, 120_000);
afterAll(() => app?.close());

const status = (): Promise<string> =>
  app.page
    .getByTestId('run-status')
    .textContent()
    .then((text) => text ?? '');
const waits = (node: string) =>
  expect
    .poll(() => app.page.getByTestId(`run-status:entrypoint/${node}`).getAttribute('data-status'))
    .toBe('waiting');

async function goToRuns(): Promise<void> {
  await keys.command('Go to the runs');
  await keys.at({ zone: 'side-panel', role: 'button' });
}

test('a scenario is chosen, and the run starts', long, async () => {
  await keys.press('Control+Enter');
  await keys.at({ name: 'amount', value: '900' });
  await keys.tabTo({ name: 'Scenario', value: 'large' }, { back: true });
  await keys.press('ArrowDown', 'ArrowDown', 'Enter');
  await keys.at({ name: 'Scenario', value: 'small' });
  await keys.tabTo({ name: 'amount', value: '7' });
  await keys.press('Control+Enter');
  await keys.at(canvas);
  await waits('decide');
});

test('a user task is completed from where it begins: its first field', long, async () => {
  await keys.press('w');
  await keys.at({ role: 'radio', name: 'true' });
  await keys.press('Space', 'Tab');
  await keys.at({ role: 'textbox', name: 'Reason' });
  await keys.type('in time');
  await keys.press('Enter');
  await keys.at(canvas);
  await waits('paid');
});

test('the steps are one stop of Tab, arrows go along them, Enter shows one', long, async () => {
  const { page } = app;
  await goToRuns();
  await keys.press('Home');
  await keys.at({ role: 'button', name: /^start/ });
  await keys.press('ArrowDown');
  await keys.at({ role: 'button', name: /^decide/ });
  await keys.press('Enter');
  await page.getByTestId('node-run-detail').getByText('in time').waitFor();
  await keys.at({ zone: 'side-panel', name: /^decide/ });
  await keys.press('Tab');
  await keys.at({ role: 'button', name: /^amount/, expanded: 'false' });
  await keys.press('Enter');
  await keys.at({ role: 'button', name: /^amount/, expanded: 'true' });
});

test('the run is stopped and resumed by the same button, and answered with an event', long, async () => {
  await keys.tabTo({ role: 'button', name: 'Stop' });
  await keys.press('Enter');
  await keys.at({ role: 'button', name: 'Resume' });
  await keys.press('Enter');
  await keys.at({ role: 'button', name: 'Stop' });
  await waits('paid');
  await keys.press('w');
  await keys.at({ role: 'textbox', name: 'content' });
  await keys.type('by card');
  await keys.press('Enter');
  await expect.poll(status).toContain('Completed');
  // The button went with the end of the run.
  await keys.at(canvas);
});

test('the run is left, and an earlier one is looked at', long, async () => {
  const { page } = app;
  await keys.press('Control+Enter');
  await keys.at({ name: 'amount' });
  await keys.press('Control+Enter');
  await waits('decide');
  await keys.at(canvas);
  await keys.tabTo({ role: 'button', name: 'Take the run off the canvas' });
  await keys.press('Enter');
  await keys.at(canvas);
  await goToRuns();
  await keys.tabTo({ zone: 'side-panel', name: /^[0-9a-f]{8}/ });
  await keys.press('End', 'Enter');
  await expect.poll(status).toContain('Completed');
  await keys.at({ zone: 'side-panel', name: /^[0-9a-f]{8}/ });
  await page.getByTestId('node-run:0/0').waitFor();
  expect(app.complaints).toEqual([]);
});
