/** A run of the checkout started and answered by keys: the card is declined once, then another one is posted. */
import type { Hand } from './hand.ts';

const inputs = {
  'order-id': 'order-1',
  cart: '{"items": ["mug"], "total": 12}',
  email: 'jo@shop.example',
  'card-token': 'tok-bad',
};

export async function start({ keys }: Hand): Promise<void> {
  await keys.press('Control+Enter');
  for (const [name, text] of Object.entries(inputs)) {
    const now = await keys.focused();
    if (!now.name.startsWith(name)) await keys.tabTo({ name: new RegExp(`^${name}`) });
    await keys.enter(text);
  }
  const mock = (task: string) => keys.tabTo({ role: 'button', name: `Then another outcome of ${task}` });
  const returns = async (text: string) => {
    await keys.tabTo({ name: /^returns/ });
    await keys.enter(text);
  };
  await mock('reserve-stock');
  await returns('{"available": true, "reservation": "r-1"}');
  await mock('charge-card');
  await keys.press('Enter');
  await keys.tabTo({ role: 'radio' });
  await keys.press('ArrowRight');
  await keys.tabTo({ name: 'Name of the EXCEPTION' });
  await keys.enter('card-declined');
  await returns('receipt-1');
  await keys.press('Control+Enter');
}

export async function postCard({ keys, node, choose }: Hand): Promise<void> {
  await node('wait-for-card', 'ask-for-card');
  await keys.press('/');
  await choose('What to do with wait-for-card', 'post');
  await keys.at({ name: /^content/ });
  await keys.type('tok-good');
  await keys.press('Enter');
}
