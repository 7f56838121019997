/**
 * Reads fields of one file: says what is wrong, with line and nearest known key, and notes where everything stands.
 * `at` is always the place's key (place-key.ts).
 */
import type { Place, Problem } from '../document/problem.ts';
import { parseDuration } from '../expression/duration.ts';
import { LineIndex } from './line-index.ts';
import { nearestName } from './nearest-name.ts';
import { placeOfKey } from './place-key.ts';
import type { SourceSpan } from './source-places.ts';
import { bareLiteral, jsonText } from './yaml/json-text.ts';
import { innerOffset } from './yaml/source-offset.ts';
import {
  isEmpty,
  kindInWords,
  type Span,
  type YamlEntry,
  type YamlMap,
  type YamlNode,
} from './yaml/yaml-node.ts';
import type { ProblemCode } from '../document/problem-code.ts';

export class Reader {
  readonly problems: Problem[] = [];
  /** Of what is being read; those of parts (`apart`) are added moved. */
  spans = new Map<string, SourceSpan>();
  readonly #parts: { readonly spans: ReadonlyMap<string, SourceSpan>; readonly by: number }[] = [];
  readonly file: string;
  readonly text: string;
  readonly #lines: LineIndex;

  constructor(file: string, text: string) {
    this.file = file;
    this.text = text;
    this.#lines = new LineIndex(text);
  }

  fault(code: ProblemCode, message: string, span: Span, at = ''): undefined {
    const { line, column } = this.#lines.position(span.start);
    const place: Place = { ...placeOfKey(at, this.file), line, column };
    this.problems.push({ code, severity: 'error', message, place });
    return undefined;
  }

  /** Reads a part whose spans are kept by themselves. */
  apart<T>(read: () => T): { readonly value: T; readonly spans: ReadonlyMap<string, SourceSpan> } {
    const around = this.spans;
    this.spans = new Map();
    const value = read();
    const { spans } = this;
    this.spans = around;
    return { value, spans };
  }

  /** @param by how many characters further behind they stand in this text */
  addSpans(spans: ReadonlyMap<string, SourceSpan>, by: number): void {
    this.#parts.push({ spans, by });
  }

  /** Of everything that was read. Worked out when called: most readings are of a text in which nothing is looked up. */
  allSpans(): ReadonlyMap<string, SourceSpan> {
    const all = new Map(this.spans);
    for (const { spans, by } of this.#parts)
      for (const [at, span] of spans) all.set(at, by === 0 ? span : movedSpan(span, by));
    return all;
  }

  mark(at: string, span: Span): void {
    this.spans.set(at, { start: span.start, end: span.end });
  }

  /** A named record is its key and its value. */
  markEntry(at: string, entry: YamlEntry): void {
    this.spans.set(at, { start: entry.keySpan.start, end: Math.max(entry.keySpan.end, entry.value.end) });
  }

  wrongType(node: YamlNode, wanted: string, at: string): undefined {
    return this.fault('wrong-type', `Here must stand ${wanted}, not ${kindInWords(node)}.`, node, at);
  }

  map(node: YamlNode, what: string, at: string): YamlMap | undefined {
    this.mark(at, node);
    return node.kind === 'map' ? node : this.wrongType(node, `${what} (a map)`, at);
  }

  /** The map's values by key; unknown keys are problems that name the nearest known one. */
  fields(node: YamlNode, keys: readonly string[], what: string, at: string): Fields {
    const map = this.map(node, what, at);
    const found = new Map<string, YamlNode>();
    for (const { key, keySpan, value } of map?.entries ?? []) {
      if (keys.includes(key)) found.set(key, value);
      else this.unknownKey(key, keySpan, keys, what, at);
    }
    return new Fields(this, found, at, node);
  }

  unknownKey(key: string, span: Span, keys: readonly string[], what: string, at: string): void {
    const near = nearestName(key, keys);
    const hint = near === undefined ? `Known are ${keys.join(', ')}.` : `Did you mean “${near}”?`;
    this.fault('unknown-key', `“${key}” is no key of ${what}. ${hint}`, span, at);
  }

  list(node: YamlNode, what: string, at: string): readonly YamlNode[] {
    this.mark(at, node);
    if (node.kind === 'list') return node.items;
    this.wrongType(node, `a list of ${what}`, at);
    return [];
  }

  /** A name or a text. Bare numbers and words such as `true` are taken as they are written. */
  name(node: YamlNode, what: string, at: string): string | undefined {
    this.mark(at, node);
    if (node.kind !== 'scalar' || isEmpty(node)) return this.wrongType(node, what, at);
    return node.source;
  }

  /** Text of the expression language: a bare number, bool or null, a map or a list stands for that literal. */
  expression(node: YamlNode, at: string): string | undefined {
    if (node.kind === 'scalar') {
      if (isEmpty(node)) return this.wrongType(node, 'an expression', at);
      this.spans.set(at, { start: node.start, end: node.end, inner: innerOffset(this.text, node) });
      if (typeof node.value === 'string') return node.value;
    } else this.mark(at, node);
    const text = node.kind === 'scalar' ? bareLiteral(node) : jsonText(node);
    return text ?? this.wrongType(node, 'a literal that JSON knows', at);
  }

  /** Text in a language of its own (types, mutations): like a name, with exact columns inside. */
  code(node: YamlNode, what: string, at: string): string | undefined {
    const text = this.name(node, what, at);
    if (text !== undefined && node.kind === 'scalar')
      this.spans.set(at, { start: node.start, end: node.end, inner: innerOffset(this.text, node) });
    return text;
  }

  flag(node: YamlNode, at: string): boolean | undefined {
    this.mark(at, node);
    if (node.kind === 'scalar' && typeof node.value === 'boolean') return node.value;
    return this.wrongType(node, 'true or false', at);
  }

  number(node: YamlNode, at: string): number | undefined {
    this.mark(at, node);
    if (node.kind === 'scalar' && typeof node.value === 'number' && Number.isFinite(node.value))
      return node.value;
    return this.wrongType(node, 'a number', at);
  }

  integer(node: YamlNode, at: string): number | undefined {
    const value = this.number(node, at);
    if (value === undefined || Number.isSafeInteger(value)) return value;
    return this.wrongType(node, 'a whole number', at);
  }

  /** A duration such as `3 days`, or a bare number of the unit. */
  duration(node: YamlNode, unit: 's' | 'ms', at: string): number | undefined {
    this.mark(at, node);
    if (node.kind === 'scalar' && !isEmpty(node)) {
      const value = typeof node.value === 'number' ? node.value : parseDuration(String(node.value), unit);
      if (Number.isSafeInteger(value)) return value;
    }
    const units = unit === 's' ? 'seconds' : 'milliseconds';
    return this.wrongType(node, `a duration such as “30 s” or “3 days”, a whole number of ${units}`, at);
  }

  oneOf<T extends string>(node: YamlNode, values: readonly T[], at: string): T | undefined {
    this.mark(at, node);
    const text = node.kind === 'scalar' ? node.source : undefined;
    const value = values.find((each) => each === text);
    return value ?? this.wrongType(node, `one of ${values.join(', ')}`, at);
  }
}

const movedSpan = ({ start, end, inner }: SourceSpan, by: number): SourceSpan => ({
  start: start + by,
  end: end + by,
  ...(inner === undefined ? {} : { inner: (offset: number) => inner(offset) + by }),
});

/** The fields of one record, read by the key in the file into the document's field names. */
export class Fields {
  readonly reader: Reader;
  readonly at: string;
  readonly node: YamlNode;
  readonly #values: ReadonlyMap<string, YamlNode>;

  constructor(reader: Reader, values: ReadonlyMap<string, YamlNode>, at: string, node: YamlNode) {
    this.reader = reader;
    this.#values = values;
    this.at = at;
    this.node = node;
  }

  has(key: string): boolean {
    return this.#values.has(key);
  }

  get(key: string): YamlNode | undefined {
    return this.#values.get(key);
  }

  /** Reads the key's value with `read` if it is there; `field` is the document's name for it. */
  read<T>(key: string, field: string, read: (node: YamlNode, at: string) => T): T | undefined {
    const node = this.#values.get(key);
    return node === undefined ? undefined : read(node, `${this.at}/${field}`);
  }

  name(key: string, field = key): string | undefined {
    return this.read(key, field, (node, at) => this.reader.name(node, `the ${key} (a text)`, at));
  }

  expression(key: string, field = key): string | undefined {
    return this.read(key, field, (node, at) => this.reader.expression(node, at));
  }

  flag(key: string, field = key): boolean | undefined {
    return this.read(key, field, (node, at) => this.reader.flag(node, at));
  }

  integer(key: string, field = key): number | undefined {
    return this.read(key, field, (node, at) => this.reader.integer(node, at));
  }

  duration(key: string, unit: 's' | 'ms', field: string): number | undefined {
    return this.read(key, field, (node, at) => this.reader.duration(node, unit, at));
  }

  oneOf<T extends string>(key: string, values: readonly T[], field = key): T | undefined {
    return this.read(key, field, (node, at) => this.reader.oneOf(node, values, at));
  }

  expressions(key: string, field = key): readonly string[] | undefined {
    return this.read(key, field, (node, at) =>
      this.reader
        .list(node, 'expressions', at)
        .map((item, index) => this.reader.expression(item, `${at}/${index}`) ?? ''),
    );
  }

  /** Like `name`, but the record makes no sense without it. */
  required(key: string, what: string, field = key): string {
    if (!this.has(key)) {
      this.reader.fault('missing-key', `${what} needs “${key}”.`, this.node, this.at);
      return '';
    }
    return this.name(key, field) ?? '';
  }
}
