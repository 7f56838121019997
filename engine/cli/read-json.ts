/** Reads a JSON file; what is not JSON is a problem with file and line. */
import type { JsonValue } from '@bufbuild/protobuf';
import type { Problem } from '#model/document/problem.ts';
import { readText, shown } from './project-files.ts';

export function readJson(file: string): { json: JsonValue } | { problem: Problem } {
  const text = readText(file);
  try {
    return { json: JSON.parse(text) as JsonValue };
  } catch (error) {
    const reason = (error as Error).message;
    const position = /position (\d+)/.exec(reason)?.[1];
    const line = position === undefined ? 1 : text.slice(0, Number(position)).split('\n').length;
    const message = `This is not JSON (${reason}). Give a WfSpec or PutWfSpecRequest in protobuf JSON.`;
    return { problem: { code: 'not-json', severity: 'error', message, place: { file: shown(file), line } } };
  }
}

/** Problems of the file's content, with its name. */
export const inFile = (problems: readonly Problem[], file: string): readonly Problem[] =>
  problems.map((problem) => ({ ...problem, place: { ...problem.place, file: shown(file) } }));
