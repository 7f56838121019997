/** Makes a node one of another kind where it stands; what the new kind calls or waits for is defined at once. */
import { defineForNode } from '#model/commands/own-definition.ts';
import { replaceNodeKind } from '#model/commands/replace-node-kind.ts';
import { useDocument } from '../../store/document-store.ts';
import { withDefaults } from '../../store/new-node-defaults.ts';
import { useSession, type OfferId } from '../../store/session-store.ts';
import { offerOf } from '../nodes/offers.ts';

export function performReplace(id: OfferId, at: { readonly thread: string; readonly node: string }): void {
  const offer = offerOf(id);
  if (offer === undefined) return;
  const done = useDocument.getState().execute({
    label: `Replace ${at.node} by ${offer.label.toLowerCase()}`,
    run: (drawing) => {
      const replaced = replaceNodeKind(drawing, { ...at, replacement: withDefaults(offer.create(at.node)) });
      return replaced.ok ? defineForNode(replaced.value, at) : replaced;
    },
  });
  if (done.ok) useSession.getState().goTo({ kind: 'node', ...at });
}
