/** What a run puts on a node's card: status pin, badges for visits, attempts and mocks, and what a waiting node offers. */
import { IconFlask, IconRefresh, IconRepeat } from '@tabler/icons-react';
import { useRun } from '../store/run-store.ts';
import { StatusMark, statusWords } from '../ui/status-mark.tsx';
import { openOffer } from './open-offer.ts';
import './card-run.css';

/** @param id `thread/node` */
export function CardStatus({ id }: { id: string }) {
  const overlay = useRun((state) => state.overlay?.nodes[id]);
  if (overlay === undefined) return null;
  const { status, note } = overlay;
  return (
    <>
      {(status === 'running' || status === 'waiting') && <span className={`card-glow glow-${status}`} />}
      <span
        className="card-status"
        data-testid={`run-status:${id}`}
        data-status={status}
        title={note === undefined ? statusWords(status) : `${statusWords(status)} · ${note}`}
      >
        <StatusMark status={status} />
      </span>
    </>
  );
}

/** Inside the card's own list of badges. */
export function CardRunBadges({ id }: { id: string }) {
  const overlay = useRun((state) => state.overlay?.nodes[id]);
  if (overlay === undefined) return null;
  const { attempts = 0, attemptsMax = 1, iterations, visit, mocked } = overlay;
  return (
    <>
      {mocked && (
        <span className="badge tone-flow" title="Mocked: no worker answered this task">
          <IconFlask size={11} /> mocked
        </span>
      )}
      {attempts > 1 && (
        <span className="badge tone-waiting" title="Attempts of the task">
          <IconRefresh size={11} /> try {attempts} of {attemptsMax}
        </span>
      )}
      {iterations > 1 && (
        <span className="badge tone-flow" title={`Visit ${visit} of ${iterations} is shown`}>
          <IconRepeat size={11} /> {visit === iterations ? iterations : `${visit}/${iterations}`}
        </span>
      )}
    </>
  );
}

/** The button of a waiting node, e.g. to post the event it waits for. */
export function CardOffer({ id }: { id: string }) {
  const offer = useRun((state) => state.overlay?.nodes[id]?.offer);
  if (offer === undefined) return null;
  const node = id.slice(id.indexOf('/') + 1);
  return (
    <button
      type="button"
      className="card-offer nodrag nopan"
      data-testid={offer.kind === 'post-event' ? `post-event:${node}` : `complete-task:${node}`}
      onClick={(event) => {
        event.stopPropagation();
        openOffer(offer);
      }}
    >
      {offer.label}
    </button>
  );
}
