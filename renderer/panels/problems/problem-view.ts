/** What is open of the problems beside their list: a page of help, and the menu of quick fixes with its place. Never saved. */
import { create } from 'zustand';
import type { ProblemCode } from '#model/document/problem-code.ts';
import type { Problem } from '#model/document/problem.ts';
import type { Point } from '#model/document/layout.ts';
import { useSession } from '../../store/session-store.ts';

interface ProblemView {
  readonly help: ProblemCode | undefined;
  readonly menu: { readonly problems: readonly Problem[]; readonly at: Point } | undefined;
  /** Shows it in the drawer. */
  showHelp(code: ProblemCode | undefined): void;
  /** @param at in CSS pixels of the window */
  openMenu(problems: readonly Problem[], at: Point): void;
  closeMenu(): void;
}

export const useProblemView = create<ProblemView>()((set) => ({
  help: undefined,
  menu: undefined,
  showHelp: (help) => {
    if (help !== undefined) useSession.getState().showDrawer('problems');
    set({ help });
  },
  openMenu: (problems, at) => set({ menu: { problems, at } }),
  closeMenu: () => set({ menu: undefined }),
}));
