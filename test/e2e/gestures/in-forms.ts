/** Gestures in the inspector and in the text: a field filled, a switch turned, a row added or removed, a comment typed. */
import type { Gesture } from './gesture.ts';

export const values = [
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

const FIELDS = '[data-testid=inspector] :is(input:is([type=text], :not([type])), textarea):not([readonly])';
const BUTTONS =
  '[data-testid=inspector] :is(button[aria-label^="Add"], button[aria-label^="Remove"], button[aria-label^="Move"])';
const SWITCHES = '[data-testid=inspector] label:has([role=switch])';

export const inForms: readonly Gesture[] = [
  {
    name: 'fill a field',
    weight: 8,
    perform: async (walker) => {
      if (!(await walker.pick()) || !(await walker.hit(FIELDS)) || !(await walker.isTyping())) return;
      await walker.press('Control+a');
      await walker.page.keyboard.type(walker.chance.one(values)!);
      await walker.press(walker.chance.is(0.5) ? 'Enter' : 'Tab');
    },
  },
  {
    name: 'press a button of the form',
    weight: 3,
    perform: async (walker) => {
      if (await walker.pick()) await walker.hit(BUTTONS);
    },
  },
  {
    name: 'turn a switch',
    weight: 2,
    perform: async (walker) => {
      if (await walker.pick()) await walker.hit(SWITCHES);
    },
  },
  {
    name: 'save',
    weight: 1,
    perform: ({ press }) => press('Control+s'),
  },
];
