import { mkdtempSync, readFileSync, rmSync, writeFileSync, mkdirSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { DATABASE_FILE, SUMS_FILE } from '../../engine/storage/data-files.ts';
import { APPLICATION_ID, CREATE_TABLES } from '../../engine/storage/schema.ts';
import { openStore } from '../../engine/storage/store.ts';

let dir: string;
beforeEach(() => {
  dir = mkdtempSync(join(tmpdir(), 'paddock-store-'));
});
afterEach(() => rmSync(dir, { recursive: true, force: true }));

const file = (): string => join(dir, DATABASE_FILE);

function opened() {
  const store = openStore(dir);
  if (!store.ok) throw new Error(store.error.message);
  return store.value;
}

const refusal = () => {
  const store = openStore(dir);
  if (store.ok) throw new Error('it opened');
  return store.error;
};

describe('a data directory', () => {
  it('is made when it is not there, and keeps what was committed', () => {
    dir = join(dir, 'deep', 'er');
    const key = { name: 'charge', major: 0, revision: 0 };
    const store = opened();
    store.transaction(() => store.definitions.put('task-def', key, new Uint8Array([1, 2])));
    store.close();
    const again = opened();
    expect(again.definitions.get('task-def', key)).toEqual(new Uint8Array([1, 2]));
    again.close();
  });

  it('of an older Paddock gets the tables that it lacks, and keeps what it has', () => {
    const key = { name: 'charge', major: 0, revision: 0 };
    const db = new DatabaseSync(file());
    db.exec(`PRAGMA application_id = ${APPLICATION_ID}; PRAGMA user_version = 1; ${CREATE_TABLES}`);
    db.prepare('INSERT INTO definition VALUES (?, ?, 0, 0, ?)').run(
      'task-def',
      'charge',
      new Uint8Array([7]),
    );
    db.close();
    for (const time of ['first', 'second']) {
      const store = opened();
      expect(store.definitions.get('task-def', key), time).toEqual(new Uint8Array([7]));
      expect(store.schedules.firings(), time).toEqual([]);
      store.close();
    }
  });

  it('belongs to one engine at a time', () => {
    const store = opened();
    const { code, message } = refusal();
    expect(code).toBe('in-use');
    expect(message).toContain(dir);
    expect(message).toContain('--data DIR');
    store.close();
    opened().close();
  });

  it('that is no database is refused and left as it is', () => {
    writeFileSync(file(), 'not a database at all, but long enough to be read as one '.repeat(40));
    const before = readFileSync(file());
    const { code, message } = refusal();
    expect(code).toBe('corrupt');
    expect(message).toContain('Nothing has been changed');
    expect(readFileSync(file())).toEqual(before);
  });

  it('whose pages are overwritten is refused', () => {
    const store = opened();
    for (let i = 0; i < 200; i++) {
      store.definitions.put('task-def', { name: `t${i}`, major: 0, revision: 0 }, new Uint8Array(500));
    }
    store.close();
    const bytes = readFileSync(file());
    bytes.fill(0x5a, 4096);
    writeFileSync(file(), bytes);
    expect(refusal().code).toBe('corrupt');
  });

  it('of a newer Paddock is refused', () => {
    opened().close();
    const db = new DatabaseSync(file());
    db.exec('PRAGMA user_version = 99');
    db.close();
    rmSync(join(dir, SUMS_FILE));
    const { code, message } = refusal();
    expect(code).toBe('newer');
    expect(message).toContain('99');
  });

  it("with somebody else's database is refused", () => {
    const db = new DatabaseSync(file());
    db.exec('CREATE TABLE theirs (x)');
    db.close();
    expect(refusal().code).toBe('foreign');
  });

  it('that is a file is refused', () => {
    rmSync(dir, { recursive: true });
    writeFileSync(dir, '');
    expect(refusal().code).toBe('no-access');
    rmSync(dir);
    mkdirSync(dir);
  });
});

describe('a transaction', () => {
  it('that throws leaves nothing behind', () => {
    const store = opened();
    const key = { name: 'a', major: 0, revision: 0 };
    expect(() =>
      store.transaction(() => {
        store.definitions.put('task-def', key, new Uint8Array([1]));
        throw new Error('no');
      }),
    ).toThrow('no');
    expect(store.definitions.get('task-def', key)).toBeUndefined();
    store.close();
  });

  it('can undo a part of itself', () => {
    const store = opened();
    const put = (name: string) =>
      store.offers.put({ ord: name.length, taskDefName: name, wfRunId: 'r', taskGuid: 'g', attempt: 0 });
    store.transaction(() => {
      put('a');
      const part = store.savepoint();
      put('bb');
      part.undo();
      put('ccc');
    });
    expect(store.offers.all().map((offer) => offer.taskDefName)).toEqual(['a', 'ccc']);
    store.close();
  });
});
