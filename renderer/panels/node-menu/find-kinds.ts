/** Which kinds a search in the node menu finds, best first: name before keywords before description, recent ones on top. */
import type { NodeKind } from '#model/document/node.ts';
import { offers, type Offer } from '../../canvas/nodes/offers.ts';
import type { OfferId } from '../../store/session-store.ts';

function score(view: Offer, query: string): number {
  const label = view.label.toLowerCase();
  if (label === query || view.id === query) return 6;
  if (label.startsWith(query)) return 5;
  if (label.includes(` ${query}`)) return 4;
  if (label.includes(query) || view.id.includes(query)) return 3;
  if (view.keywords.some((word) => word.startsWith(query))) return 2;
  if (view.keywords.some((word) => word.includes(query)) || view.description.toLowerCase().includes(query))
    return 1;
  return 0;
}

/** @param left kinds that cannot come here */
export function findKinds(
  text: string,
  recent: readonly OfferId[] = [],
  left: readonly NodeKind[] = [],
): readonly Offer[] {
  const query = text.trim().toLowerCase();
  const offered = offers.filter((view) => !left.includes(view.kind));
  if (query === '') {
    const rank = (view: Offer) => {
      const at = recent.indexOf(view.id);
      return at < 0 ? recent.length : at;
    };
    return [...offered].sort((a, b) => rank(a) - rank(b));
  }
  return offered
    .map((view) => ({ view, found: score(view, query) }))
    .filter(({ found }) => found > 0)
    .sort((a, b) => b.found - a.found)
    .map(({ view }) => view);
}
