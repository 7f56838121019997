/** Everything between a data directory and a database that can be written: the lock, the look through the files, SQLite. */
import { mkdirSync } from 'node:fs';
import { err, ok, type Result } from '#model/result.ts';
import { DATABASE_FILE } from './data-files.ts';
import { lockData } from './data-lock.ts';
import { inspectFiles } from './inspect-files.ts';
import { openDatabase, structuralDamage } from './open-database.ts';
import { Seal } from './seal.ts';
import type { DatabaseSync } from './sqlite.ts';
import { damaged, storeProblem, type StoreProblem } from './store-problem.ts';

export interface OpenData {
  readonly db: DatabaseSync;
  readonly seal: Seal;
  /** Lets another engine in. */
  readonly unlock: () => void;
}

/** `dataDir` is made when it is not there. Throws only on our own bugs. */
export function openData(dataDir: string): Result<OpenData, StoreProblem> {
  let unlock: (() => void) | undefined;
  try {
    mkdirSync(dataDir, { recursive: true });
    unlock = lockData(dataDir);
    const opened = openLocked(dataDir);
    if (opened.ok) return ok({ ...opened.value, unlock });
    unlock();
    return opened;
  } catch (error) {
    unlock?.();
    const problem = storeProblem(error, dataDir);
    if (problem === undefined) throw error;
    return err(problem);
  }
}

function openLocked(dataDir: string): Result<Omit<OpenData, 'unlock'>, StoreProblem> {
  let inspected = inspectFiles(dataDir);
  if (!inspected.ok) return inspected;
  if (inspected.value.known === undefined) {
    const problem = settle(dataDir);
    if (problem !== undefined) return err(problem);
    inspected = inspectFiles(dataDir);
    if (!inspected.ok) return inspected;
  }
  const seal = new Seal(dataDir, inspected.value);
  try {
    const { db, hasWritten } = openDatabase(dataDir);
    if (hasWritten) {
      seal.follow();
      seal.acknowledge(seal.place);
    }
    return ok({ db, seal });
  } catch (error) {
    seal.finish();
    throw error;
  }
}

/** New data, or such without checksums: SQLite makes of it what it can, looks at its structure, and closes it. */
function settle(dataDir: string): StoreProblem | undefined {
  const { db } = openDatabase(dataDir);
  try {
    const damage = structuralDamage(db);
    return damage === undefined ? undefined : damaged(dataDir, `${DATABASE_FILE}: ${damage}`);
  } finally {
    db.close();
  }
}
