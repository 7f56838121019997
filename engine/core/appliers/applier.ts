/** What an applier is: the only code that changes a WfRunState. */
import type { WfRunState } from '../contract.ts';
import type { EntryKind, EntryOf } from '../entries.ts';

export type Applier<K extends EntryKind> = (state: WfRunState, entry: EntryOf<K>) => void;

/** By version of the entry kind. A version that was ever written stays for ever. */
export type Appliers<K extends EntryKind> = { readonly [Kind in K]: Readonly<Record<number, Applier<Kind>>> };
