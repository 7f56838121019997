/** One intention of the user. Keymap, menus, toolbars, command palette and the `?` overlay all read the same table. */
import type { TablerIcon } from '@tabler/icons-react';

export type ActionGroup = 'Project' | 'Edit' | 'Node' | 'View' | 'Run' | 'Help';

export interface Action {
  /** Stable; the shell's menu sends it. */
  readonly id: string;
  readonly label: string;
  readonly group: ActionGroup;
  readonly icon?: TablerIcon;
  /** E.g. `mod+s`, `a`, `shift+?`, `arrowright`; `mod` is Ctrl, or Cmd on a Mac. The first one is shown. */
  readonly keys?: readonly string[];
  /** More words by which the command palette finds it. */
  readonly keywords?: string;
  /** Works while a text field has the focus; single letters never do. */
  readonly inFields?: boolean;
  /** Works in a text field, too, while nothing has been typed into it. */
  readonly inUntouchedFields?: boolean;
  /** Only while the canvas (or nothing) has the focus. */
  readonly onCanvas?: boolean;
  /** The browser tells of these keys by an event of its own (copy, cut, paste), which must be left to come. */
  readonly byBrowser?: boolean;
  /** Not listed in the command palette: steps of a hand, like the arrow keys. */
  readonly isGesture?: boolean;
  isAvailable?(): boolean;
  perform(): void;
}
