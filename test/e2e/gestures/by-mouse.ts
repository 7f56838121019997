/** Gestures with the mouse: dragging cards, wires and palette entries, menus under the right button, lasso. */
import type { Gesture, Point, Walker } from './gesture.ts';

async function drag({ page }: Walker, from: Point, to: Point): Promise<void> {
  await page.mouse.move(from.x, from.y);
  await page.mouse.down();
  await page.mouse.move((from.x + to.x) / 2, (from.y + to.y) / 2, { steps: 2 });
  await page.mouse.move(to.x, to.y, { steps: 2 });
  await page.mouse.up();
}

const near = (chance: Walker['chance'], { x, y }: Point, reach: number): Point => ({
  x: x + chance.below(2 * reach) - reach,
  y: y + chance.below(2 * reach) - reach,
});

/** The port at which wires leave the card, which shows while the pointer is over it. */
const port = ({ find }: Walker, id: string): Promise<Point | undefined> =>
  find(`.react-flow__node[data-id=${JSON.stringify(id)}] .react-flow__handle.source`);

export const byMouse: readonly Gesture[] = [
  {
    name: 'drag a card',
    weight: 6,
    perform: async (walker) => {
      const card = walker.chance.one(await walker.cards());
      if (card) await drag(walker, card, near(walker.chance, card, 120));
    },
  },
  {
    name: 'wire to a card',
    weight: 5,
    perform: async (walker) => {
      const cards = await walker.cards();
      const from = walker.chance.one(cards);
      // Seldom into another thread, which is refused.
      const to = walker.chance.one(
        cards.filter(({ thread }) => thread === from?.thread || walker.chance.is(0.1)),
      );
      if (!from || !to) return;
      await walker.page.mouse.move(from.x, from.y);
      const start = await port(walker, `node:${from.thread}/${from.node}`);
      if (start) await drag(walker, start, to);
    },
  },
  {
    name: 'wire to nowhere',
    weight: 2,
    perform: async (walker) => {
      const from = walker.chance.one(await walker.cards());
      const spot = await walker.emptySpot();
      if (!from || !spot) return;
      await walker.page.mouse.move(from.x, from.y);
      const start = await port(walker, `node:${from.thread}/${from.node}`);
      if (!start) return;
      await drag(walker, start, spot);
      if ((await walker.page.getByTestId('node-menu').count()) === 0) return;
      await walker.page.keyboard.insertText(walker.chance.one(['task', 'sleep', 'exit'])!);
      await walker.page.keyboard.press('Enter');
    },
  },
  {
    name: 'menu of a card',
    weight: 4,
    perform: async (walker) => {
      const card = walker.chance.one(await walker.cards());
      if (card) await chooseFromMenu(walker, card);
    },
  },
  {
    name: 'menu of the canvas',
    weight: 2,
    perform: async (walker) => {
      const spot = await walker.emptySpot();
      if (spot) await chooseFromMenu(walker, spot);
    },
  },
  {
    name: 'lasso',
    weight: 2,
    perform: async (walker) => {
      const spot = await walker.emptySpot();
      if (!spot) return;
      await walker.page.keyboard.down('Shift');
      await drag(walker, spot, near(walker.chance, spot, 300));
      await walker.page.keyboard.up('Shift');
    },
  },
  {
    name: 'zoom and pan',
    weight: 2,
    perform: async ({ page, chance, cards }) => {
      const card = chance.one(await cards());
      if (!card) return;
      await page.mouse.move(card.x, card.y);
      if (chance.is(0.5)) await page.mouse.wheel(0, chance.below(400) - 200);
      else {
        await page.keyboard.down('Control');
        await page.mouse.wheel(0, chance.below(200) - 100);
        await page.keyboard.up('Control');
      }
    },
  },
];

async function chooseFromMenu({ page, hit }: Walker, at: Point): Promise<void> {
  await page.mouse.click(at.x, at.y, { button: 'right' });
  await hit('[data-testid=context-menu] [role=menuitem]');
}
