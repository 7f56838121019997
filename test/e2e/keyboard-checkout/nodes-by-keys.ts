/** Nodes, edges, threads and handlers made in the outline by keys. */
import type { Keyboard } from '../../kit/by-keyboard.ts';
import { tree, type OutlineByKeys } from './outline-by-keys.ts';

export interface NodesByKeys {
  thread(name: string): Promise<void>;
  /** Appends a node after another one and names it. */
  append(after: string, kind: string, name: string, thread?: string): Promise<void>;
  insertBefore(before: string, kind: string, name: string): Promise<void>;
  connect(from: string, to: string): Promise<void>;
  disconnect(from: string, index: number): Promise<void>;
  /** Lets a thread handle a failure of a node. */
  handle(node: string, failure: string, run: string, thread?: string): Promise<void>;
}

export function nodesByKeys(keys: Keyboard, outline: OutlineByKeys): NodesByKeys {
  const { row, node, edge, choose, rename } = outline;
  return {
    thread: async (name) => {
      await row('thread:entrypoint');
      await keys.press('/');
      await choose(/^What to do with/, 'add a thread');
      await rename(`thread:${name}`, name);
    },
    append: async (after, kind, name, thread = 'entrypoint') => {
      await node(after, thread);
      await keys.press('+');
      await choose(/^After/, kind);
      await keys.at({ ...tree, name: /; after / });
      await keys.press('F2');
      await rename(`node:${thread}/${name}`, name);
    },
    insertBefore: async (before, kind, name) => {
      await node(before);
      await keys.press('<');
      await choose(/^Before/, kind);
      await keys.at({ ...tree, id: new RegExp(`(?<!/${before})$`) });
      await keys.press('F2');
      await rename(`node:entrypoint/${name}`, name);
    },
    connect: async (from, to) => {
      await node(from);
      await keys.press('>');
      await choose(`Connect ${from} to`, to);
      await keys.at({ ...tree, name: new RegExp(from) });
    },
    disconnect: async (from, index) => {
      await edge(from, index);
      await keys.press('Delete');
      await keys.at(tree);
    },
    handle: async (name, failure, run, thread = 'entrypoint') => {
      await node(name, thread);
      await keys.press('!');
      await choose(/^Which failure of/, failure);
      await choose(/ run$/, run);
      await keys.at({ ...tree, name: new RegExp(`failure handler ${failure} → ${run}`) });
    },
  };
}
