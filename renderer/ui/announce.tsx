/** What a screen reader says without the focus moving: one polite region for the whole app. */
import { create } from 'zustand';

interface Announcements {
  readonly text: string;
  /** Two regions take turns, so that the same sentence twice is said twice. */
  readonly turn: number;
}

const useAnnouncements = create<Announcements>()(() => ({ text: '', turn: 0 }));

/** Says a sentence; a newer one replaces one that was not said yet. */
export const announce = (text: string): void =>
  useAnnouncements.setState(({ turn }) => ({ text, turn: turn + 1 }));

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
