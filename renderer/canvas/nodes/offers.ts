/**
 * What people can add: every node kind, and the shapes that are more than a kind: a loop is a NOP with an edge that
 * leads back, a failing exit is an exit with a failure.
 */
import { IconCircleX, IconRepeat } from '@tabler/icons-react';
import type { Node, NodeKind } from '#model/document/node.ts';
import type { OfferId } from '../../store/session-store.ts';
import type { AnyKindView } from './kind-view.ts';
import { paletteKinds, viewOf } from './registry.ts';

export interface Offer extends Pick<
  AnyKindView,
  'label' | 'description' | 'keywords' | 'group' | 'icon' | 'tone' | 'newName'
> {
  readonly id: OfferId;
  readonly kind: NodeKind;
  create(name: string): Node;
  /** The new node also leads back to the one before it. */
  readonly leadsBack?: true;
}

const ofKind = (view: AnyKindView): Offer => ({ ...view, id: view.kind });

const loop: Offer = {
  ...viewOf('nop'),
  id: 'loop',
  kind: 'nop',
  label: 'Loop',
  description: 'Goes back to the node before while a condition is true',
  keywords: ['while', 'repeat', 'again', 'retry', 'until', 'iterate', 'back'],
  icon: IconRepeat,
  newName: 'repeat',
  leadsBack: true,
};

const fail: Offer = {
  ...viewOf('exit'),
  id: 'fail',
  kind: 'exit',
  label: 'Exit with failure',
  description: 'Ends the thread with an exception of yours',
  keywords: ['throw', 'fail', 'error', 'exception', 'abort', 'reject'],
  icon: IconCircleX,
  tone: () => 'bad',
  newName: 'failed',
  create: (name) => ({ kind: 'exit', name, fail: { name: 'failed' }, onFailure: [], next: [] }),
};

const after: Partial<Record<NodeKind, Offer>> = { nop: loop, exit: fail };

/** In the palette's order. */
export const offers: readonly Offer[] = paletteKinds.flatMap((view) => {
  const more = after[view.kind];
  return more ? [ofKind(view), more] : [ofKind(view)];
});

const byId = new Map(offers.map((offer) => [offer.id, offer]));

export const offerOf = (id: string): Offer | undefined => byId.get(id as OfferId);
