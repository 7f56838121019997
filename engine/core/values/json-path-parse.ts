/** Parses JsonPath text, filters included. */
import { err, ok, type Result } from '#model/result.ts';
import { type JsonValue, parseJson } from '#model/values/json-text.ts';
import {
  FILTER_OPERATORS,
  type FilterOperator,
  type Operand,
  PATH_FUNCTIONS,
  type Predicate,
  type Step,
} from './json-path-step.ts';

/** Filters nest no deeper, so that hostile text cannot exhaust the stack. */
const DEPTH_MAX = 100;
// Outside of filters a name is whatever stands before a dot, a bracket or a blank (asked of 1.2.1: `it's`, `$`, `é`).
const NAME = /[^.[( ]+/y;
const NAME_IN_FILTER = /[^.[\]()\s,'"=!<>&|?@]+/y;
const INTEGER = /-?\d+/y;
const NUMBER = /-?\d+(\.\d+)?([eE][+-]?\d+)?/y;
const PATTERN = /\/(?:[^/\\]|\\.)*\/[ims]*/y;
const WORD = /[a-z]+/y;

/** Its message is Jayway's. */
class Malformed extends Error {}

const ODD_TOKEN = "Could not parse token. Expected ?, ', 0-9, *";
const BLANK = "Use bracket notion ['my prop'] if your property contains blank characters.";

class Parser {
  private at = 0;
  private depth = 0;
  private filters = 0;
  private readonly text: string;
  constructor(text: string) {
    this.text = text;
  }

  whole(): Step[] {
    if (!this.eat('$') && !this.eat('@')) throw new Malformed();
    const steps = this.steps();
    this.space();
    if (this.at !== this.text.length) throw new Malformed();
    return steps;
  }

  private space(): void {
    while (this.text[this.at] === ' ') this.at++;
  }

  private eat(token: string): boolean {
    if (!this.text.startsWith(token, this.at)) return false;
    this.at += token.length;
    return true;
  }

  private eatSpaced(token: string): boolean {
    this.space();
    return this.eat(token);
  }

  private need(token: string): void {
    if (!this.eatSpaced(token)) throw new Malformed();
  }

  private match(pattern: RegExp): string | undefined {
    pattern.lastIndex = this.at;
    const found = pattern.exec(this.text)?.[0];
    if (found !== undefined) this.at += found.length;
    return found;
  }

  private steps(): Step[] {
    const steps: Step[] = [];
    for (;;) {
      if (this.eat('..')) {
        steps.push({ kind: 'deep' }, this.text[this.at] === '[' ? this.bracket() : this.dotted());
      } else if (this.eat('.')) {
        // Jayway tolerates `$.[1]`.
        steps.push(this.text[this.at] === '[' ? this.bracket() : this.dotted());
      } else if (this.text[this.at] === '[') {
        // Jayway does not look at the last character after a name: `$.l[` is `$.l`.
        if (steps.at(-1)?.kind === 'keys' && this.at === this.text.length - 1) this.at++;
        else steps.push(this.bracket());
      } else return steps;
    }
  }

  private dotted(): Step {
    if (this.eat('*')) return { kind: 'wildcard' };
    const name = this.match(this.filters > 0 ? NAME_IN_FILTER : NAME);
    if (this.filters === 0 && this.text[this.at] === ' ')
      throw new Malformed(`${BLANK} position: ${this.at}`);
    if (name === undefined) throw new Malformed();
    if (!this.eat('()')) return { kind: 'keys', names: [name] };
    const known = PATH_FUNCTIONS.find((each) => each === name);
    if (known === undefined) throw new Malformed();
    return { kind: 'function', name: known };
  }

  private bracket(): Step {
    this.need('[');
    this.space();
    const step = this.insideBracket();
    this.need(']');
    return step;
  }

  private insideBracket(): Step {
    if (this.eat('*')) return { kind: 'wildcard' };
    if (this.eat('?')) {
      this.need('(');
      this.filters++;
      const test = this.either();
      this.filters--;
      this.need(')');
      return { kind: 'filter', test };
    }
    const char = this.text[this.at];
    if (char === "'" || char === '"') {
      const names = [this.quoted()];
      while (this.eatSpaced(',')) names.push(this.quoted());
      return { kind: 'keys', names };
    }
    return this.numeric();
  }

  private numeric(): Step {
    const first = this.integer();
    if (this.eatSpaced(':')) {
      this.space();
      const to = this.integer();
      // Jayway reads a third number and ignores it.
      if (this.eat(':')) this.integer();
      return { kind: 'slice', from: first, to };
    }
    if (first === undefined) throw new Malformed();
    const indices = [first];
    while (this.eatSpaced(',')) {
      this.space();
      const next = this.integer();
      if (next === undefined) throw new Malformed();
      indices.push(next);
    }
    return { kind: 'indices', indices };
  }

  private integer(): number | undefined {
    const text = this.match(INTEGER);
    return text === undefined ? undefined : Number(text);
  }

  private quoted(): string {
    this.space();
    const quote = this.text[this.at++];
    if (quote !== "'" && quote !== '"') throw new Malformed();
    let out = '';
    for (;;) {
      const char = this.text[this.at++];
      if (char === undefined) throw new Malformed();
      if (char === quote) return out;
      out += char === '\\' ? (this.text[this.at++] ?? '') : char;
    }
  }

  private either(): Predicate {
    const terms = [this.both()];
    while (this.eatSpaced('||')) terms.push(this.both());
    return terms.length === 1 ? (terms[0] as Predicate) : { kind: 'or', terms };
  }

  private both(): Predicate {
    const terms = [this.term()];
    while (this.eatSpaced('&&')) terms.push(this.term());
    return terms.length === 1 ? (terms[0] as Predicate) : { kind: 'and', terms };
  }

  private term(): Predicate {
    if (++this.depth > DEPTH_MAX) throw new Malformed();
    const term = this.insideTerm();
    this.depth--;
    return term;
  }

  private insideTerm(): Predicate {
    if (this.eatSpaced('!')) return { kind: 'not', term: this.term() };
    if (this.eatSpaced('(')) {
      const inner = this.either();
      this.need(')');
      return inner;
    }
    const left = this.operand();
    const operator = this.operator();
    return operator === undefined
      ? { kind: 'exists', operand: left }
      : { kind: 'compare', left, operator, right: this.operand() };
  }

  private operator(): FilterOperator | undefined {
    this.space();
    return FILTER_OPERATORS.find((each) => this.eat(each));
  }

  private operand(): Operand {
    this.space();
    const char = this.text[this.at];
    if (char === '@' || char === '$') {
      if (++this.depth > DEPTH_MAX) throw new Malformed();
      this.at++;
      const steps = this.steps();
      this.depth--;
      return { kind: 'path', from: char, steps };
    }
    if (char === "'" || char === '"') return { kind: 'literal', value: this.quoted() };
    if (char === '[') return { kind: 'literal', value: this.list() };
    if (char === '/') return { kind: 'pattern', pattern: this.pattern() };
    const text = this.match(NUMBER) ?? this.match(WORD);
    const value = text === undefined ? undefined : parseJson(text);
    if (value === undefined) throw new Malformed();
    return { kind: 'literal', value };
  }

  private pattern(): RegExp {
    const match = this.match(PATTERN);
    const end = match?.lastIndexOf('/') ?? 0;
    if (match === undefined) throw new Malformed();
    try {
      return new RegExp(`^(?:${match.slice(1, end)})$`, match.slice(end + 1));
    } catch {
      throw new Malformed();
    }
  }

  /** The list to the right of `in` and `nin`. */
  private list(): JsonValue {
    this.need('[');
    const items: JsonValue[] = [];
    if (this.eatSpaced(']')) return items;
    do {
      const item = this.operand();
      if (item.kind !== 'literal') throw new Malformed();
      items.push(item.value);
    } while (this.eatSpaced(','));
    this.need(']');
    return items;
  }
}

/** Why not, when it cannot be parsed. A path without `$` is taken to start below the root, as Jayway does. */
export function parseJsonPath(path: string): Result<readonly Step[], string> {
  const text = path.trim();
  if (text === '') return err('path can not be null or empty');
  if (text.endsWith('.')) return err("Path must not end with a '.' or '..'");
  try {
    return ok(new Parser(text.startsWith('$') || text.startsWith('@') ? text : `$.${text}`).whole());
  } catch (error) {
    if (error instanceof Malformed) return err(error.message || ODD_TOKEN);
    throw error;
  }
}
