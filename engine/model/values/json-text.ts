/**
 * Reads and writes the JSON text inside JSON_OBJ and JSON_ARR values. JSON.parse would lose what clients see on the
 * real server: the order of keys like "10", the difference of 3 and 3.0, and integers between 2^53 and 2^63 (littlehorse.md §10.3).
 */
import { LONG_MAX, LONG_MIN } from './java-long.ts';
import { javaDouble } from './java-text.ts';

/** A number written with a point or an exponent, or too big for 64 bits; a bigint is any other. Seen on 1.2.1. */
export class JsonDecimal {
  readonly value: number;
  constructor(value: number) {
    this.value = value;
  }
}

export type JsonObject = Map<string, JsonValue>;
export type JsonValue = null | boolean | string | bigint | JsonDecimal | JsonValue[] | JsonObject;

/** Containers in containers, as on 1.2.1; so hostile text cannot exhaust the stack either. */
export const DEPTH_MAX = 255;
const NUMBER = /-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?/y;
// What a string may hold unescaped.
const PLAIN = /[^"\\\u0000-\u001f]*/y;
const ESCAPES: Readonly<Record<string, string>> = {
  '"': '"',
  '\\': '\\',
  '/': '/',
  b: '\b',
  f: '\f',
  n: '\n',
  r: '\r',
  t: '\t',
};

/** What a JSON number is. */
export function jsonNumber(text: string): bigint | JsonDecimal {
  if (/^-?\d+$/.test(text)) {
    const whole = BigInt(text);
    if (whole >= LONG_MIN && whole <= LONG_MAX) return whole;
  }
  return new JsonDecimal(Number(text));
}

class Malformed extends Error {}

class Reader {
  private at = 0;
  private readonly text: string;
  private readonly hasUniqueKeys: boolean;
  constructor(text: string, hasUniqueKeys: boolean) {
    this.text = text;
    this.hasUniqueKeys = hasUniqueKeys;
  }

  document(): JsonValue {
    const value = this.value(0);
    this.space();
    if (this.at !== this.text.length) throw new Malformed();
    return value;
  }

  private space(): void {
    for (;;) {
      const code = this.text.charCodeAt(this.at);
      if (code !== 32 && code !== 10 && code !== 13 && code !== 9) return;
      this.at++;
    }
  }

  private eat(char: string): boolean {
    this.space();
    if (this.text[this.at] !== char) return false;
    this.at++;
    return true;
  }

  private need(char: string): void {
    if (!this.eat(char)) throw new Malformed();
  }

  private value(depth: number): JsonValue {
    this.space();
    const char = this.text[this.at];
    if (depth >= DEPTH_MAX && (char === '{' || char === '[')) throw new Malformed();
    switch (char) {
      case '{':
        return this.object(depth);
      case '[':
        return this.array(depth);
      case '"':
        return this.string();
      case 't':
        return this.word('true', true);
      case 'f':
        return this.word('false', false);
      case 'n':
        return this.word('null', null);
      default:
        return this.number();
    }
  }

  private word<T>(word: string, value: T): T {
    if (!this.text.startsWith(word, this.at)) throw new Malformed();
    this.at += word.length;
    return value;
  }

  private number(): JsonValue {
    NUMBER.lastIndex = this.at;
    const match = NUMBER.exec(this.text);
    if (!match) throw new Malformed();
    this.at = NUMBER.lastIndex;
    const number = jsonNumber(match[0]);
    if (number instanceof JsonDecimal && !Number.isFinite(number.value)) throw new Malformed();
    return number;
  }

  private string(): string {
    this.need('"');
    let out = '';
    for (;;) {
      PLAIN.lastIndex = this.at;
      out += PLAIN.exec(this.text)?.[0] ?? '';
      this.at = PLAIN.lastIndex;
      const char = this.text[this.at++];
      if (char === '"') return out;
      if (char !== '\\') throw new Malformed();
      out += this.escape();
    }
  }

  private escape(): string {
    const char = this.text[this.at++] ?? '';
    if (char !== 'u') {
      const plain = Object.hasOwn(ESCAPES, char) ? ESCAPES[char] : undefined;
      if (plain === undefined) throw new Malformed();
      return plain;
    }
    const hex = this.text.slice(this.at, this.at + 4);
    if (!/^[0-9a-fA-F]{4}$/.test(hex)) throw new Malformed();
    this.at += 4;
    return String.fromCharCode(Number.parseInt(hex, 16));
  }

  private object(depth: number): JsonObject {
    const out: JsonObject = new Map();
    this.need('{');
    if (this.eat('}')) return out;
    do {
      this.space();
      const key = this.string();
      this.need(':');
      if (this.hasUniqueKeys && depth === 0 && out.has(key)) throw new Malformed();
      out.set(key, this.value(depth + 1));
    } while (this.eat(','));
    this.need('}');
    return out;
  }

  private array(depth: number): JsonValue[] {
    const out: JsonValue[] = [];
    this.need('[');
    if (this.eat(']')) return out;
    do out.push(this.value(depth + 1));
    while (this.eat(','));
    this.need(']');
    return out;
  }
}

/** Undefined when the text is not one JSON value. @param keys `unique-keys`: the outermost object has no key twice */
export function parseJson(text: string, keys?: 'unique-keys'): JsonValue | undefined {
  try {
    return new Reader(text, keys !== undefined).document();
  } catch (error) {
    if (error instanceof Malformed) return undefined;
    throw error;
  }
}

// What the server escapes although JSON allows it (seen on 1.2.1).
const UNSAFE = /[<>&='\u2028\u2029]/g;
const printString = (text: string): string =>
  JSON.stringify(text).replace(UNSAFE, (char) => `\\u${char.charCodeAt(0).toString(16).padStart(4, '0')}`);

/**
 * Compact text: no spaces, keys in their order, decimals as Java prints them (`3.0`, `1.0E10`), and `<`, `>`, `&`, `=`
 * and `'` as `\\u003c` and so on.
 */
export function printJson(value: JsonValue): string {
  if (value === null) return 'null';
  if (typeof value === 'string') return printString(value);
  if (value instanceof JsonDecimal) return javaDouble(value.value);
  if (Array.isArray(value)) return `[${value.map(printJson).join(',')}]`;
  if (value instanceof Map) {
    return `{${[...value].map(([key, item]) => `${printString(key)}:${printJson(item)}`).join(',')}}`;
  }
  return String(value);
}
