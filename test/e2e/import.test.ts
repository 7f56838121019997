// A WfSpec comes into the app: from a JSON file that is chosen or dropped, and from a LittleHorse server with all that it
// uses. What can't be imported is said in a sentence, and nothing of the project is lost.
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type BrowserApp, openBrowserApp } from '../kit/browser-app.ts';
import { connectClient, type LittleHorseClient } from '../kit/client.ts';
import { type RunningEngine, startEngineProcess } from '../kit/engine.ts';
import { anOrder } from '../model/push/an-order.ts';

let app: BrowserApp;
let cluster: RunningEngine;
let client: LittleHorseClient;
const it = (testId: string) => app.page.getByTestId(testId);
const text = async (testId: string) => (await it(testId).first().textContent())?.replaceAll(/\s+/g, ' ');
const root = (): string =>
  (JSON.parse(readFileSync(join(app.folder, 'home/recent-projects.json'), 'utf8')) as { root: string }[])[0]!
    .root;
const dark = async (name: string) => {
  await app.screenshot(name);
  await app.page.emulateMedia({ colorScheme: 'dark' });
  // Colours of Mantine's controls take a moment to change.
  await app.page.waitForTimeout(400);
  await app.screenshot(`${name}-dark`);
  await app.page.emulateMedia({ colorScheme: 'light' });
};

const workflow = (retries: number) => `
workflow: delivery
variables:
  parcel: { type: Struct<parcel>, required: true }
  sender: { type: STR }
threads:
  entrypoint:
    nodes:
      start: { entrypoint: {}, next: pack }
      pack:
        task: pack-parcel
        args: [parcel]
        retries: ${retries}
        next: picked-up
      picked-up: { external-event: parcel-picked-up, timeout: 2 days, next: is-far }
      is-far:
        nop: {}
        next:
          - { to: fly, when: parcel.kilometres > 500 }
          - { to: done }
      fly: { task: book-flight, next: done }
      done: { exit: {} }
`;
const definitions = `
structs:
  address: { fields: { street: STR } }
  parcel: { fields: { kilometres: INT, to: Struct<address> } }
tasks:
  pack-parcel: { inputs: { parcel: Struct<parcel> } }
  book-flight: {}
external-events:
  parcel-picked-up: { content: STR }
`;
const order = (retries: number) => anOrder(workflow(retries), definitions);

/** As somebody writes it by hand: no access level, and nothing of what it uses. */
const handWritten = {
  name: 'invoice',
  entrypointThreadName: 'entrypoint',
  threadSpecs: {
    entrypoint: {
      variableDefs: [
        { varDef: { name: 'amount', typeDef: { primitiveType: 'INT' } }, required: true },
        { varDef: { name: 'card', typeDef: { primitiveType: 'STR' } } },
      ],
      nodes: {
        '0-start': { entrypoint: {}, outgoingEdges: [{ sinkNodeName: '1-charge' }] },
        '1-charge': {
          task: { taskDefId: { name: 'charge-invoice' }, variables: [{ variableName: 'amount' }] },
          outgoingEdges: [{ sinkNodeName: '2-done' }],
        },
        '2-done': { exit: {} },
      },
    },
  },
};
const jsonFile = (name: string, content: string) => ({
  name,
  mimeType: 'application/json',
  buffer: Buffer.from(content),
});

beforeAll(async () => {
  cluster = await startEngineProcess(['--memory', '--port', '0']);
  client = connectClient(cluster.address);
  const first = order(1);
  for (const each of first.definitions.structDefs) await client.call('putStructDef', each);
  for (const each of first.definitions.taskDefs) await client.call('putTaskDef', each);
  for (const each of first.definitions.externalEventDefs) await client.call('putExternalEventDef', each);
  await client.call('putWfSpec', first.request);
  await client.call('putWfSpec', order(5).request);
  app = await openBrowserApp({ width: 1440, height: 900 });
}, 120_000);
afterAll(async () => {
  await app?.close();
  client?.close();
  await cluster?.stop();
});

test('from a server into a new project, with all that it uses', { timeout: 180_000 }, async () => {
  const { page } = app;
  await it('start').waitFor();
  await page.getByRole('button', { name: 'Import WfSpec' }).click();
  await it('import-source').getByText('LittleHorse server').click();
  await it('import-target').fill('127.0.0.1:1');
  await it('import-check').click();
  await expect.poll(() => text('import-target-problem')).toContain('Nothing listens at 127.0.0.1:1.');
  await it('import-target').fill(cluster.address);
  await it('import-check').click();
  await it('import-wf-spec:delivery').click();
  await it('import-view').waitFor();
  expect(await text('import-view')).toContain(
    `delivery from ${cluster.address}, version 0.1: 1 thread, 6 nodes.`,
  );
  await it('import-version').click();
  await page.getByRole('option', { name: '0.0' }).click();
  await expect.poll(() => text('import-view')).toContain('version 0.0');
  expect(await it('import-definition:address').getAttribute('data-fate')).toBe('added');
  await dark('import-server');
  await it('import-new').click();
  expect(await it('project-name').inputValue()).toBe('delivery');
  const folder = page.getByRole('textbox', { name: 'Folder', exact: true });
  mkdirSync(join(app.folder, 'stock'));
  await folder.fill(app.folder);
  await folder.press('Enter');
  await page.getByRole('listitem').getByText('stock', { exact: true }).waitFor();
  await page.getByRole('button', { name: 'Create here' }).click();
  await it('node:entrypoint/pack').waitFor();
  expect(root()).toBe(join(app.folder, 'delivery'));
  expect(readFileSync(join(root(), 'delivery.workflow.yaml'), 'utf8')).toContain('retries: 1');
  expect(readFileSync(join(root(), 'definitions.yaml'), 'utf8')).toContain('parcel-picked-up');
  expect(readdirSync(root()).sort()).toEqual(['definitions.yaml', 'delivery.workflow.yaml']);
  await expect.poll(() => it('problems').textContent()).not.toMatch(/error/i);
  await dark('imported');
});

test('what can not be read is said, and nothing changes', { timeout: 180_000 }, async () => {
  await app.page.keyboard.press('Control+Shift+o');
  const give = (name: string, content: string) => it('import-file').setInputFiles(jsonFile(name, content));
  await give('broken.json', '{\n  "name": "order",\n  oops\n}');
  await expect.poll(() => text('import-problems')).toContain('broken.json is not JSON: line 3');
  expect(await it('import-go').isDisabled()).toBe(true);
  await app.screenshot('import-broken');
  await give('newer.json', JSON.stringify({ ...handWritten, quantum: { entangled: true } }));
  await expect.poll(() => text('import-problems')).toContain('no field “quantum”');
  expect(await text('import-problems')).toContain('use a newer Paddock');
  expect(readdirSync(root()).sort()).toEqual(['definitions.yaml', 'delivery.workflow.yaml']);
});

test('a file into the open project, its warnings mended before or after', { timeout: 180_000 }, async () => {
  await it('import-file').setInputFiles(jsonFile('invoice.json', JSON.stringify(handWritten)));
  await it('import-view').waitFor();
  expect(await text('import-warnings')).toContain('says no accessLevel for variable “amount”');
  expect(await it('import-definition:charge-invoice').getAttribute('data-fate')).toBe('missing');
  await dark('import-file');
  expect(await text('import-fix-all')).toBe('Make all 2 private');
  await app.page.getByRole('button', { name: 'Make “card” private' }).click();
  await expect.poll(() => it('import-fix').count()).toBe(1);
  await it('import-go').click();
  await it('node:entrypoint/1-charge').waitFor();
  const file = readFileSync(join(root(), 'invoice.workflow.yaml'), 'utf8');
  expect(file).toMatch(/amount: .*access: PUBLIC/);
  expect(file).not.toMatch(/card: .*PUBLIC/);
  // What was left is in the list of problems until it is dealt with.
  await it('drawer:problems').click();
  await expect.poll(() => app.page.getByText('says no accessLevel for variable “amount”').count()).toBe(1);
  await app.screenshot('imported-with-warning');
});

test('a name that is taken, and a definition that differs', { timeout: 180_000 }, async () => {
  await client.call('deleteTaskDef', { id: { name: 'book-flight' } });
  await client.call('putTaskDef', { name: 'book-flight', description: 'Of another team.' });
  const before = readFileSync(join(root(), 'delivery.workflow.yaml'), 'utf8');
  const definitionsBefore = readFileSync(join(root(), 'definitions.yaml'), 'utf8');
  await app.page.keyboard.press('Control+Shift+o');
  await it('import-source').getByText('LittleHorse server').click();
  await it('import-wf-spec:delivery').click();
  await it('import-view').waitFor();
  expect(await it('import-name').inputValue()).toBe('delivery-2');
  expect(await it('import-definition:book-flight').getAttribute('data-fate')).toBe('own');
  expect(await it('import-definition:pack-parcel').getAttribute('data-fate')).toBe('same');
  await it('import-name').fill('delivery');
  await expect.poll(() => text('import-view')).toContain('The project has a workflow “delivery” already.');
  expect(await it('import-go').isDisabled()).toBe(true);
  await app.screenshot('import-taken');
  await it('import-name').fill('delivery-abroad');
  await it('import-go').click();
  await expect.poll(() => existsSync(join(root(), 'delivery-abroad.workflow.yaml'))).toBe(true);
  await it('node:entrypoint/pack').waitFor();
  expect(readFileSync(join(root(), 'delivery-abroad.workflow.yaml'), 'utf8')).toContain('Of another team.');
  expect(readFileSync(join(root(), 'delivery.workflow.yaml'), 'utf8')).toBe(before);
  expect(readFileSync(join(root(), 'definitions.yaml'), 'utf8')).toBe(definitionsBefore);
});

test('a file that is dropped onto the window', { timeout: 180_000 }, async () => {
  const { page } = app;
  const dragged = await page.evaluateHandle((content) => {
    const transfer = new DataTransfer();
    transfer.items.add(new File([content], 'invoice.json', { type: 'application/json' }));
    return transfer;
  }, JSON.stringify(handWritten));
  await page.dispatchEvent('[data-testid=canvas]', 'dragover', { dataTransfer: dragged });
  await it('drop-veil').waitFor();
  await app.screenshot('import-drop');
  await page.dispatchEvent('[data-testid=canvas]', 'drop', { dataTransfer: dragged });
  await it('import-view').waitFor();
  expect(await it('drop-veil').count()).toBe(0);
  expect(await it('import-name').inputValue()).toBe('invoice-2');
});

/** Drags a file or folder of the disk onto the window, as a file manager does. */
async function dropFromDisk(path: string): Promise<void> {
  const session = await app.page.context().newCDPSession(app.page);
  const data = { items: [], files: [path], dragOperationsMask: 1 };
  for (const type of ['dragEnter', 'dragOver', 'drop'] as const)
    await session.send('Input.dispatchDragEvent', { type, x: 700, y: 400, data });
  await session.detach();
}

test(
  'a folder that is dropped becomes a project of its own, with its scenarios',
  { timeout: 180_000 },
  async () => {
    const { page } = app;
    await page.keyboard.press('Escape');
    const dropped = join(app.folder, 'dropped');
    const files: Readonly<Record<string, string>> = {
      'delivery.workflow.yaml': `paddock: 1${workflow(2)}`,
      'definitions.yaml': `paddock: 1${definitions}`,
      'scenarios/far.scenario.yaml': 'paddock: 1\nscenario: far\nworkflow: delivery\n',
      'notes.txt': 'Of somebody else',
      'node_modules/big.workflow.yaml': 'not ours',
    };
    for (const [path, content] of Object.entries(files)) {
      mkdirSync(join(dropped, path, '..'), { recursive: true });
      writeFileSync(join(dropped, path), content);
    }
    await dropFromDisk(dropped);
    await page.getByText('Keep it as a new project').waitFor();
    const folder = page.getByRole('textbox', { name: 'Folder', exact: true });
    await folder.fill(app.folder);
    await folder.press('Enter');
    await page.getByRole('listitem').filter({ hasText: 'dropped' }).waitFor();
    expect(await it('project-name').inputValue()).toBe('dropped');
    await it('project-name').fill('taken-in');
    await app.screenshot('folder-dropped');
    await page.getByRole('button', { name: 'Create here' }).click();
    await expect.poll(() => existsSync(join(app.folder, 'taken-in/delivery.workflow.yaml'))).toBe(true);
    await it('node:entrypoint/pack').waitFor();
    await expect.poll(() => page.getByText('Keep it as a new project').count(), { timeout: 20_000 }).toBe(0);
    const made = readdirSync(join(app.folder, 'taken-in'), { recursive: true }).map(String).sort();
    expect(made.filter((path) => path.endsWith('.yaml'))).toEqual([
      'definitions.yaml',
      'delivery.workflow.yaml',
      'scenarios/far.scenario.yaml',
    ]);
  },
);

test('a folder without a workflow is answered with a sentence', { timeout: 180_000 }, async () => {
  const empty = join(app.folder, 'holiday');
  mkdirSync(empty);
  writeFileSync(join(empty, 'beach.txt'), 'Sand');
  await dropFromDisk(empty);
  await app.screenshot('folder-dropped-empty');
  await app.page.getByText('There is no workflow in holiday').waitFor();
  expect(app.complaints).toEqual([]);
});
