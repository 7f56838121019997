/** Runs an addition and selects what was added. */
import { defineForNode } from '#model/commands/own-definition.ts';
import { useDocument } from '../../store/document-store.ts';
import { withDefaults } from '../../store/new-node-defaults.ts';
import { useSession, type OfferId } from '../../store/session-store.ts';
import { currentPlaces } from '../current-places.ts';
import { offerOf } from '../nodes/offers.ts';
import { addEdit, type AddTarget } from './add-edit.ts';

/** What was added last, newest first, for the top of the menus. */
const recent: OfferId[] = [];
export const recentOffers = (): readonly OfferId[] => recent;

export function performAdd(id: OfferId, target: AddTarget): void {
  const places = currentPlaces();
  const found = offerOf(id);
  if (places === undefined || found === undefined) return;
  const offer = { ...found, create: (name: string) => withDefaults(found.create(name)) };
  let name: string | undefined;
  const edit = addEdit(offer, target, places, (given) => (name = given));
  const done = useDocument.getState().execute({
    ...edit,
    run: (drawing) => {
      const added = edit.run(drawing);
      // What it calls or waits for is defined at once, by the node's own name.
      if (!added.ok || name === undefined) return added;
      return defineForNode(added.value, { thread: target.thread, node: name });
    },
  });
  if (!done.ok || name === undefined) return;
  recent.splice(0, recent.length, ...[id, ...recent.filter((each) => each !== id)].slice(0, 4));
  const added = done.value.workflow.threads
    .find((thread) => thread.name === target.thread)
    ?.nodes.find((node) => node.name === name);
  const at = { thread: target.thread, node: name };
  // A loop wants to know first when it goes back.
  if (offer.leadsBack && (added?.next[0]?.when ?? '') !== '')
    useSession.getState().goTo({ kind: 'edge', ...at, index: 0 }, 'when');
  else useSession.getState().goTo({ kind: 'node', ...at });
}
