/** Rings on the canvas around the nodes that write and read the variable that is looked at. */
import type { VariableUses } from '#model/uses/variable-uses.ts';
import type { Use } from '#model/uses/use.ts';
import { nodeId } from '../../canvas/record-id.ts';

/** Selectors of the cards of these nodes; nodes of collapsed threads have none and get no ring. */
const cards = (uses: readonly Use[]): string =>
  [...new Set(uses.map(({ place }) => nodeId(place.thread ?? '', place.node ?? '')))]
    .map((id) => `.canvas [data-testid="${CSS.escape(id)}"]`)
    .join(',');

export function RingNodes({ uses }: { uses: VariableUses | undefined }) {
  if (uses === undefined) return null;
  const rules = [
    uses.readers.length > 0 && `${cards(uses.readers)}{outline:2px dashed var(--work);outline-offset:3px}`,
    uses.writers.length > 0 && `${cards(uses.writers)}{outline:2px solid var(--waiting);outline-offset:3px}`,
  ];
  return <style data-testid="rings">{rules.filter(Boolean).join('\n')}</style>;
}
