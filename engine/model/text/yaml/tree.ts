/** What is to be written, before it is text: the canonical form of a document, in the order of its keys. */
import { isBareLiteral } from './json-text.ts';

export interface TreeScalar {
  readonly kind: 'scalar';
  readonly text: string;
  /** Written as it is (a number, a bool, JSON); otherwise quoted where YAML needs it. */
  readonly isBare: boolean;
}

export interface TreeMap {
  readonly kind: 'map';
  readonly entries: readonly TreeEntry[];
  /** On one line when it fits. */
  readonly isFlow: boolean;
}

export interface TreeList {
  readonly kind: 'list';
  readonly items: readonly Tree[];
  readonly isFlow: boolean;
}

export type Tree = TreeScalar | TreeMap | TreeList;
export type TreeEntry = readonly [key: string, value: Tree];

export const text = (value: string): TreeScalar => ({ kind: 'scalar', text: value, isBare: false });
export const bare = (value: number | boolean): TreeScalar => ({
  kind: 'scalar',
  text: String(value),
  isBare: true,
});
/** Numbers, bools, null and compact JSON stand bare; every other expression is a YAML text. */
export const expression = (value: string): TreeScalar => ({
  kind: 'scalar',
  text: value,
  isBare: isBareLiteral(value),
});
/** Where a list, a map or null would mean something else. */
export const plainExpression = (value: string): TreeScalar => ({
  kind: 'scalar',
  text: value,
  isBare: isBareLiteral(value) && !/^[{[n]/.test(value),
});

export const block = (entries: readonly (TreeEntry | undefined)[]): TreeMap => ({
  kind: 'map',
  entries: entries.filter((entry) => entry !== undefined),
  isFlow: false,
});
export const flow = (entries: readonly (TreeEntry | undefined)[]): TreeMap => ({
  ...block(entries),
  isFlow: true,
});
export const blockList = (items: readonly Tree[]): TreeList => ({ kind: 'list', items, isFlow: false });
export const flowList = (items: readonly Tree[]): TreeList => ({ kind: 'list', items, isFlow: true });

/** An entry, unless there is nothing to say. */
export const entry = <T>(
  key: string,
  value: T | undefined,
  make: (value: T) => Tree,
): TreeEntry | undefined => (value === undefined ? undefined : [key, make(value)]);

export const sameTree = (a: Tree, b: Tree): boolean => {
  if (a === b) return true;
  if (a.kind === 'scalar') return b.kind === 'scalar' && a.text === b.text && a.isBare === b.isBare;
  if (a.kind === 'list')
    return (
      b.kind === 'list' &&
      a.items.length === b.items.length &&
      a.items.every((item, index) => sameTree(item, b.items[index] as Tree))
    );
  return (
    b.kind === 'map' &&
    a.entries.length === b.entries.length &&
    a.entries.every(([key, value], index) => {
      const other = b.entries[index];
      return other !== undefined && other[0] === key && sameTree(value, other[1]);
    })
  );
};
