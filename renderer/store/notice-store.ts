/** Short messages that come and go: why an edit was refused, what was saved, what can be restored. */
import { create } from 'zustand';

export interface Notice {
  readonly id: number;
  readonly tone: 'info' | 'good' | 'bad';
  readonly message: string;
  readonly actions?: readonly { readonly label: string; readonly perform: () => void }[];
  /** Stays until it is answered. */
  readonly stays?: boolean;
}

interface NoticeState {
  readonly notices: readonly Notice[];
  tell(notice: Omit<Notice, 'id'>): number;
  dismiss(id: number): void;
}

const SHOWN_AT_MOST = 3;
let lastId = 0;

export const useNotices = create<NoticeState>()((set, get) => ({
  notices: [],
  tell: (notice) => {
    const id = ++lastId;
    // The same sentence again replaces the one that is there.
    const others = get().notices.filter((each) => each.message !== notice.message);
    const all = [...others, { ...notice, id }];
    // What waits for an answer is not pushed out by what only tells.
    const passing = all.filter((each) => each.stays !== true);
    const dropped = new Set(passing.slice(0, Math.max(0, all.length - SHOWN_AT_MOST)));
    set({ notices: all.filter((each) => !dropped.has(each)) });
    return id;
  },
  dismiss: (id) => set({ notices: get().notices.filter((notice) => notice.id !== id) }),
}));

export const tell = (tone: Notice['tone'], message: string): number =>
  useNotices.getState().tell({ tone, message });
