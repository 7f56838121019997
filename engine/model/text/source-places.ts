/**
 * Where in a file's text each record and field stands, and back: a problem that names a node gets its line, and a
 * click on a line finds the node. Built by the parsers; the text is kept, so that lines are counted when asked for.
 */
import type { Place, Problem } from '../document/problem.ts';
import { LineIndex } from './line-index.ts';
import { placeKey, placeOfKey } from './place-key.ts';

/** All 1-based; the end is the column after the last character. */
export interface SourceRange {
  readonly line: number;
  readonly column: number;
  readonly endLine: number;
  readonly endColumn: number;
}

/** Offsets in the file's text: where the record or value starts and ends, and where its value's text starts. */
export interface SourceSpan {
  readonly start: number;
  readonly end: number;
  /** Gives the offset in the file for an offset in the field's own text. */
  readonly inner?: (offset: number) => number;
}

export class SourcePlaces {
  readonly file: string;
  readonly #read: () => ReadonlyMap<string, SourceSpan>;
  #found: ReadonlyMap<string, SourceSpan> | undefined;
  readonly #lines: LineIndex;

  /** @param read asked once, when the first place is looked up */
  constructor(file: string, text: string, read: () => ReadonlyMap<string, SourceSpan>) {
    this.file = file;
    this.#read = read;
    this.#lines = new LineIndex(text);
  }

  get #spans(): ReadonlyMap<string, SourceSpan> {
    this.#found ??= this.#read();
    return this.#found;
  }

  /** The range of the place, or of the nearest record around it; undefined when nothing of it is in this file. */
  at(place: Place): SourceRange | undefined {
    let key = placeKey(place);
    let isExact = true;
    const isRecord = place.thread !== undefined || place.definition !== undefined;
    for (;;) {
      const span = this.#spans.get(key);
      if (span !== undefined) return this.#range(span, isExact ? place : {});
      const cut = key.lastIndexOf('/');
      if (cut < 0 || (cut === 0 && isRecord)) return undefined;
      key = key.slice(0, cut);
      isExact = false;
    }
  }

  /** The smallest record or field around a 1-based line and column. */
  placeAtLine(line: number, column: number): Place | undefined {
    const offset = this.#lines.offset(line, column);
    const lineStart = this.#lines.offset(line, 1);
    const lineEnd = this.#lines.offset(line + 1, 1) - 1;
    let best: { key: string; size: number } | undefined;
    let firstOnLine: { key: string; start: number } | undefined;
    for (const [key, span] of this.#spans) {
      const size = span.end - span.start;
      if (span.start <= offset && offset <= span.end && (best === undefined || size <= best.size))
        best = { key, size };
      if (span.start >= lineStart && span.start <= lineEnd)
        if (firstOnLine === undefined || span.start < firstOnLine.start)
          firstOnLine = { key, start: span.start };
    }
    const key = firstOnLine !== undefined && offset < firstOnLine.start ? firstOnLine.key : best?.key;
    return key === undefined ? undefined : placeOfKey(key, this.file);
  }

  /** The same problem with file, line and column, as far as its place is found in this file. */
  withLines(problem: Problem): Problem {
    if (problem.place.line !== undefined) return problem;
    const range = this.at(problem.place);
    const place: Place = {
      ...problem.place,
      file: this.file,
      ...(range === undefined ? {} : { line: range.line, column: range.column }),
    };
    return { ...problem, place };
  }

  #range(span: SourceSpan, place: Place): SourceRange {
    let { start, end } = span;
    if (place.offset !== undefined && span.inner !== undefined) {
      start = span.inner(place.offset);
      end = Math.max(start, span.inner(place.offset + (place.length ?? 0)));
    } else end = this.#lines.withoutBlanks(start, end);
    const from = this.#lines.position(start);
    const to = this.#lines.position(end);
    return { line: from.line, column: from.column, endLine: to.line, endColumn: to.column };
  }
}

export const noPlaces = (file: string, text: string): SourcePlaces =>
  new SourcePlaces(file, text, () => new Map());
