/** Definitions (TaskDefs, WfSpecs and all the others) as rows of bytes, by kind, name and version. */
import type { Tables } from './sqlite.ts';

export type DefinitionKind =
  | 'task-def'
  | 'external-event-def'
  | 'workflow-event-def'
  | 'user-task-def'
  | 'struct-def'
  | 'wf-spec'
  | 'tenant'
  | 'principal'
  | 'quota'
  | 'bulk-job'
  | 'workflow-migration-plan';

/** Kinds with one version use 0, 0; those with a simple version use it as `major`. */
export interface DefinitionKey {
  readonly name: string;
  readonly major: number;
  readonly revision: number;
}

export interface DefinitionRows {
  put(kind: DefinitionKind, key: DefinitionKey, data: Uint8Array): void;
  get(kind: DefinitionKind, key: DefinitionKey): Uint8Array | undefined;
  /** The highest version, of one major version if given. */
  latest(kind: DefinitionKind, name: string, major?: number): Uint8Array | undefined;
  /** Whether there was one. */
  remove(kind: DefinitionKind, key: DefinitionKey): boolean;
  /** Ascending by name, then version; those after `after`, at most `limit`. */
  list(
    kind: DefinitionKind,
    filter: { readonly name?: string; readonly prefix?: string },
    after: DefinitionKey | undefined,
    limit: number,
  ): DefinitionKey[];
}

const bytes = (row: Record<string, unknown> | undefined): Uint8Array | undefined =>
  row?.data as Uint8Array | undefined;

/** Ordered by the text of the whole id, as on the real server: `one-more/0` comes before `one/0`. */
const VERSIONED = new Set<DefinitionKind>(['wf-spec', 'user-task-def', 'struct-def']);

export function definitionRows(db: Tables): DefinitionRows {
  const where = 'kind = ? AND name = ? AND major = ? AND revision = ?';
  const put = db.prepare('INSERT OR REPLACE INTO definition VALUES (?, ?, ?, ?, ?)');
  const get = db.prepare(`SELECT data FROM definition WHERE ${where}`);
  const latest = db.prepare(
    'SELECT data FROM definition WHERE kind = ? AND name = ? ORDER BY major DESC, revision DESC LIMIT 1',
  );
  const latestOfMajor = db.prepare(
    'SELECT data FROM definition WHERE kind = ? AND name = ? AND major = ? ORDER BY revision DESC LIMIT 1',
  );
  const remove = db.prepare(`DELETE FROM definition WHERE ${where}`);
  const list = db.prepare(
    `SELECT name, major, revision FROM definition
     WHERE kind = ?1 AND name >= ?2 AND name < ?3 AND (name || ?8, major, revision) > (?4 || ?8, ?5, ?6)
     ORDER BY name || ?8, major, revision LIMIT ?7`,
  );
  return {
    put: (kind, key, data) => void put.run(kind, key.name, key.major, key.revision, data),
    get: (kind, key) => bytes(get.get(kind, key.name, key.major, key.revision)),
    latest: (kind, name, major) =>
      bytes(major === undefined ? latest.get(kind, name) : latestOfMajor.get(kind, name, major)),
    remove: (kind, key) => remove.run(kind, key.name, key.major, key.revision).changes > 0,
    list: (kind, { name, prefix }, after, limit) => {
      const from = name ?? prefix ?? '';
      const to = name !== undefined ? `${name}\u0000` : `${from}\u{10ffff}`;
      const { name: n, major, revision } = after ?? { name: '', major: -1, revision: -1 };
      const end = VERSIONED.has(kind) ? '/' : '';
      return list.all(kind, from, to, n, major, revision, limit, end) as unknown as DefinitionKey[];
    },
  };
}
