/** Forms of the inspector filled in by keys: of nodes, edges, variables. */
import type { Keyboard } from '../../kit/by-keyboard.ts';
import { tree, type OutlineByKeys } from './outline-by-keys.ts';

export type Filled = readonly (readonly [field: string, text: string])[];

export interface Variable {
  readonly name: string;
  readonly type: string;
  readonly required?: true;
  readonly searchable?: true;
  readonly masked?: true;
  readonly preset?: string;
}

export interface FormsByKeys {
  /** Opens the form of a node; its first field has the focus. */
  open(node: string, thread?: string): Promise<void>;
  /** Fields of the open form from above to below: each is come to by Tab. */
  fill(fields: Filled): Promise<void>;
  toggle(field: string): Promise<void>;
  /** Adds a row to a list of the open form; its first field has the focus. */
  add(list: string, options?: { back?: boolean }): Promise<void>;
  /** Leaves the form, back to the outline. */
  done(): Promise<void>;
  /** Opens the form of a node, fills it in and leaves it. */
  edit(node: string, fields: Filled, thread?: string): Promise<void>;
  /** Condition and mutations of the edge whose row has the focus. */
  says(when: string, ...set: readonly string[]): Promise<void>;
  variable(thread: string, of: Variable): Promise<void>;
}

export function formsByKeys(keys: Keyboard, outline: OutlineByKeys): FormsByKeys {
  const fill: FormsByKeys['fill'] = async (fields) => {
    for (const [field, text] of fields) {
      const now = await keys.focused();
      if (now.field !== field || now.role === 'button')
        await keys.tabTo({ zone: 'inspector', field, role: /combobox|textbox/ });
      await keys.enter(text);
    }
  };
  const toggle: FormsByKeys['toggle'] = async (field) => {
    await keys.tabTo({ zone: 'inspector', field });
    await keys.press('Space');
  };
  const add: FormsByKeys['add'] = async (list, options) => {
    await keys.tabTo({ role: 'button', name: `Add to ${list}` }, options);
    await keys.press('Enter');
    await keys.at({ zone: 'inspector', role: /combobox|textbox/ });
  };
  const done: FormsByKeys['done'] = async () => {
    await keys.press('Escape');
    await keys.at(tree);
  };
  const open: FormsByKeys['open'] = async (node, thread) => {
    await outline.node(node, thread);
    await keys.press('Enter');
    await keys.at({ zone: 'inspector' });
  };
  return {
    open,
    fill,
    toggle,
    add,
    done,
    edit: async (node, fields, thread) => {
      await open(node, thread);
      await fill(fields);
      await done();
    },
    says: async (when, ...set) => {
      await keys.press('Enter');
      await keys.at({ zone: 'inspector', field: 'to' });
      if (when !== '') await fill([['when', when]]);
      for (const [index, mutation] of set.entries()) {
        await add('mutations');
        await fill([[`set/${index}`, mutation]]);
      }
      await done();
    },
    variable: async (thread, of) => {
      await outline.row(`thread:${thread}`);
      await keys.press('/');
      await outline.choose(/^What to do with/, 'variable');
      await keys.at({ zone: 'inspector', role: 'textbox', name: 'Name' });
      const at = `variables/${of.name}`;
      await keys.enter(of.name);
      await fill([[`${at}/type`, of.type]]);
      if (of.preset !== undefined) await fill([[`${at}/default`, of.preset]]);
      if (of.required) await toggle(`${at}/required`);
      if (of.searchable) await toggle(`${at}/searchable`);
      if (of.masked) await toggle(`${at}/masked`);
      await done();
    },
  };
}
