/** What a screen reader says without the focus moving: one polite region for the whole app. */
import { create } from 'zustand';

interface Announcements {
  readonly text: string;
  /** Two regions take turns, so that the same sentence twice is said twice. */
  readonly turn: number;
}

const useAnnouncements = create<Announcements>()(() => ({ text: '', turn: 0 }));

/** What was said in this turn already: what is done and what is selected then are heard together. */
let saidNow: readonly string[] = [];

/** Says a sentence; one of a later turn replaces one that was not said yet. */
export function announce(text: string): void {
  if (saidNow.length === 0) queueMicrotask(() => (saidNow = []));
  saidNow = [...saidNow, text];
  useAnnouncements.setState(({ turn }) => ({ text: saidNow.join(' '), turn: turn + 1 }));
}

export function LiveRegion() {
  const { text, turn } = useAnnouncements();
  return (
    <div className="visually-hidden" data-testid="announced">
      {[0, 1].map((each) => (
        <div key={each} role="status" aria-live="polite" aria-atomic="true">
          {turn % 2 === each ? text : ''}
        </div>
      ))}
    </div>
  );
}
