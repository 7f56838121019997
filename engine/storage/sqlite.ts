/**
 * Node's built-in SQLite, loaded without the "experimental" warning that it prints at first use: users of the engine
 * can do nothing about it, and `paddock engine --json` owes its readers clean output.
 */
import type * as NodeSqlite from 'node:sqlite';
import type { DatabaseSync } from 'node:sqlite';

const load = (): typeof NodeSqlite => {
  const emitWarning = process.emitWarning;
  process.emitWarning = () => {};
  try {
    return process.getBuiltinModule('node:sqlite');
  } finally {
    process.emitWarning = emitWarning;
  }
};

export const openSqlite = (path: string): DatabaseSync => new (load().DatabaseSync)(path);

/** Of a database, what tables need. */
export type Tables = Pick<DatabaseSync, 'prepare'>;

export type { DatabaseSync };
