/** The empty project, and what its tasks and events are. */
import type { Hand } from './hand.ts';

export async function makeProject({ keys }: Hand, folder: string): Promise<void> {
  await keys.tabTo({ role: 'button', name: /^New project/ });
  await keys.press('Enter');
  await keys.at({ role: 'textbox', name: /^Name/ });
  await keys.enter('checkout');
  await keys.tabTo({ name: 'Folder' });
  await keys.enter(folder);
  await keys.tabTo({ role: 'button', name: 'Create here' });
  await keys.press('Enter');
}

async function newDefinition(hand: Hand, kind: string, name: string): Promise<void> {
  const { keys } = hand;
  await hand.keys.toZone('side-panel');
  await keys.tabTo({ role: 'button', name: 'Add a definition' }, { back: true });
  await keys.press('Enter');
  await keys.at({ role: 'menuitem', name: 'Task' });
  for (let turn = 0; (await keys.focused()).name !== kind && turn < 8; turn++) await keys.press('ArrowDown');
  await keys.press('Enter');
  await keys.at({ zone: 'inspector', field: 'name' });
  await keys.enter(name);
}

interface TaskDefInput {
  readonly name: string;
  readonly type: string;
  readonly masked?: true;
}

interface Task {
  readonly name: string;
  readonly description?: string;
  readonly inputs: readonly TaskDefInput[];
  readonly returns?: string;
}

async function taskDef(hand: Hand, { name, description, inputs, returns }: Task): Promise<void> {
  const { keys, fill, add, toggle } = hand;
  await newDefinition(hand, 'Task', name);
  if (description !== undefined) await fill([['description', description]]);
  for (const [index, input] of inputs.entries()) {
    await add('inputs', { back: index > 0 });
    await keys.at({ field: `inputs/${index}/name` });
    await fill([
      [`inputs/${index}/name`, input.name],
      [`inputs/${index}/type`, input.type],
    ]);
    if (input.masked) await toggle(`inputs/${index}/masked`);
  }
  if (returns === undefined) return;
  await keys.tabTo({ field: 'returns/mode' });
  // Of three ways to say it, the type stands first.
  await keys.press('ArrowRight');
  await fill([['returns/type', returns]]);
}

async function eventDef(hand: Hand, name: string, masked: boolean): Promise<void> {
  const { keys, fill, toggle } = hand;
  await newDefinition(hand, 'External event', name);
  await keys.tabTo({ field: 'content/mode' });
  await keys.press('ArrowRight');
  await fill([['content/type', 'STR']]);
  if (masked) await toggle('content/masked');
}

const orderId = { name: 'order-id', type: 'STR' };
const cart = { name: 'cart', type: 'JSON_OBJ' };

const tasks: readonly Task[] = [
  {
    name: 'reserve-stock',
    description: 'Reserves what is in the cart. Gives {available, reservation}.',
    inputs: [orderId, cart],
    returns: 'JSON_OBJ',
  },
  {
    name: 'release-stock',
    description: 'Gives reserved items back.',
    inputs: [orderId, { name: 'reservation', type: 'STR' }],
  },
  {
    name: 'charge-card',
    description: 'Charges the card once. Fails with the EXCEPTION card-declined when the bank says no.',
    inputs: [orderId, { name: 'amount', type: 'DOUBLE' }, { name: 'card-token', type: 'STR', masked: true }],
    returns: 'STR',
  },
  {
    name: 'ship-order',
    description: 'Hands the parcel to the carrier and gives the tracking number.',
    inputs: [orderId, cart],
    returns: 'STR',
  },
  {
    name: 'send-email',
    inputs: ['to', 'subject', 'body'].map((name) => ({ name, type: 'STR' })),
  },
];

export async function define(hand: Hand): Promise<void> {
  await hand.keys.toZone('rail');
  await hand.keys.tabTo({ role: 'button', name: 'Defs' });
  await hand.keys.press('Enter');
  for (const task of tasks) await taskDef(hand, task);
  await eventDef(hand, 'card-updated', true);
  await eventDef(hand, 'order-cancelled', false);
}
