/** Gestures in the inspector and in the text: a field filled, a switch turned, a row added or removed, a comment typed. */
import type { Gesture } from './gesture.ts';
import { isTyping } from './by-keys.ts';

const values = [
  '3',
  '90',
  '10 minutes',
  'label',
  '"a text"',
  'count + 1',
  'order-id',
  'count > 3 && label == "x"',
  'cart.items[0].price',
  'not a ( name',
  'output(charge)',
  'customer.email',
];

export const inForms: readonly Gesture[] = [
  {
    name: 'fill a field',
    weight: 8,
    perform: async (walker) => {
      if (!(await walker.pick())) return;
      const fields = walker.page
        .getByTestId('inspector')
        .locator('input[type=text]:not([readonly]):not([role=combobox]), textarea');
      const count = await fields.count();
      if (count === 0) return;
      const field = fields.nth(walker.chance.below(count));
      await field.click({ timeout: 3_000 });
      if (!(await isTyping(walker))) return;
      await walker.page.keyboard.press('Control+a');
      await walker.page.keyboard.type(walker.chance.one(values)!);
      await walker.page.keyboard.press(walker.chance.is(0.5) ? 'Enter' : 'Tab');
    },
  },
  {
    name: 'press a button of the form',
    weight: 3,
    perform: async (walker) => {
      if (!(await walker.pick())) return;
      const buttons = walker.page
        .getByTestId('inspector')
        .locator(
          ':is(button[aria-label^="Add"], button[aria-label^="Remove"], button[aria-label^="Move"]):enabled',
        );
      const count = await buttons.count();
      if (count > 0) await buttons.nth(walker.chance.below(count)).click({ timeout: 3_000 });
    },
  },
  {
    name: 'turn a switch',
    weight: 2,
    perform: async (walker) => {
      if (!(await walker.pick())) return;
      const switches = walker.page.getByTestId('inspector').getByRole('switch');
      const count = await switches.count();
      if (count > 0) await switches.nth(walker.chance.below(count)).click({ timeout: 3_000, force: true });
    },
  },
  {
    name: 'save',
    weight: 1,
    perform: async ({ press }) => {
      await press('Control+s');
      return undefined;
    },
  },
];
