// The checkout template, built from an empty project by keys alone: definitions, variables, threads, nodes, branches,
// handlers, an interrupt; saved, equal to the template's file; run, the event posted, completed. No mouse, no text view.
import { mkdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type BrowserApp, openBrowserApp } from '../kit/browser-app.ts';
import { keyboardOf, type Keyboard } from '../kit/by-keyboard.ts';
import { repository } from '../kit/engine.ts';

const template = (file: string) => readFileSync(join(repository, 'templates/checkout', file), 'utf8');
/** The template's comments are its author's; everything else is what is built here. */
const withoutComments = (text: string) => text.replace(/^ *#.*\n/gm, '');

let app: BrowserApp;
let keys: Keyboard;
let root: string;

beforeAll(async () => {
  app = await openBrowserApp({ width: 1440, height: 900 });
  keys = keyboardOf(app.page);
  root = join(app.folder, 'projects', 'checkout');
  mkdirSync(join(app.folder, 'projects'));
}, 120_000);
afterAll(() => app?.close());

/** Answers the list that is open: the words, then Enter. */
async function choose(list: string | RegExp, words: string): Promise<void> {
  await keys.at({ role: 'combobox', name: list });
  await keys.type(words);
  await keys.press('Enter');
}

const tree = { role: 'treeitem' } as const;

/** Goes down the outline to a row, from its top. */
async function row(id: string): Promise<void> {
  await toOutline();
  await keys.press('Home');
  for (let turn = 0; turn < 150; turn++) {
    const now = await keys.focused();
    if (now.id === `outline-${id}`) return;
    await keys.press('ArrowDown');
  }
  throw new Error(`The outline has no row ${id}`);
}

const node = (name: string, thread = 'entrypoint') => row(`node:${thread}/${name}`);

async function toOutline(): Promise<void> {
  const { role, zone } = await keys.focused();
  if (role === 'treeitem') return;
  if (zone === 'inspector') await keys.press('Escape');
  if ((await keys.focused()).role !== 'treeitem') await keys.press('o');
  await keys.at(tree);
}

/** Fields of the inspector's form from above to below: each is come to by Tab. */
async function fill(...fields: readonly (readonly [field: string, text: string])[]): Promise<void> {
  for (const [field, text] of fields) {
    const now = await keys.focused();
    if (now.field !== field || now.role === 'button')
      await keys.tabTo({ zone: 'inspector', field, role: /combobox|textbox/ });
    await keys.enter(text);
  }
}

async function toggle(field: string): Promise<void> {
  await keys.tabTo({ zone: 'inspector', field });
  await keys.press('Space');
}

/** Leaves the form, back to the outline. */
async function done(): Promise<void> {
  await keys.press('Escape');
  await keys.at(tree);
}

test('an empty project is made', { timeout: 60_000 }, async () => {
  await app.page.getByTestId('template:checkout').waitFor();
  await keys.tabTo({ role: 'button', name: /^New project/ });
  await keys.press('Enter');
  await keys.at({ role: 'textbox', name: /^Name/ });
  await keys.enter('checkout');
  await keys.tabTo({ name: 'Folder' });
  await keys.enter(join(app.folder, 'projects'));
  await keys.press('Enter');
  await app.page.getByText('No folders in here').waitFor();
  await keys.tabTo({ role: 'button', name: 'Create here' });
  await keys.press('Enter');
  await app.page.getByTestId('node:entrypoint/start').waitFor();
});

async function newDefinition(kind: string, name: string): Promise<void> {
  if ((await keys.focused()).zone === 'inspector') await keys.press('Escape');
  await keys.press('F6');
  for (let turn = 0; (await keys.focused()).zone !== 'side-panel' && turn < 8; turn++) await keys.press('F6');
  await keys.tabTo({ role: 'button', name: 'Add a definition' }, { back: true });
  await keys.press('Enter');
  await keys.at({ role: 'menuitem', name: 'Task' });
  for (let turn = 0; (await keys.focused()).name !== kind && turn < 8; turn++) await keys.press('ArrowDown');
  await keys.press('Enter');
  await keys.at({ zone: 'inspector', field: 'name' });
  await keys.enter(name);
}

async function taskDef(
  name: string,
  description: string,
  inputs: readonly (readonly [name: string, type: string, masked?: true])[],
  returns?: string,
): Promise<void> {
  await newDefinition('Task', name);
  if (description !== '') await fill(['description', description]);
  for (const [index, [input, type, masked]] of inputs.entries()) {
    await keys.tabTo({ role: 'button', name: 'Add to inputs' }, { back: index > 0 });
    await keys.press('Enter');
    await keys.at({ field: `inputs/${index}/name` });
    await fill([`inputs/${index}/name`, input], [`inputs/${index}/type`, type]);
    if (masked) await toggle(`inputs/${index}/masked`);
  }
  if (returns === undefined) return;
  await keys.tabTo({ field: 'returns/mode' });
  // Of three ways to say it, the type stands first.
  await keys.press('ArrowRight');
  await fill(['returns/type', returns]);
}

async function eventDef(name: string, type: string, masked: boolean): Promise<void> {
  await newDefinition('External event', name);
  await keys.tabTo({ field: 'content/mode' });
  await keys.press('ArrowRight');
  await fill(['content/type', type]);
  if (masked) await toggle('content/masked');
}

test('what its tasks and events are', { timeout: 120_000 }, async () => {
  await keys.press('F6');
  for (let turn = 0; (await keys.focused()).zone !== 'rail' && turn < 8; turn++) await keys.press('F6');
  await keys.tabTo({ role: 'button', name: 'Defs' });
  await keys.press('Enter');
  await taskDef(
    'reserve-stock',
    'Reserves what is in the cart. Gives {available, reservation}.',
    [
      ['order-id', 'STR'],
      ['cart', 'JSON_OBJ'],
    ],
    'JSON_OBJ',
  );
  await taskDef('release-stock', 'Gives reserved items back.', [
    ['order-id', 'STR'],
    ['reservation', 'STR'],
  ]);
  await taskDef(
    'charge-card',
    'Charges the card once. Fails with the EXCEPTION card-declined when the bank says no.',
    [
      ['order-id', 'STR'],
      ['amount', 'DOUBLE'],
      ['card-token', 'STR', true],
    ],
    'STR',
  );
  await taskDef(
    'ship-order',
    'Hands the parcel to the carrier and gives the tracking number.',
    [
      ['order-id', 'STR'],
      ['cart', 'JSON_OBJ'],
    ],
    'STR',
  );
  await taskDef('send-email', '', [
    ['to', 'STR'],
    ['subject', 'STR'],
    ['body', 'STR'],
  ]);
  await eventDef('card-updated', 'STR', true);
  await eventDef('order-cancelled', 'STR', false);
  await keys.press('Control+s');
  await expect.poll(() => app.page.getByTestId('unsaved').count(), { timeout: 20_000 }).toBe(0);
  // Which definitions stand on one line is the template's author's choice.
  const definitions = (text: string): unknown => parse(text);
  expect(definitions(readFileSync(join(root, 'definitions.yaml'), 'utf8'))).toEqual(
    definitions(template('definitions.yaml')),
  );
});

interface Variable {
  readonly name: string;
  readonly type: string;
  readonly required?: true;
  readonly searchable?: true;
  readonly masked?: true;
  readonly preset?: string;
}

async function variable(thread: string, of: Variable): Promise<void> {
  await row(`thread:${thread}`);
  await keys.press('/');
  await choose(/^What to do with/, 'variable');
  await keys.at({ zone: 'inspector', role: 'textbox', name: 'Name' });
  const at = `variables/${of.name}`;
  await keys.enter(of.name);
  await fill([`${at}/type`, of.type]);
  if (of.preset !== undefined) await fill([`${at}/default`, of.preset]);
  if (of.required) await toggle(`${at}/required`);
  if (of.searchable) await toggle(`${at}/searchable`);
  if (of.masked) await toggle(`${at}/masked`);
  await done();
}

test('its variables', { timeout: 120_000 }, async () => {
  const all: readonly Variable[] = [
    { name: 'order-id', type: 'STR', required: true, searchable: true },
    { name: 'cart', type: 'JSON_OBJ', required: true },
    { name: 'email', type: 'STR', required: true },
    { name: 'card-token', type: 'STR', masked: true, required: true },
    { name: 'reservation', type: 'STR' },
    { name: 'charged', type: 'BOOL', preset: 'false' },
    { name: 'gave-up', type: 'BOOL', preset: 'false' },
    { name: 'receipt-thread', type: 'INT' },
  ];
  for (const each of all) await variable('entrypoint', each);
});

async function thread(name: string): Promise<void> {
  await row('thread:entrypoint');
  await keys.press('/');
  await choose(/^What to do with/, 'add a thread');
  await rename(`thread:${name}`, name);
}

/** The name of a new row, which is being written already when `isOpen`. */
async function rename(id: string, name: string): Promise<void> {
  await keys.at({ role: 'textbox', name: /^New name of/ });
  await keys.enter(name);
  await keys.press('Enter');
  await keys.at({ ...tree, id: `outline-${id}` });
}

async function renameNode(from: string, to: string, of = 'entrypoint'): Promise<void> {
  await node(from, of);
  await keys.press('F2');
  await rename(`node:${of}/${to}`, to);
}

/** Appends a node after another one and names it. */
async function append(after: string, kind: string, name: string, of = 'entrypoint'): Promise<void> {
  await node(after, of);
  await keys.press('+');
  await choose(/^After/, kind);
  await keys.at({ ...tree, name: /; after / });
  await keys.press('F2');
  await rename(`node:${of}/${name}`, name);
}

async function insertBefore(before: string, kind: string, name: string): Promise<void> {
  await node(before);
  await keys.press('<');
  await choose(/^Before/, kind);
  await keys.at({ ...tree, name: /, (T|t)ask|start|wait|Wait|Start/ });
  await keys.press('F2');
  await rename(`node:entrypoint/${name}`, name);
}

async function connect(from: string, to: string): Promise<void> {
  await node(from);
  await keys.press('>');
  await choose(`Connect ${from} to`, to);
  await keys.at({ ...tree, name: new RegExp(from) });
}

async function edge(from: string, index: number, of = 'entrypoint'): Promise<void> {
  await node(from, of);
  if ((await keys.focused()).expanded === 'false') await keys.press('ArrowRight');
  for (let turn = 0; turn <= index; turn++) await keys.press('ArrowDown');
  await keys.at({ ...tree, id: `outline-edge:${of}/${from}/${index}` });
}

async function disconnect(from: string, index: number): Promise<void> {
  await edge(from, index);
  await keys.press('Delete');
  await keys.at(tree);
}

/** Condition and mutations of an edge. */
async function says(when: string, ...set: readonly string[]): Promise<void> {
  await keys.press('Enter');
  await keys.at({ zone: 'inspector', field: 'to' });
  if (when !== '') await fill(['when', when]);
  for (const [index, mutation] of set.entries()) {
    await keys.tabTo({ role: 'button', name: 'Add to mutations' });
    await keys.press('Enter');
    await fill([`set/${index}`, mutation]);
  }
  await done();
}

interface Form {
  readonly of?: string;
  readonly fields?: readonly (readonly [string, string])[];
  readonly backoff?: readonly (readonly [string, string])[];
}

/** The form of a node. */
async function edit(name: string, { of = 'entrypoint', fields = [], backoff }: Form): Promise<void> {
  await node(name, of);
  await keys.press('Enter');
  await keys.at({ zone: 'inspector' });
  await fill(...fields);
  if (backoff) {
    await toggle('backoff');
    await fill(...backoff);
  }
  await done();
}

const task = (name: string, args: readonly string[], retries?: string) =>
  [
    ['task', name],
    ...args.map((arg, index) => [`args/${index}`, arg] as const),
    ...(retries === undefined ? [] : [['retries', retries] as const]),
  ] as const;

/** A failing exit. */
const fails = (exception: string, message: string) =>
  [
    ['fail/name', exception],
    ['fail/message', message],
  ] as const;

async function handle(name: string, failure: string, run: string, of = 'entrypoint'): Promise<void> {
  await node(name, of);
  await keys.press('!');
  await choose(/^Which failure of/, failure);
  await choose(/ run$/, run);
  await keys.at({ ...tree, name: new RegExp(`failure handler ${failure} → ${run}`) });
}

test('its threads, and what interrupts the first', { timeout: 120_000 }, async () => {
  for (const name of ['ask-for-card', 'give-up', 'cancel-order', 'receipt', 'tell-trouble'])
    await thread(name);
  await row('thread:entrypoint');
  await keys.press('/');
  await choose(/^What to do with/, 'interrupt');
  await choose('Which event interrupts entrypoint', 'order-cancelled');
  await choose(/^When order-cancelled arrives run/, 'cancel-order');
  await keys.at({ ...tree, id: 'outline-thread:entrypoint' });
  expect(await keys.said()).toBe(
    'Added interrupt order-cancelled, which runs cancel-order. Undo with Ctrl+Z.',
  );
});

test('the nodes of its main path, and the branches between them', { timeout: 240_000 }, async () => {
  await append('start', 'task', 'reserve');
  await append('reserve', 'task', 'tell-sold-out');
  await append('tell-sold-out', 'exit with failure', 'sold-out');
  await disconnect('tell-sold-out', 0);
  await insertBefore('done', 'task', 'charge');
  await append('charge', 'branch', 'paid');
  await append('paid', 'task', 'tell-unpaid');
  await append('tell-unpaid', 'task', 'release-unpaid');
  await append('release-unpaid', 'exit with failure', 'unpaid');
  await disconnect('release-unpaid', 0);
  await insertBefore('done', 'start thread', 'send-receipt');
  await append('send-receipt', 'task', 'ship');
  await append('ship', 'wait for threads', 'receipt-sent');

  await connect('reserve', 'charge');
  await keys.press('Alt+ArrowUp');
  await keys.at({ ...tree, id: 'outline-edge:entrypoint/reserve/0' });
  await says('output(reserve).available == true', 'reservation = output(reserve).reservation');
  await edge('charge', 0);
  await says('', 'charged = true');
  await connect('paid', 'send-receipt');
  await keys.press('Alt+ArrowUp');
  await keys.at({ ...tree, id: 'outline-edge:entrypoint/paid/0' });
  await says('charged');
  await edge('paid', 1);
  await says('gave-up');
  await connect('paid', 'charge');
  await edge('send-receipt', 0);
  await says('', 'receipt-thread = output(send-receipt)');
  expect(await keys.said()).toBe('Connected paid to charge, branch otherwise, 3 of 3. Undo with Ctrl+Z.');
});

test('what they do', { timeout: 240_000 }, async () => {
  await edit('reserve', { fields: task('reserve-stock', ['order-id', 'cart'], '2') });
  await edit('tell-sold-out', {
    fields: task('send-email', [
      'email',
      'format("Order {0}: sold out", order-id)',
      '"What you ordered is sold out. Your card was not charged."',
    ]),
  });
  await edit('sold-out', { fields: fails('out-of-stock', 'Not everything in the cart is in stock') });
  await edit('charge', {
    fields: task('charge-card', ['order-id', 'cart.total', 'card-token'], '3'),
    backoff: [
      ['backoff/baseMs', '500 ms'],
      ['backoff/factor', '2'],
      ['backoff/maxMs', '30 s'],
    ],
  });
  await edit('tell-unpaid', {
    fields: task('send-email', [
      'email',
      'format("Order {0}: not paid", order-id)',
      '"We could not charge your card, so we gave your items back to the shelf."',
    ]),
  });
  await edit('release-unpaid', { fields: task('release-stock', ['order-id', 'reservation'], '2') });
  await edit('unpaid', { fields: fails('not-paid', 'The card could not be charged') });
  await node('send-receipt');
  await keys.press('Enter');
  await keys.at({ zone: 'inspector', field: 'thread' });
  await keys.type('receipt');
  await keys.press('ArrowDown', 'Enter');
  await done();
  await edit('ship', { fields: task('ship-order', ['order-id', 'cart'], '2') });
  await node('receipt-sent');
  await keys.press('Enter');
  await keys.at({ zone: 'inspector' });
  await keys.tabTo({ role: 'button', name: 'Add to thread numbers' });
  await keys.press('Enter');
  await fill(['threads/0', 'receipt-thread']);
  await done();
  await handle('reserve', 'any error', 'tell-trouble');
  await handle('charge', 'card-declined', 'ask-for-card');
  await handle('charge', 'any error', 'give-up');
  await handle('ship', 'any error', 'tell-trouble');
});

test('the threads that handle what goes wrong', { timeout: 240_000 }, async () => {
  await append('start', 'task', 'tell-declined', 'ask-for-card');
  await append('tell-declined', 'wait for event', 'wait-for-card', 'ask-for-card');
  await renameNode('done', 'asked', 'ask-for-card');
  await edit('tell-declined', {
    of: 'ask-for-card',
    fields: task('send-email', [
      'email',
      'format("Order {0}: your card was declined", order-id)',
      '"Please give us another card within three days."',
    ]),
  });
  await edit('wait-for-card', {
    of: 'ask-for-card',
    fields: [
      ['event', 'card-updated'],
      ['timeout', '3 days'],
    ],
  });
  await handle('wait-for-card', 'TIMEOUT', 'give-up', 'ask-for-card');
  await edge('wait-for-card', 0, 'ask-for-card');
  await says('', 'card-token = output(wait-for-card)');

  await edge('start', 0, 'give-up');
  await says('', 'gave-up = true');
  await renameNode('done', 'gave-up', 'give-up');

  await variable('cancel-order', { name: 'INPUT', type: 'STR' });
  await append('start', 'task', 'release', 'cancel-order');
  await append('release', 'task', 'tell-cancelled', 'cancel-order');
  await edit('release', {
    of: 'cancel-order',
    fields: task('release-stock', ['order-id', 'reservation'], '2'),
  });
  await edit('tell-cancelled', {
    of: 'cancel-order',
    fields: task('send-email', [
      'email',
      'format("Order {0}: cancelled", order-id)',
      'format("Your order was cancelled: {0}", INPUT)',
    ]),
  });
  await renameNode('done', 'cancelled', 'cancel-order');
  await fail('cancelled', 'cancel-order', 'order-cancelled', 'The customer cancelled the order');

  await append('start', 'task', 'send', 'receipt');
  await edit('send', {
    of: 'receipt',
    fields: task(
      'send-email',
      ['email', 'format("Order {0}: receipt", order-id)', '"Thank you. Your order is on its way."'],
      '2',
    ),
  });
  await renameNode('done', 'sent', 'receipt');

  await append('start', 'task', 'tell', 'tell-trouble');
  await edit('tell', {
    of: 'tell-trouble',
    fields: task(
      'send-email',
      [
        'email',
        'format("Order {0}: delayed", order-id)',
        '"Something went wrong on our side. We look into it and write again."',
      ],
      '2',
    ),
  });
  await renameNode('done', 'failed', 'tell-trouble');
  await fail('failed', 'tell-trouble', 'order-failed', 'A step of the order failed for a technical reason');
});

/** Lets an exit that completes fail: the last of the three ways. */
async function fail(name: string, of: string, exception: string, message: string): Promise<void> {
  await node(name, of);
  await keys.press('Enter');
  await keys.at({ zone: 'inspector', field: 'mode' });
  await keys.press('ArrowRight', 'ArrowRight');
  await fill(...fails(exception, message));
  await done();
}

test('the saved file is the template', { timeout: 60_000 }, async () => {
  await keys.press('Control+s');
  await expect.poll(() => app.page.getByTestId('unsaved').count(), { timeout: 20_000 }).toBe(0);
  expect(readFileSync(join(root, 'checkout.workflow.yaml'), 'utf8')).toBe(
    withoutComments(template('checkout.workflow.yaml')),
  );
  expect(await app.page.getByTestId('problems').textContent()).toContain('No problems');
});

test('it runs, waits for a new card, and completes', { timeout: 120_000 }, async () => {
  const { page } = app;
  const status = () => page.getByTestId('run-status').textContent();
  await keys.press('Control+Enter');
  const inputs = {
    'order-id': 'order-1',
    cart: '{"items": ["mug"], "total": 12}',
    email: 'jo@shop.example',
    'card-token': 'tok-bad',
  };
  for (const [name, text] of Object.entries(inputs)) {
    const now = await keys.focused();
    if (!now.name.startsWith(name)) await keys.tabTo({ name: new RegExp(`^${name}`) });
    await keys.enter(text);
  }
  const task = (name: string) => keys.tabTo({ role: 'button', name: `Then another outcome of ${name}` });
  const returns = async (text: string) => {
    await keys.tabTo({ name: /^returns/ });
    await keys.enter(text);
  };
  await task('reserve-stock');
  await returns('{"available": true, "reservation": "r-1"}');
  await task('charge-card');
  await keys.press('Enter');
  await keys.tabTo({ role: 'radio' });
  await keys.press('ArrowRight');
  await keys.tabTo({ name: 'Name of the EXCEPTION' });
  await keys.enter('card-declined');
  await returns('receipt-1');
  await keys.press('Control+Enter');
  await expect
    .poll(() => keys.said(), { timeout: 60_000 })
    .toMatch(/wait-for-card waits: press W to post card-updated/);
  expect(await status()).toContain('Running');
  await node('wait-for-card', 'ask-for-card');
  await keys.press('/');
  await choose('What to do with wait-for-card', 'post');
  await keys.at({ name: /^content/ });
  await keys.type('tok-good');
  await keys.press('Enter');
  await expect.poll(status, { timeout: 60_000 }).toContain('Completed');
  await expect.poll(() => keys.said()).toBe('The run completed.');
});

test('nothing was complained about on the way', () => {
  expect(app.complaints).toEqual([]);
});
