/** Files of a store that something has damaged: it is refused, or everything that was acknowledged is there and right. */
import {
  copyFileSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { DATABASE_FILE, LOG_FILE, SUMS_FILE } from '../../engine/storage/data-files.ts';
import { EntityKind } from '../../engine/storage/entity-rows.ts';
import { openStore, type Store } from '../../engine/storage/store.ts';
import { Chance } from '../sim/chance.ts';

const root = mkdtempSync(join(tmpdir(), 'paddock-damage-'));
afterAll(() => rmSync(root, { recursive: true, force: true }));

function opened(dir: string): Store {
  const store = openStore(dir);
  if (!store.ok) throw new Error(store.error.message);
  return store.value;
}

function copied(from: string, to: string): string {
  mkdirSync(join(root, to));
  for (const name of readdirSync(join(root, from)))
    copyFileSync(join(root, from, name), join(root, to, name));
  return join(root, to);
}

/** Rows of all sizes, some larger than a page; part of them in one batch. */
function write(store: Store, from: number): void {
  const text = (i: number) => `row ${i} `.repeat(i % 7 === 0 ? 900 : 20);
  const plain = { ord: 0, def: 'x', status: 1, at: 1, value: null, kind: EntityKind.nodeRun };
  for (let i = from; i < from + 40; i++) {
    store.definitions.put('wf-spec', { name: `spec-${i}`, major: i, revision: 0 }, Buffer.from(text(i)));
    store.transaction(() => {
      store.journal.append(i, { seq: 1, at: i, entries: text(i) });
      store.entities.replace(i - 3, [{ ...plain, key: '0/1', data: Buffer.from(text(i + 1)) }]);
    }, 'to-flush');
  }
}

const flushed = (store: Store) =>
  new Promise<void>((then, fail) =>
    store.flush!((error) => (error === undefined ? then() : fail(error as Error))),
  );

/** What SQLite finds in the tables. */
function content(dir: string): string {
  const db = new DatabaseSync(join(dir, DATABASE_FILE));
  const rows = ['definition', 'journal', 'entity'].map((table) =>
    db.prepare(`SELECT * FROM ${table} ORDER BY 1, 2, 3`).all(),
  );
  db.close();
  return JSON.stringify(rows);
}

let whole: string;
/** `stopped`: closed in good order. `killed`: with a log, after another life. */
beforeAll(async () => {
  const first = opened(join(root, 'live'));
  write(first, 1);
  first.close();
  copied('live', 'stopped');
  const second = opened(join(root, 'live'));
  write(second, 41);
  await flushed(second);
  copied('live', 'killed');
  second.close();
  whole = content(join(root, 'live'));
});

let last = 0;
let dir = '';
const fresh = (from: 'stopped' | 'killed'): string => (dir = copied(from, `copy-${(last += 1)}`));
const refusal = (): string => {
  const store = openStore(dir);
  if (store.ok) {
    store.value.close();
    throw new Error('it opened');
  }
  expect(store.error.code).toBe('corrupt');
  return store.error.message;
};
const edit = (name: string, change: (bytes: Buffer) => Buffer | void): void => {
  const bytes = readFileSync(join(dir, name));
  writeFileSync(join(dir, name), change(bytes) ?? bytes);
};

type Damage = (bytes: Buffer, chance: Chance) => Buffer | void;

const DAMAGES: Readonly<Record<string, Damage>> = {
  'a bit flips': (bytes, chance) => {
    const at = chance.below(bytes.length);
    bytes[at] = bytes[at]! ^ (1 << chance.below(8));
  },
  'a sector is zero': (bytes, chance) => {
    const at = chance.below(bytes.length / 512) * 512;
    bytes.subarray(at, at + 512).fill(0);
  },
  'some bytes are others': (bytes, chance) => {
    const at = chance.below(bytes.length);
    for (let i = at; i < Math.min(bytes.length, at + 1 + chance.below(300)); i++)
      bytes[i] = chance.below(256);
  },
  'the end is missing': (bytes, chance) => bytes.subarray(0, chance.below(bytes.length)),
  'a page is where another was': (bytes, chance) => {
    const pages = Math.floor(bytes.length / 4096);
    const [from, to] = [chance.below(pages), chance.below(pages)];
    bytes.copy(bytes, to * 4096, from * 4096, from * 4096 + 4096);
  },
};

/** PADDOCK_SEEDS: more of them, by hand. */
const SEEDS = Number(process.env.PADDOCK_SEEDS ?? 200);

describe('a store whose files are damaged', () => {
  it('is refused, or is whole', { timeout: 120_000 + SEEDS * 1000 }, () => {
    const count = { refused: 0, whole: 0 };
    const all = Object.entries(DAMAGES);
    for (let seed = 1; seed <= SEEDS; seed++) {
      const chance = new Chance(seed);
      const from = chance.is(0.3) ? 'stopped' : 'killed';
      fresh(from);
      const file = chance.one(readdirSync(dir).filter((name) => name.startsWith(DATABASE_FILE)))!;
      const [how, damage] = chance.one(all)!;
      edit(file, (bytes) => damage(bytes, chance));
      const store = openStore(dir);
      const said = `seed ${seed}: ${from}, in ${file} ${how}`;
      if (store.ok) {
        store.value.close();
        const expected = from === 'killed' ? whole : content(join(root, 'stopped'));
        expect(content(dir) === expected, said).toBe(true);
        count.whole += 1;
      } else {
        expect(store.error.code, said).toBe('corrupt');
        expect(store.error.message, said).toContain(dir);
        expect(store.error.message, said).toContain(file);
        count.refused += 1;
      }
      rmSync(dir, { recursive: true });
    }
    // Both are common: damage in a page that the log has anew does no harm.
    expect(count.refused).toBeGreaterThan(SEEDS / 2);
    expect(count.whole).toBeGreaterThan(SEEDS / 40);
  });

  it('is left as it is', () => {
    fresh('killed');
    edit(LOG_FILE, (bytes) => void bytes.fill(7, 60_000, 60_100));
    const before = readdirSync(dir).map((name) => readFileSync(join(dir, name)));
    refusal();
    expect(readdirSync(dir).map((name) => readFileSync(join(dir, name)))).toEqual(before);
  });

  it('says where the damage is, and what can be done', () => {
    fresh('stopped');
    edit(DATABASE_FILE, (bytes) => void bytes.fill(7, 40_000, 40_001));
    const message = refusal();
    expect(message).toContain(`${DATABASE_FILE}: page 10 (bytes 36864 to 40959) is not what was written`);
    for (const way of [
      'Put back a copy of the whole folder',
      'move it away',
      '--data DIR',
      `delete ${SUMS_FILE}`,
    ])
      expect(message).toContain(way);
    edit(DATABASE_FILE, (bytes) => bytes.subarray(0, bytes.length - 1));
    expect(refusal()).toContain('and 1 pages more');
  });

  it('tells a log that lost what was acknowledged from one whose end nobody heard of', () => {
    fresh('killed');
    edit(LOG_FILE, (bytes) => bytes.subarray(0, bytes.length - 1));
    expect(refusal()).toMatch(
      /paddock\.db-wal is damaged or cut off after byte \d+: whole up to frame \d+, and \d+ were/,
    );
    rmSync(join(dir, LOG_FILE));
    expect(refusal()).toContain('paddock.db-wal is missing');
    fresh('killed');
    // Half a frame more: what a crash leaves of a commit that it interrupted.
    edit(LOG_FILE, (bytes) => Buffer.concat([bytes, bytes.subarray(32, 2000)]));
    opened(dir).close();
    expect(content(dir) === whole).toBe(true);
  });
});

describe('data without checksums', () => {
  beforeEach(() => {
    fresh('killed');
    rmSync(join(dir, SUMS_FILE));
  });

  it('gets them, and is whole', () => {
    opened(dir).close();
    expect(content(dir) === whole).toBe(true);
    edit(DATABASE_FILE, (bytes) => void bytes.fill(7, 40_000, 40_001));
    expect(refusal()).toContain('page 10');
  });

  it('goes on with what the log has before its damage: the way out', () => {
    edit(LOG_FILE, (bytes) => bytes.subarray(0, bytes.length - 1));
    const store = opened(dir);
    expect(store.journal.after(79, 0)).toHaveLength(1);
    expect(store.journal.after(80, 0)).toHaveLength(0);
    store.close();
    opened(dir).close();
  });

  it('is refused when its structure is broken', () => {
    fresh('stopped');
    rmSync(join(dir, SUMS_FILE));
    edit(DATABASE_FILE, (bytes) => void bytes.fill(0x5a, 8192));
    expect(refusal()).toContain(DATABASE_FILE);
  });
});
