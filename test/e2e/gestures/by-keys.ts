/** Gestures with the keyboard: what an expert does without a mouse. */
import { hasNode, type Gesture, type Walker } from './gesture.ts';

const arrows = ['ArrowLeft', 'ArrowRight', 'ArrowUp', 'ArrowDown'] as const;
const kinds = [
  'task',
  'wait for event',
  'sleep',
  'branch',
  'loop',
  'exit',
  'user task',
  'start thread',
  'fail',
];

/** Keys that need a selected card first. */
const onCard =
  (...keys: readonly string[]) =>
  async (walker: Walker): Promise<void> => {
    if (await walker.pick()) await walker.press(...keys);
  };

async function chooseKind({ page, chance }: Walker): Promise<void> {
  const menu = page.getByTestId('node-menu');
  if ((await menu.count()) === 0) return;
  await page.keyboard.insertText(chance.one(kinds)!);
  await page.keyboard.press('Enter');
}

export const byKeys: readonly Gesture[] = [
  {
    name: 'append',
    weight: 8,
    perform: async (walker) => {
      if (!(await walker.pick())) return;
      await walker.press('a');
      await chooseKind(walker);
    },
  },
  {
    name: 'new node',
    weight: 3,
    perform: async (walker) => {
      await walker.press('n');
      await chooseKind(walker);
    },
  },
  {
    name: 'insert before',
    weight: 2,
    perform: async (walker) => {
      if (!(await walker.pick())) return;
      await walker.press('Shift+A');
      await chooseKind(walker);
    },
  },
  {
    name: 'replace',
    weight: 2,
    perform: async (walker) => {
      if (!(await walker.pick())) return;
      await walker.press('r');
      await chooseKind(walker);
    },
  },
  { name: 'reorder edges', weight: 2, perform: onCard('ArrowRight', 'Alt+ArrowDown') },
  {
    name: 'group',
    weight: 2,
    perform: onCard('Shift+ArrowRight', 'Control+g'),
  },
  { name: 'ungroup', weight: 1, perform: ({ press }) => press('Control+a', 'Control+Shift+g') },
  { name: 'make a thread of it', weight: 2, perform: onCard('Alt+x') },
  {
    name: 'nodes of the thread again',
    weight: 2,
    perform: async (walker) => {
      if (await walker.pick('start-thread')) await walker.press('Shift+Alt+x');
    },
  },
  {
    name: 'make room',
    weight: 1,
    perform: (walker) => onCard(`Control+Shift+${walker.chance.one(arrows)!}`)(walker),
  },
  { name: 'fold the group', weight: 1, perform: onCard('Shift+c') },
  { name: 'tidy what follows', weight: 1, perform: onCard('Shift+ArrowRight', 'Shift+Alt+t') },
  {
    name: 'rename',
    weight: 4,
    perform: async (walker) => {
      const name = walker.freshName();
      if (!(await walker.pick())) return;
      await walker.press('F2');
      if (!(await walker.isTyping())) return;
      await walker.page.keyboard.press('Control+a');
      await walker.page.keyboard.insertText(name);
      await walker.page.keyboard.press('Enter');
      return (after) => (hasNode(after, name) ? undefined : `no node is called ${name}`);
    },
  },
  { name: 'delete', weight: 3, perform: onCard('Delete') },
  { name: 'delete and reconnect', weight: 2, perform: onCard('Control+Delete') },
  { name: 'duplicate', weight: 2, perform: onCard('Control+d') },
  { name: 'copy and paste', weight: 3, perform: onCard('Control+c', 'Control+v') },
  { name: 'paste again', weight: 1, perform: ({ press }) => press('Control+v') },
  { name: 'cut', weight: 1, perform: onCard('Control+x') },
  { name: 'handle a failure', weight: 2, perform: onCard('h') },
  {
    name: 'select all and nudge',
    weight: 1,
    perform: ({ press }) => press('Control+a', 'Control+ArrowDown'),
  },
  { name: 'nudge', weight: 4, perform: (walker) => onCard(`Control+${walker.chance.one(arrows)!}`)(walker) },
  { name: 'walk', weight: 2, perform: (walker) => onCard(walker.chance.one(arrows)!)(walker) },
  {
    name: 'align',
    weight: 1,
    perform: ({ press, chance }) => press('Control+a', `Shift+Alt+${chance.one(arrows)!}`),
  },
  { name: 'tidy', weight: 1, perform: ({ press }) => press('Shift+Alt+t') },
  { name: 'fold', weight: 1, perform: onCard('c') },
  { name: 'one thread', weight: 1, perform: onCard('f') },
  {
    name: 'fix the next problem',
    weight: 3,
    perform: async ({ press, hit }) => {
      await press('F8', 'Control+.');
      await hit('[data-testid=fix]');
    },
  },
  {
    name: 'note',
    weight: 1,
    // The note, then what is typed into it.
    steps: 2,
    perform: async (walker) => {
      await walker.press('Shift+s');
      if (await walker.isTyping()) await walker.page.keyboard.insertText(`Note ${walker.chance.below(1000)}`);
    },
  },
  { name: 'undo', weight: 8, perform: ({ press }) => press('Control+z') },
  { name: 'redo', weight: 5, perform: ({ press }) => press('Control+Shift+z') },
  {
    name: 'undo several',
    weight: 2,
    perform: ({ press, chance }) => press(...Array<string>(2 + chance.below(4)).fill('Control+z')),
  },
];
