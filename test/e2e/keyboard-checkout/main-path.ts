/** The first thread: its variables, its nodes and the branches between them, and what each node does. */
import type { Filled, Variable } from './forms-by-keys.ts';
import type { Hand } from './hand.ts';
import { tree } from './outline-by-keys.ts';

const variables: readonly Variable[] = [
  { name: 'order-id', type: 'STR', required: true, searchable: true },
  { name: 'cart', type: 'JSON_OBJ', required: true },
  { name: 'email', type: 'STR', required: true },
  { name: 'card-token', type: 'STR', masked: true, required: true },
  { name: 'reservation', type: 'STR' },
  { name: 'charged', type: 'BOOL', preset: 'false' },
  { name: 'gave-up', type: 'BOOL', preset: 'false' },
  { name: 'receipt-thread', type: 'INT' },
];

export async function declare(hand: Hand): Promise<void> {
  for (const each of variables) await hand.variable('entrypoint', each);
}

export async function makeThreads({ keys, thread, row, choose }: Hand): Promise<void> {
  for (const name of ['ask-for-card', 'give-up', 'cancel-order', 'receipt', 'tell-trouble'])
    await thread(name);
  await row('thread:entrypoint');
  await keys.press('/');
  await choose(/^What to do with/, 'interrupt');
  await choose('Which event interrupts entrypoint', 'order-cancelled');
  await choose(/^When order-cancelled arrives run/, 'cancel-order');
  await keys.at({ ...tree, id: 'outline-thread:entrypoint' });
}

export async function drawNodes({ append, insertBefore, disconnect }: Hand): Promise<void> {
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
}

export async function drawBranches({ keys, connect, edge, says }: Hand): Promise<void> {
  /** The edge that was just drawn is tried first. */
  const first = async (from: string): Promise<void> => {
    await keys.press('Alt+ArrowUp');
    await keys.at({ ...tree, id: `outline-edge:entrypoint/${from}/0` });
  };
  await connect('reserve', 'charge');
  await first('reserve');
  await says('output(reserve).available == true', 'reservation = output(reserve).reservation');
  await edge('charge', 0);
  await says('', 'charged = true');
  await connect('paid', 'send-receipt');
  await first('paid');
  await says('charged');
  await edge('paid', 1);
  await says('gave-up');
  await connect('paid', 'charge');
  await edge('send-receipt', 0);
  await says('', 'receipt-thread = output(send-receipt)');
}

export const taskCall = (name: string, args: readonly string[], retries?: string): Filled => [
  ['task', name],
  ...args.map((arg, index) => [`args/${index}`, arg] as const),
  ...(retries === undefined ? [] : [['retries', retries] as const]),
];

const email = (subject: string, body: string): Filled =>
  taskCall('send-email', ['email', `format("Order {0}: ${subject}", order-id)`, `"${body}"`]);

/** A failing exit. */
export const failing = (exception: string, message: string): Filled => [
  ['fail/name', exception],
  ['fail/message', message],
];

export async function sayWhatNodesDo(hand: Hand): Promise<void> {
  const { edit, open, fill, toggle, add, done, handle } = hand;
  await edit('reserve', taskCall('reserve-stock', ['order-id', 'cart'], '2'));
  const soldOut = 'What you ordered is sold out. Your card was not charged.';
  await edit('tell-sold-out', email('sold out', soldOut));
  await edit('sold-out', failing('out-of-stock', 'Not everything in the cart is in stock'));
  await open('charge');
  await fill(taskCall('charge-card', ['order-id', 'cart.total', 'card-token'], '3'));
  await toggle('backoff');
  await fill([
    ['backoff/baseMs', '500 ms'],
    ['backoff/factor', '2'],
    ['backoff/maxMs', '30 s'],
  ]);
  await done();
  const unpaid = 'We could not charge your card, so we gave your items back to the shelf.';
  await edit('tell-unpaid', email('not paid', unpaid));
  await edit('release-unpaid', taskCall('release-stock', ['order-id', 'reservation'], '2'));
  await edit('unpaid', failing('not-paid', 'The card could not be charged'));
  await startReceipt(hand);
  await edit('ship', taskCall('ship-order', ['order-id', 'cart'], '2'));
  await open('receipt-sent');
  await add('thread numbers');
  await fill([['threads/0', 'receipt-thread']]);
  await done();
  await handle('reserve', 'any error', 'tell-trouble');
  await handle('charge', 'card-declined', 'ask-for-card');
  await handle('charge', 'any error', 'give-up');
  await handle('ship', 'any error', 'tell-trouble');
}

async function startReceipt({ keys, open, done }: Hand): Promise<void> {
  await open('send-receipt');
  await keys.at({ field: 'thread' });
  await keys.type('receipt');
  await keys.press('ArrowDown', 'Enter');
  await done();
}
