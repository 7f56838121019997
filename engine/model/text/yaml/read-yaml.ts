/**
 * Text to YAML nodes with their places. What could hurt (aliases, tags, depth, sheer size) or mean two things
 * (the same key twice) is a problem here already, so that nobody behind has to think of it.
 */
import { isAlias, isMap, isScalar, isSeq, parseDocument, type ParsedNode } from 'yaml';
import { rereadYaml } from './reread-yaml.ts';
import type { Span, YamlEntry, YamlNode } from './yaml-node.ts';
import type { ProblemCode } from '../../document/problem-code.ts';

export interface YamlFault extends Span {
  readonly code: ProblemCode;
  readonly message: string;
}

export interface ReadYaml {
  /** Absent when the text can't be read at all. */
  readonly root?: YamlNode;
  readonly faults: readonly YamlFault[];
}

/** Characters; far more than any workflow that people draw. */
const SIZE_MAX = 8_000_000;
const DEPTH_MAX = 60;
const FAULTS_MAX = 20;

/** An edit reads the text that the edit before it wrote, so the last few answers are kept. */
const recent = new Map<string, ReadYaml>();
const RECENT_MAX = 4;

export const readYaml = (text: string): ReadYaml => {
  const known = recent.get(text);
  if (known !== undefined) return known;
  const read = readChanged(text) ?? readAfresh(text);
  const [oldest] = recent.keys();
  if (recent.size >= RECENT_MAX && oldest !== undefined) recent.delete(oldest);
  recent.set(text, read);
  return read;
};

/** From the newest text that was read and is nearly the same. */
const readChanged = (text: string): ReadYaml | undefined => {
  if (text.length > SIZE_MAX || text.length < SMALL) return undefined;
  for (const [before, { root }] of [...recent].reverse()) {
    if (root === undefined || Math.abs(before.length - text.length) > text.length / 4) continue;
    const changed = rereadYaml({ text: before, root }, text, readPart);
    if (changed !== undefined) return { root: changed, faults: [] };
  }
  return undefined;
};

/** Characters; shorter texts are read afresh, which takes no time. */
const SMALL = 4_000;

const readPart = (text: string, depth: number): YamlNode | undefined => {
  const document = parseDocument(text, { uniqueKeys: false, prettyErrors: false, logLevel: 'silent' });
  if (document.errors.length > 0) return undefined;
  const faults: YamlFault[] = [];
  const root = convert(document.contents as ParsedNode | null, 0, depth, faults);
  return faults.length === 0 ? root : undefined;
};

/** Exported for the test that compares both ways. */
export const readAfresh = (text: string): ReadYaml => {
  if (text.length > SIZE_MAX) return { faults: [fault('too-large', tooLarge(text.length), 0, 0)] };
  // The library answers errors as values; only texts nested beyond its stack make it throw.
  try {
    const document = parseDocument(text, { uniqueKeys: false, prettyErrors: false, logLevel: 'silent' });
    if (document.errors.length > 0)
      return {
        faults: document.errors
          .slice(0, FAULTS_MAX)
          .map(({ message, pos }) => fault('not-yaml', `This is no YAML: ${sentence(message)}`, ...pos)),
      };
    const faults: YamlFault[] = [];
    const root = convert(document.contents as ParsedNode | null, 0, 0, faults);
    return faults.length === 0 ? { root, faults } : { faults: faults.slice(0, FAULTS_MAX) };
  } catch {
    return {
      faults: [fault('not-yaml', 'This is no YAML that can be read: it is nested too deeply.', 0, 0)],
    };
  }
};

const megabytes = (length: number): string => String(Math.round(length / 100_000) / 10);

const tooLarge = (length: number): string =>
  `The file has ${megabytes(length)} MB, and Paddock reads up to ${megabytes(SIZE_MAX)} MB. Is it the right file? Otherwise divide the workflow into several.`;

const sentence = (message: string): string => (message.endsWith('.') ? message : `${message}.`);

const fault = (code: ProblemCode, message: string, start: number, end: number): YamlFault => ({
  code,
  message,
  start,
  end,
});

const convert = (node: ParsedNode | null, at: number, depth: number, faults: YamlFault[]): YamlNode => {
  if (node === null) return { kind: 'scalar', value: null, source: '', isPlain: true, start: at, end: at };
  const [start, end] = node.range;
  if (depth > DEPTH_MAX) faults.push(fault('too-deep', 'This is nested too deeply.', start, end));
  else if (isAlias(node))
    faults.push(
      fault(
        'alias',
        `Aliases are not allowed here; write out what “*${node.source}” stands for.`,
        start,
        end,
      ),
    );
  else checkPlain(node, faults);
  if (isMap(node) && depth <= DEPTH_MAX)
    return {
      kind: 'map',
      isFlow: node.flow === true,
      entries: entriesOf(node.items, depth, faults),
      start,
      end,
    };
  if (isSeq(node) && depth <= DEPTH_MAX) {
    const items = node.items.map((item) => convert(item as ParsedNode, start, depth + 1, faults));
    return { kind: 'list', isFlow: node.flow === true, items, start, end };
  }
  if (!isScalar(node)) return { kind: 'scalar', value: null, source: '', isPlain: true, start, end };
  const isPlain = node.type === 'PLAIN' || node.type === undefined;
  const { value } = node;
  const known = typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean';
  const source = isPlain ? (node.source ?? '') : String(value);
  return {
    kind: 'scalar',
    value: source === '' && isPlain ? null : known ? value : null,
    source,
    isPlain,
    start,
    end,
  };
};

const checkPlain = (node: Exclude<ParsedNode, null>, faults: YamlFault[]): void => {
  const [start, end] = node.range;
  if (!isAlias(node) && node.anchor !== undefined)
    faults.push(
      fault('anchor', `Anchors (“&${node.anchor}”) are not allowed here; leave it out.`, start, end),
    );
  if (node.tag !== undefined && node.tag !== '')
    faults.push(fault('tag', `YAML tags (“${node.tag}”) are not allowed here; leave it out.`, start, end));
};

const entriesOf = (
  items: readonly { key: unknown; value: unknown }[],
  depth: number,
  faults: YamlFault[],
): readonly YamlEntry[] => {
  const seen = new Set<string>();
  const entries: YamlEntry[] = [];
  for (const item of items) {
    const key = convert(item.key as ParsedNode | null, 0, depth + 1, faults);
    const value = convert(item.value as ParsedNode | null, key.end, depth + 1, faults);
    if (key.kind !== 'scalar' || (key.isPlain && key.source === '')) {
      faults.push(fault('bad-key', 'A key must be a plain text.', key.start, key.end));
      continue;
    }
    if (seen.has(key.source)) {
      faults.push(
        fault(
          'duplicate-name',
          `“${key.source}” stands here twice; each name must be unique.`,
          key.start,
          key.end,
        ),
      );
      continue;
    }
    seen.add(key.source);
    entries.push({ key: key.source, keySpan: { start: key.start, end: key.end }, value });
  }
  return entries;
};
