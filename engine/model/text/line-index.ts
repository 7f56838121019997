/** Offsets of a text as 1-based lines and columns, and back. Line starts are found once, at the first question. */
export class LineIndex {
  readonly #text: string;
  #starts: number[] | undefined;

  constructor(text: string) {
    this.#text = text;
  }

  position(offset: number): { line: number; column: number } {
    const starts = this.#lineStarts();
    let low = 0;
    let high = starts.length - 1;
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      if ((starts[middle] ?? 0) <= offset) low = middle;
      else high = middle - 1;
    }
    return { line: low + 1, column: offset - (starts[low] ?? 0) + 1 };
  }

  /** Clamped to the text; a column past the line's end gives an offset past it, which callers may clamp. */
  offset(line: number, column: number): number {
    const starts = this.#lineStarts();
    const start = line > starts.length ? this.#text.length + 1 : (starts[line - 1] ?? 0);
    return Math.min(start + column - 1, this.#text.length + 1);
  }

  /** The end without the blank characters before it. */
  withoutBlanks(start: number, end: number): number {
    let last = end;
    while (last > start && /\s/.test(this.#text[last - 1] ?? '')) last--;
    return last;
  }

  #lineStarts(): number[] {
    if (this.#starts !== undefined) return this.#starts;
    const starts = [0];
    for (let at = this.#text.indexOf('\n'); at >= 0; at = this.#text.indexOf('\n', at + 1))
      starts.push(at + 1);
    this.#starts = starts;
    return starts;
  }
}
