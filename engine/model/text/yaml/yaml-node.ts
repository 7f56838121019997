/** The part of YAML that project files use, with the place of everything: maps with text keys, lists and scalars. */

/** Offsets in the file's text; `end` is after the last character. */
export interface Span {
  readonly start: number;
  readonly end: number;
}

export interface YamlScalar extends Span {
  readonly kind: 'scalar';
  readonly value: string | number | boolean | null;
  /** As it stands in the file when plain; otherwise the value. What a name or a number looked like. */
  readonly source: string;
  readonly isPlain: boolean;
}

export interface YamlEntry {
  readonly key: string;
  readonly keySpan: Span;
  readonly value: YamlNode;
}

export interface YamlMap extends Span {
  readonly kind: 'map';
  readonly isFlow: boolean;
  readonly entries: readonly YamlEntry[];
}

export interface YamlList extends Span {
  readonly kind: 'list';
  readonly isFlow: boolean;
  readonly items: readonly YamlNode[];
}

export type YamlNode = YamlScalar | YamlMap | YamlList;

/** Nothing stands there: `key:` and the end of the line. */
export const isEmpty = (node: YamlNode): boolean =>
  node.kind === 'scalar' && node.isPlain && node.source === '';

export const kindInWords = (node: YamlNode): string => {
  if (node.kind !== 'scalar') return node.kind === 'map' ? 'a map' : 'a list';
  if (isEmpty(node)) return 'nothing';
  return typeof node.value === 'string' ? 'a text' : `“${node.source}”`;
};
