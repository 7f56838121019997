/** The narrow rail at the left: which side panel is open. Pressing the open one closes it. */
import type { SidePanelId } from '../store/session-store.ts';
import { useSession } from '../store/session-store.ts';
import { sidePanels } from './registry.tsx';

export function Rail({ current }: { current: SidePanelId | undefined }) {
  const show = useSession((state) => state.showSidePanel);
  return (
    <nav className="rail" data-zone="rail" aria-label="Side panels">
      {sidePanels.map(({ id, label, short, icon: Icon }) => (
        <button
          key={id}
          type="button"
          className="rail-button"
          aria-pressed={current === id}
          title={label}
          data-testid={`rail:${id}`}
          onClick={() => show(current === id ? undefined : id)}
        >
          <Icon size={20} stroke={1.7} />
          {short}
        </button>
      ))}
    </nav>
  );
}
