/** Searches of definitions: ascending by name, then version, page by page (littlehorse.md §1.6, §9.1). */
import type { DefinitionKey, DefinitionKind } from '../storage/definition-rows.ts';
import type { Definitions } from './definitions.ts';
import { page, type Page, type PageRequest } from './paging.ts';

export interface DefinitionFilter {
  /** All versions of this one; an empty name is that of all (asked of 1.2.1). */
  readonly name?: string | undefined;
  readonly prefix?: string | undefined;
}

export const searchDefinitions = (
  definitions: Definitions,
  kind: DefinitionKind,
  request: PageRequest,
  { name, prefix }: DefinitionFilter,
): Page<DefinitionKey> =>
  page<DefinitionKey, DefinitionKey>(
    request,
    (after, limit) => definitions.list(kind, name ? { name } : { prefix: prefix ?? '' }, after, limit),
    ({ name: found, major, revision }) => ({ name: found, major, revision }),
  );
