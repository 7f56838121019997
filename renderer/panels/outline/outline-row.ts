/** What a row of the outline is, and what the rows are made from. */
import type { Group, Note } from '#model/document/layout.ts';
import type { Node } from '#model/document/node.ts';
import type { WorkflowDocument } from '#model/document/workflow.ts';
import type { ProblemMark } from '../../store/problem-index.ts';
import type { SelectedItem } from '../../store/session-store.ts';

export type RowKind =
  | 'thread'
  | 'variables'
  | 'variable'
  | 'interrupt'
  | 'group'
  | 'node'
  | 'edge'
  | 'handler'
  | 'notes'
  | 'note';

export interface OutlineRow {
  readonly id: string;
  readonly kind: RowKind;
  readonly level: number;
  /** Counted from 1. */
  readonly place: number;
  readonly siblings: number;
  /** Absent at level 1. */
  readonly parent?: string;
  /** Undefined: nothing is inside it. */
  readonly isOpen?: boolean;
  readonly name: string;
  /** Beside the name, dim. */
  readonly detail: string;
  /** All that is to be said of it. Asked of the rows in the page only: there may be thousands of others. */
  spoken(): string;
  /** What is selected with it (of a group, its nodes), and which of the first one's fields it is. */
  readonly items: readonly SelectedItem[];
  readonly field?: string;
  /** Empty for notes, which are of no thread. */
  readonly thread: string;
  readonly node?: Node;
  readonly group?: Group;
  readonly note?: Note;
  /** Of an edge in `next`, a handler in its list, an interrupt or a variable in its thread, a note among the notes. */
  readonly index: number;
  /** A handler of threads that are waited for. */
  readonly ofChildThread?: boolean;
}

/** A row with what is inside it, before it has its place. */
export type RowWithInside = Omit<OutlineRow, 'level' | 'place' | 'siblings' | 'parent' | 'isOpen'> & {
  /** What unfolding shows; absent when there is nothing. */
  readonly inside?: () => readonly RowWithInside[];
  readonly isOpenAtFirst?: boolean;
};

export interface OutlineSource {
  readonly workflow: WorkflowDocument;
  readonly groups: readonly Group[];
  /** Ids of groups that are one card on the canvas. */
  readonly foldedGroups: ReadonlySet<string>;
  readonly notes: readonly Note[];
  /** Of a node (`thread/node`) or of a thread. */
  readonly markOf: (key: string) => ProblemMark | undefined;
  /** Rows that are not as they are at first. */
  readonly toggled: ReadonlySet<string>;
}
