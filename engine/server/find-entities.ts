/** Finds the objects of WfRuns among their rows, page by page, newest WfRun first (littlehorse.md §9.1). */
import { fromBinary, type DescMessage, type MessageShape } from '@bufbuild/protobuf';
import type { EntityFilter, EntityKindNumber, EntityPlace } from '../storage/entity-rows.ts';
import type { Store } from '../storage/store.ts';
import type { Definitions } from './definitions.ts';
import { page, type Page, type PageRequest } from './paging.ts';

export interface EntitySearch {
  readonly store: Store;
  readonly definitions: Definitions;
  /** Milliseconds since the epoch. */
  readonly now: () => number;
  /** Brings the objects of all WfRuns to where they can be searched. */
  readonly saveAll: () => Promise<void>;
}

/** What to look for. */
export interface Wanted<S extends DescMessage> {
  readonly kind: EntityKindNumber;
  readonly schema: S;
  readonly filter: { readonly [K in keyof EntityFilter]: EntityFilter[K] | undefined };
  /** For what rows cannot tell. */
  readonly accepts?: (message: MessageShape<S>) => boolean;
}

export interface FoundEntity<S extends DescMessage> extends EntityPlace {
  readonly message: MessageShape<S>;
}

/** Those after the place `after`, at most `limit`. Everything must be saved already. */
export function findEntities<S extends DescMessage>(
  store: Store,
  { kind, schema, filter, accepts = () => true }: Wanted<S>,
  after: EntityPlace | undefined,
  limit: number,
): FoundEntity<S>[] {
  const given = Object.fromEntries(Object.entries(filter).filter(([, value]) => value !== undefined));
  const chunk = Math.max(limit, 100);
  const found: FoundEntity<S>[] = [];
  for (let place = after; ;) {
    const rows = store.entities.search(kind, given, place, chunk);
    for (const { run, key, data } of rows) {
      place = { run, key };
      const message = fromBinary(schema, data);
      if (accepts(message)) found.push({ run, key, message });
      if (found.length === limit) return found;
    }
    if (rows.length < chunk) return found;
  }
}

export async function searchEntities<S extends DescMessage>(
  { store, saveAll }: EntitySearch,
  request: PageRequest,
  wanted: Wanted<S>,
): Promise<Page<MessageShape<S>>> {
  await saveAll();
  const { results, bookmark } = page<FoundEntity<S>, EntityPlace>(
    request,
    (after, limit) => findEntities(store, wanted, after, limit),
    ({ run, key }) => ({ run, key }),
  );
  return { results: results.map(({ message }) => message), ...(bookmark && { bookmark }) };
}
