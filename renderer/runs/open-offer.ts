/** Opens the form for what a waiting node offers, and looks at that NodeRun. */
import { useRun, type RunOffer } from '../store/run-store.ts';
import { useSession } from '../store/session-store.ts';

export function openOffer(offer: RunOffer): void {
  useRun.getState().choose(offer.nodeRun);
  const { openDialog } = useSession.getState();
  if (offer.kind === 'post-event') openDialog({ kind: 'post-event', event: offer.event });
  else openDialog({ kind: 'complete-user-task', nodeRun: offer.nodeRun });
}
