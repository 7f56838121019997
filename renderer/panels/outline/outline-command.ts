/** What can be done with a row of the outline is an entry of a table (outline-commands.ts). */
import type { TablerIcon } from '@tabler/icons-react';
import type { OutlineRow } from './outline-row.ts';

export interface OutlineCommand {
  readonly id: string;
  readonly label: string;
  readonly icon: TablerIcon;
  /** As in Action.keys. Signs rather than letters, which belong to type-ahead. */
  readonly keys?: readonly string[];
  readonly words?: string;
  isFor(row: OutlineRow): boolean;
  perform(row: OutlineRow): void;
}
