/** What every YAML file of a project begins with: it is YAML, a map, and of a format version that we know. */
import type { Problem } from '../document/problem.ts';
import { mergeConflict } from './merge-conflict.ts';
import { SourcePlaces } from './source-places.ts';
import { Reader, type Fields } from './reader.ts';
import { readYaml } from './yaml/read-yaml.ts';
import type { YamlNode } from './yaml/yaml-node.ts';

export const FORMAT_VERSION = 1;

export interface OpenFile {
  readonly reader: Reader;
  /** Absent when nothing more can be read; the reader has the problems. */
  readonly fields?: Fields;
  readonly root?: YamlNode;
}

/** `keys` are the file's, without `paddock`. A newer format gives one problem and is not read at all. */
export const openFile = (text: string, file: string, keys: readonly string[], what: string): OpenFile => {
  const reader = new Reader(file, text);
  const conflict = mergeConflict(text);
  if (conflict !== undefined) {
    reader.fault('merge-conflict', conflict.message, conflict);
    return { reader };
  }
  const { root, faults } = readYaml(text);
  for (const { code, message, ...span } of faults) reader.fault(code, message, span);
  if (root === undefined) return { reader };
  if (root.kind !== 'map') {
    reader.fault('not-a-map', `This is not ${what}: it must begin with “paddock: ${FORMAT_VERSION}”.`, root);
    return { reader };
  }
  const version = root.entries.find(({ key }) => key === 'paddock')?.value;
  if (version === undefined) {
    reader.fault('missing-version', `The format version is missing; begin the file with “paddock: 1”.`, {
      start: 0,
      end: 0,
    });
    return { reader };
  }
  const number = version.kind === 'scalar' ? version.value : undefined;
  if (number === FORMAT_VERSION)
    return { reader, root, fields: reader.fields(root, ['paddock', ...keys], what, '') };
  if (typeof number === 'number' && number > FORMAT_VERSION)
    reader.fault(
      'newer-version',
      `This file has format version ${number}; this Paddock knows up to ${FORMAT_VERSION}. Use a newer Paddock.`,
      version,
    );
  else reader.wrongType(version, `the format version, ${FORMAT_VERSION}`, '');
  return { reader };
};

/** Sorts the problems by line and drops what is said twice. */
export const finish = (
  reader: Reader,
  later: readonly Problem[] = [],
): { problems: readonly Problem[]; places: SourcePlaces } => {
  const places = new SourcePlaces(reader.file, reader.text, () => reader.allSpans());
  const all = [...reader.problems, ...later.map((problem) => places.withLines(problem))];
  const order = (problem: Problem) => (problem.place.line ?? 0) * 10_000 + (problem.place.column ?? 0);
  return { problems: all.sort((a, b) => order(a) - order(b)), places };
};
