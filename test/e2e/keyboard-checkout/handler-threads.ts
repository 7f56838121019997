/** The threads that handle what goes wrong, and the one that sends the receipt. */
import type { Filled } from './forms-by-keys.ts';
import type { Hand } from './hand.ts';
import { failing, taskCall } from './main-path.ts';

const email = (subject: string, body: string, retries?: string): Filled =>
  taskCall('send-email', ['email', `format("Order {0}: ${subject}", order-id)`, body], retries);

/** Lets an exit that completes fail: the last of the three ways. */
async function fail(hand: Hand, name: string, thread: string, failure: Filled): Promise<void> {
  await hand.open(name, thread);
  await hand.keys.at({ field: 'mode' });
  await hand.keys.press('ArrowRight', 'ArrowRight');
  await hand.fill(failure);
  await hand.done();
}

export async function askForCard({ append, renameNode, edit, handle, edge, says }: Hand): Promise<void> {
  const thread = 'ask-for-card';
  await append('start', 'task', 'tell-declined', thread);
  await append('tell-declined', 'wait for event', 'wait-for-card', thread);
  await renameNode('done', 'asked', thread);
  const body = '"Please give us another card within three days."';
  await edit('tell-declined', email('your card was declined', body), thread);
  const wait = [['event', 'card-updated'] as const, ['timeout', '3 days'] as const];
  await edit('wait-for-card', wait, thread);
  await handle('wait-for-card', 'TIMEOUT', 'give-up', thread);
  await edge('wait-for-card', 0, thread);
  await says('', 'card-token = output(wait-for-card)');
}

export async function giveUp({ edge, says, renameNode }: Hand): Promise<void> {
  await edge('start', 0, 'give-up');
  await says('', 'gave-up = true');
  await renameNode('done', 'gave-up', 'give-up');
}

export async function cancelOrder(hand: Hand): Promise<void> {
  const { variable, append, edit, renameNode } = hand;
  const thread = 'cancel-order';
  await variable(thread, { name: 'INPUT', type: 'STR' });
  await append('start', 'task', 'release', thread);
  await append('release', 'task', 'tell-cancelled', thread);
  await edit('release', taskCall('release-stock', ['order-id', 'reservation'], '2'), thread);
  const body = 'format("Your order was cancelled: {0}", INPUT)';
  await edit('tell-cancelled', email('cancelled', body), thread);
  await renameNode('done', 'cancelled', thread);
  await fail(hand, 'cancelled', thread, failing('order-cancelled', 'The customer cancelled the order'));
}

export async function sendReceipt({ append, edit, renameNode }: Hand): Promise<void> {
  await append('start', 'task', 'send', 'receipt');
  await edit('send', email('receipt', '"Thank you. Your order is on its way."', '2'), 'receipt');
  await renameNode('done', 'sent', 'receipt');
}

export async function tellTrouble(hand: Hand): Promise<void> {
  const { append, edit, renameNode } = hand;
  const thread = 'tell-trouble';
  await append('start', 'task', 'tell', thread);
  const body = '"Something went wrong on our side. We look into it and write again."';
  await edit('tell', email('delayed', body, '2'), thread);
  await renameNode('done', 'failed', thread);
  const message = 'A step of the order failed for a technical reason';
  await fail(hand, 'failed', thread, failing('order-failed', message));
}
