/** Does what a waiting node of the shown run asks for: posts its event, completes its user task. */
import { IconSend } from '@tabler/icons-react';
import { openOffer } from '../runs/open-offer.ts';
import { useRun, type RunOffer } from '../store/run-store.ts';
import { useSession } from '../store/session-store.ts';
import type { Action } from './action.ts';

/** Of the selected node, else of the first one that waits. */
function offerNow(): RunOffer | undefined {
  const nodes = useRun.getState().overlay?.nodes ?? {};
  const [item] = useSession.getState().selection;
  const own = item?.kind === 'node' ? nodes[`${item.thread}/${item.node}`]?.offer : undefined;
  return own ?? Object.values(nodes).find(({ offer }) => offer !== undefined)?.offer;
}

export const answerWait: Action = {
  id: 'run.answer',
  label: 'Post the event or complete the task that a node waits for',
  group: 'Run',
  icon: IconSend,
  keys: ['w'],
  keywords: 'external event user task waiting continue',
  isAvailable: () => offerNow() !== undefined,
  perform: () => {
    const offer = offerNow();
    if (offer) openOffer(offer);
  },
};
