/**
 * What servers make up on their own gets a name by its first appearance in the answer: `<id-1>`; times, hosts and
 * bookmarks are masked. Case files may use these names, too: `real` puts back what they stand for.
 */
import type { JsonValue } from '@bufbuild/protobuf';

const MADE_ID = /[0-9a-f]{32}|[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}/g;
const TIME = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:\.\d+)?Z$/;
/** These hold what cases say, or what a workflow made of it. */
const VALUES = new Set(['str', 'utcTimestamp', 'jsonObj', 'jsonArr', 'bytes']);
/** Nobody reads more than that, and no answer should hold it. */
const LONG = 20_000;
// A case is a tenant of its own on a cluster, and `default` on our engine.
const MASKED = new Set(['host', 'port', 'bookmark', 'tenantId']);

export class Names {
  readonly #named = new Map<string, string>();
  readonly #real = new Map<string, string>();

  #name(id: string): string {
    const known = this.#named.get(id);
    if (known !== undefined) return known;
    const name = `<id-${this.#named.size + 1}>`;
    this.#named.set(id, name);
    this.#real.set(name, id);
    return name;
  }

  normalise(value: JsonValue, key = ''): JsonValue {
    if (MASKED.has(key)) return `<${key}>`;
    if (typeof value === 'string') {
      if (!VALUES.has(key) && TIME.test(value)) return '<time>';
      if (value.length > LONG) return `<${value.length} characters>`;
      return value.replaceAll(MADE_ID, (id) => this.#name(id));
    }
    if (Array.isArray(value)) return value.map((item) => this.normalise(item));
    if (typeof value !== 'object' || value === null) return value;
    return Object.fromEntries(
      Object.entries(value).map(([name, item]) => [
        name.replaceAll(MADE_ID, (id) => this.#name(id)),
        this.normalise(item, name),
      ]),
    );
  }

  /** A request of a case file with the ids that it means. */
  real<T>(value: T): T {
    if (typeof value === 'string')
      return value.replaceAll(/<id-\d+>/g, (name) => this.#real.get(name) ?? name) as T;
    if (Array.isArray(value)) return value.map((item: unknown) => this.real(item)) as T;
    if (typeof value !== 'object' || value === null) return value;
    return Object.fromEntries(Object.entries(value).map(([name, item]) => [name, this.real(item)])) as T;
  }
}

/** Of things that are alike, the oldest comes first. */
const madeAt = (item: JsonValue): string =>
  typeof item === 'object' && item !== null && 'createdAt' in item ? String(item.createdAt) : '';

/** Servers give what they found in any order: by content, ids left out. */
export function sorted(list: readonly JsonValue[]): JsonValue[] {
  const text = (item: JsonValue) =>
    JSON.stringify(item, (_key, value: unknown) =>
      typeof value === 'string' && TIME.test(value) ? '' : value,
    ).replaceAll(MADE_ID, '');
  return list
    .map((item) => ({ item, text: `${text(item)}${madeAt(item)}` }))
    .sort((a, b) => (a.text < b.text ? -1 : a.text > b.text ? 1 : 0))
    .map(({ item }) => item);
}
