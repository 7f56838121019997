/**
 * Parts of a file (its nodes) as they were read the last time: one whose text is the same, wherever it stands now, says the
 * same. A keystroke in a file of thousands of nodes reads one of them.
 */
import type { Reader } from './reader.ts';
import type { SourceSpan } from './source-places.ts';
import type { YamlEntry } from './yaml/yaml-node.ts';

interface Kept {
  readonly text: string;
  /** How far from the left its first line begins; that of the others is in the text. */
  readonly indent: number;
  readonly start: number;
  readonly value: unknown;
  readonly spans: ReadonlyMap<string, SourceSpan>;
}

/** By the key of the record around them, then by name: those of the last reading. */
const lately = new Map<string, ReadonlyMap<string, Kept>>();

/**
 * Reads the entries of a record's map, each with `read`, which must need nothing but reader and entry.
 * @param around key of the record's place (place-key.ts)
 */
export function readParts<T>(
  reader: Reader,
  around: string,
  entries: readonly YamlEntry[],
  read: (entry: YamlEntry) => T,
): readonly T[] {
  const before = lately.get(around);
  const now = new Map<string, Kept>();
  const values = entries.map((entry) => {
    const { start } = entry.keySpan;
    const text = reader.text.slice(start, Math.max(entry.keySpan.end, entry.value.end));
    const indent = start - reader.text.lastIndexOf('\n', start - 1);
    const known = before?.get(entry.key);
    if (known?.text === text && known.indent === indent) {
      now.set(entry.key, known);
      reader.addSpans(known.spans, start - known.start);
      return known.value as T;
    }
    const faults = reader.problems.length;
    const { value, spans } = reader.apart(() => read(entry));
    reader.addSpans(spans, 0);
    if (reader.problems.length === faults) now.set(entry.key, { text, indent, start, value, spans });
    return value;
  });
  lately.set(around, now);
  return values;
}
