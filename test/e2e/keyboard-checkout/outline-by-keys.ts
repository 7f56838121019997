/** Ways in the outline by keys: to a row by typing its name, to an edge, to a list of answers, to a new name. */
import type { Keyboard } from '../../kit/by-keyboard.ts';

export const tree = { role: 'treeitem' } as const;

const NAMESAKES_AT_MOST = 40;

export interface OutlineByKeys {
  /** Goes to a row by typing its name; namesakes are passed by. */
  row(id: string): Promise<void>;
  node(name: string, thread?: string): Promise<void>;
  /** Goes to an edge, unfolding its node. */
  edge(from: string, index: number, thread?: string): Promise<void>;
  /** Answers the list that is open: the words, then Enter. */
  choose(list: string | RegExp, words: string): Promise<void>;
  /** Writes the name of a row that is being renamed; `id` is the row's under its new name. */
  rename(id: string, name: string): Promise<void>;
  renameNode(from: string, to: string, thread?: string): Promise<void>;
}

export function outlineByKeys(keys: Keyboard): OutlineByKeys {
  const toOutline = async (): Promise<void> => {
    const { role, zone } = await keys.focused();
    if (role === 'treeitem') return;
    if (zone === 'inspector') await keys.press('Escape');
    if ((await keys.focused()).role !== 'treeitem') await keys.press('o');
    await keys.at(tree);
  };
  const row = async (id: string): Promise<void> => {
    await toOutline();
    const name = id.slice(id.search(/[:/][^:/]*$/) + 1);
    const wanted = `outline-${id}`;
    if ((await keys.focused()).id === wanted) return;
    await keys.press('Home');
    for (let turn = 0; turn < NAMESAKES_AT_MOST; turn++) {
      await keys.type(name);
      if ((await keys.focused()).id === wanted) return;
      // The search goes on after the namesake.
      await keys.press('ArrowDown');
      if ((await keys.focused()).id === wanted) return;
    }
    throw new Error(`Typing ${name} in the outline never came to ${id}`);
  };
  const node: OutlineByKeys['node'] = (name, thread = 'entrypoint') => row(`node:${thread}/${name}`);
  const rename: OutlineByKeys['rename'] = async (id, name) => {
    await keys.at({ role: 'textbox', name: /^New name of/ });
    await keys.enter(name);
    await keys.press('Enter');
    await keys.at({ ...tree, id: `outline-${id}` });
  };
  return {
    row,
    node,
    rename,
    edge: async (from, index, thread = 'entrypoint') => {
      await node(from, thread);
      if ((await keys.focused()).expanded === 'false') await keys.press('ArrowRight');
      for (let turn = 0; turn <= index; turn++) await keys.press('ArrowDown');
      await keys.at({ ...tree, id: `outline-edge:${thread}/${from}/${index}` });
    },
    choose: async (list, words) => {
      await keys.at({ role: 'combobox', name: list });
      await keys.type(words);
      await keys.press('Enter');
    },
    renameNode: async (from, to, thread = 'entrypoint') => {
      await node(from, thread);
      await keys.press('F2');
      await rename(`node:${thread}/${to}`, to);
    },
  };
}
