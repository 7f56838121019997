/**
 * Reads JSON text from outside as a real server does (Gson, lenient), whose rules were asked of a 1.2.1 text by text: names
 * and strings may stand in single quotes or in none, `;` separates and `=` or `=>` assigns, `[1,,]` is `[1,null,null]`,
 * comments may stand anywhere but at the end, `True` is true, and what is no JSON number (`NaN`, `01`, `.5`) is a text.
 */
import { DEPTH_MAX, JsonDecimal, type JsonObject, jsonNumber, type JsonValue } from './json-text.ts';

const SPACE = /[ \t\r\n]*/y;
const COMMENT = /#[^\r\n]*|\/\/[^\r\n]*|\/\*[\s\S]*?\*\//y;
const UNQUOTED = /[^/\\;#={}[\]:, \t\f\r\n]+/y;
const NUMBER = /^-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?$/;
const PREFIX = ")]}'\n";
const ESCAPES: Readonly<Record<string, string>> = {
  ...{ b: '\b', f: '\f', n: '\n', r: '\r', t: '\t' },
  ...{ '"': '"', "'": "'", '\\': '\\', '/': '/', '\n': '\n' },
};

class Malformed extends Error {}

class Reader {
  private at = 0;
  private readonly text: string;
  constructor(text: string) {
    this.text = text;
    if (text.startsWith('\ufeff')) this.at = 1;
  }

  document(): JsonValue {
    this.skip();
    if (this.text.startsWith(PREFIX, this.at)) this.at += PREFIX.length;
    const value = this.value(0);
    this.match(SPACE);
    if (this.at !== this.text.length) throw new Malformed();
    return value;
  }

  private match(pattern: RegExp): string {
    pattern.lastIndex = this.at;
    const found = pattern.exec(this.text)?.[0] ?? '';
    this.at += found.length;
    return found;
  }

  private skip(): void {
    do this.match(SPACE);
    while (this.match(COMMENT) !== '');
  }

  private eat(chars: string): boolean {
    this.skip();
    const char = this.text[this.at];
    if (char === undefined || !chars.includes(char)) return false;
    this.at++;
    return true;
  }

  private value(depth: number): JsonValue {
    if (this.eat('{')) return this.object(depth);
    if (this.eat('[')) return this.list(depth);
    const text = this.quoted();
    return text ?? literal(this.unquoted());
  }

  private unquoted(): string {
    const text = this.match(UNQUOTED);
    if (text === '') throw new Malformed();
    return text;
  }

  private quoted(): string | undefined {
    const quote = this.text[this.at];
    if (quote !== '"' && quote !== "'") return undefined;
    let out = '';
    for (let from = ++this.at; ; this.at++) {
      const char = this.text[this.at];
      if (char === undefined) throw new Malformed();
      if (char !== quote && char !== '\\') continue;
      out += this.text.slice(from, this.at++);
      if (char === quote) return out;
      out += this.escape();
      from = this.at--;
    }
  }

  private escape(): string {
    const char = this.text[this.at++] ?? '';
    if (char === 'u') {
      const hex = this.text.slice(this.at, (this.at += 4));
      if (!/^[0-9a-fA-F]{4}$/.test(hex)) throw new Malformed();
      return String.fromCharCode(Number.parseInt(hex, 16));
    }
    const plain = Object.hasOwn(ESCAPES, char) ? ESCAPES[char] : undefined;
    if (plain === undefined) throw new Malformed();
    return plain;
  }

  private object(depth: number): JsonObject {
    if (depth >= DEPTH_MAX) throw new Malformed();
    const out: JsonObject = new Map();
    if (this.eat('}')) return out;
    do {
      this.skip();
      const key = this.quoted() ?? this.unquoted();
      // Doubled keys are refused in the outermost object alone.
      if (depth === 0 && out.has(key)) throw new Malformed();
      if (!this.eat(':=')) throw new Malformed();
      if (this.text[this.at - 1] === '=' && this.text[this.at] === '>') this.at++;
      out.set(key, this.value(depth + 1));
    } while (this.eat(',;'));
    if (!this.eat('}')) throw new Malformed();
    return out;
  }

  private list(depth: number): JsonValue[] {
    if (depth >= DEPTH_MAX) throw new Malformed();
    const out: JsonValue[] = [];
    if (this.eat(']')) return out;
    do {
      this.skip();
      const isLeftOut = ',;]'.includes(this.text[this.at] ?? ' ');
      out.push(isLeftOut ? null : this.value(depth + 1));
    } while (this.eat(',;'));
    if (!this.eat(']')) throw new Malformed();
    return out;
  }
}

function literal(text: string): JsonValue {
  const word = text.toLowerCase();
  if (word === 'true' || word === 'false') return word === 'true';
  if (word === 'null') return null;
  if (!NUMBER.test(text)) return text;
  const number = jsonNumber(text);
  // The server answers INTERNAL to 1e400; here the whole text stays as it came.
  if (number instanceof JsonDecimal && !Number.isFinite(number.value)) throw new Malformed();
  return number;
}

/** Undefined when the text is not one value. */
export function parseLenientJson(text: string): JsonValue | undefined {
  try {
    return new Reader(text).document();
  } catch (error) {
    if (error instanceof Malformed) return undefined;
    throw error;
  }
}
