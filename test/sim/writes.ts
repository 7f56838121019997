/** What was written to a store, call by call, so that it can be written again: up to where a loss of power left it. */
import type { Store } from '../../engine/storage/store.ts';

export interface Write {
  readonly table: string;
  readonly method: string;
  readonly args: readonly unknown[];
}

/** Methods of the tables that only read. All others write. */
const READS = new Set([
  ...['get', 'latest', 'list', 'greatestRun', 'deadlines', 'unsaved', 'search', 'after', 'countNodeRuns'],
  ...['all', 'kept', 'searchKept', 'correlated', 'searchCorrelated', 'waitsOf', 'waitingFor', 'count'],
  ...['ofWfSpec', 'firings'],
]);

export const isRead = (method: string): boolean => READS.has(method);

/** Tables that are given messages, which whoever gave them may change later. */
const TAKE_MESSAGES = new Set(['events', 'schedules']);

/** The arguments can be used twice. */
export function aWrite(table: string, method: string, given: readonly unknown[]): Write {
  const args = given.map((arg) => (isIterator(arg) ? [...arg] : arg));
  return { table, method, args: TAKE_MESSAGES.has(table) ? structuredClone(args) : args };
}

const isIterator = (arg: unknown): arg is Iterable<unknown> =>
  typeof arg === 'object' && arg !== null && 'next' in arg && Symbol.iterator in arg;

export function writeAgain(store: Store, writes: readonly Write[]): void {
  const tables = store as unknown as Record<string, Record<string, (...args: readonly unknown[]) => void>>;
  store.transaction(() => {
    for (const { table, method, args } of writes) tables[table]?.[method]?.(...args);
  });
}
