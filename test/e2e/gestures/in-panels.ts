/** Gestures beside the canvas: the command palette, the outline, the text, definitions; and notes and titles on it. */
import type { PageState } from '../../../renderer/services/inspect.ts';
import { hasNode, type Gesture, type Walker } from './gesture.ts';
import { values } from './in-forms.ts';

const commands = [
  'lay out top to bottom',
  'lay out left to right',
  'add a thread',
  'tidy up the selection',
  'distribute from left to right',
  'next thread',
  'take out of the group',
  'zoom to 100',
];

/** Chooses in the command palette. */
async function command(walker: Walker, words: string): Promise<boolean> {
  await walker.press('Control+k');
  if (!(await walker.until(() => document.activeElement?.closest('[data-testid=command-palette]') !== null)))
    return false;
  await walker.page.keyboard.insertText(words);
  await walker.press('Enter');
  return true;
}

/** To a random row of the outline; false when the outline can't be reached. */
async function toRow(walker: Walker): Promise<boolean> {
  await walker.press('o');
  if (!(await walker.until(() => document.activeElement?.closest('[data-testid=outline]') !== null)))
    return false;
  const [end, on] = walker.chance.one([
    ['Home', 'ArrowDown'],
    ['End', 'ArrowUp'],
  ] as const)!;
  await walker.press(end, ...Array<string>(walker.chance.below(8)).fill(on));
  return true;
}

async function typeComment(walker: Walker, comment: string): Promise<boolean> {
  await walker.press('Control+Shift+e');
  const { page } = walker;
  if (!(await walker.until(() => document.querySelector('[data-testid=text-editor] .view-line') !== null)))
    return false;
  if (!(await walker.hit('[data-testid=text-editor]'))) return false;
  if (!(await walker.until(() => document.activeElement?.closest('[data-testid=text-editor]') !== null)))
    return false;
  // On top it belongs to the file, and to no node that may be deleted.
  await walker.press('Control+Home');
  await page.keyboard.type(`# ${comment}\n`);
  await page.evaluate(() => (document.activeElement as HTMLElement | null)?.blur());
  // The editor tells of the blur a moment later.
  await walker.until((wanted) => {
    const { state } = (globalThis as unknown as { paddock: { state(): PageState } }).paddock;
    return Object.values(state().texts).some(({ text }) => text.includes(wanted));
  }, comment);
  return true;
}

export const inPanels: readonly Gesture[] = [
  {
    name: 'command',
    weight: 4,
    perform: async (walker) => {
      await walker.pick();
      await command(walker, walker.chance.one(commands)!);
    },
  },
  {
    name: 'rename in the outline',
    weight: 3,
    perform: async (walker) => {
      const name = walker.freshName();
      if (!(await toRow(walker))) return;
      const row = await walker.page.evaluate(
        () => document.activeElement?.closest<HTMLElement>('[data-testid]')?.dataset['testid'],
      );
      await walker.press('F2');
      if (!(await walker.isTyping())) return;
      await walker.press('Control+a');
      await walker.page.keyboard.insertText(name);
      // Left by Enter or by going elsewhere, the name stays.
      await walker.press(walker.chance.is(0.5) ? 'Enter' : 'Tab');
      if (row?.startsWith('outline:node:') !== true) return;
      return (after) => (hasNode(after, name) ? undefined : `no node is called ${name}`);
    },
  },
  {
    name: 'delete in the outline',
    weight: 2,
    perform: async (walker) => {
      if (await toRow(walker)) await walker.press('Delete');
    },
  },
  {
    name: 'comment in the text',
    weight: 2,
    perform: async (walker) => {
      const comment = walker.freshName();
      if (await typeComment(walker, comment)) walker.keep(comment);
    },
  },
  {
    name: 'edit a definition',
    weight: 3,
    perform: async (walker) => {
      if (!(await command(walker, 'show the definitions'))) return;
      if (!(await walker.until(() => document.querySelector('[aria-label=Tasks] .list-row') !== null)))
        return;
      if (!(await walker.hit('button.list-row:has([data-testid^="uses:"])'))) return;
      const field =
        '[data-testid=inspector] :is(input:is([type=text], :not([type])), textarea):not([readonly])';
      if (!(await walker.hit(field)) || !(await walker.isTyping())) return;
      await walker.press('Control+a');
      await walker.page.keyboard.type(walker.chance.one(values)!);
      await walker.press('Tab');
    },
  },
  {
    name: 'write in a note',
    weight: 2,
    perform: async (walker) => {
      if (!(await walker.hit('.note textarea')) || !(await walker.isTyping())) return;
      await walker.page.keyboard.type(`more ${walker.chance.below(100)}`);
    },
  },
  {
    name: 'keys on a group',
    weight: 2,
    perform: async (walker) => {
      if (!(await walker.hit('.group-title'))) return;
      await walker.press(walker.chance.one(['ArrowRight', 'ArrowDown', 'Delete', ' '])!);
    },
  },
];
