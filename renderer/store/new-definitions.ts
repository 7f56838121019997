/** Definitions that are in the drawing but not in the file on disk yet: nobody else can know them. */
import { definitionsOf } from '#model/commands/definition-lists.ts';
import { noDefinitions, type Definitions } from '#model/document/definitions.ts';
import type { DefinitionKind } from '#model/document/problem.ts';
import { parseDefinitions } from '#model/text/parse-definitions.ts';
import type { FileText } from './document-state.ts';
import { DEFINITIONS_FILE } from './file-names.ts';

let last: { text: string; definitions: Definitions | undefined } | undefined;

/** What definitions.yaml says on disk as far as we know; undefined: it can't be read. */
export function savedDefinitions(texts: Readonly<Record<string, FileText>>): Definitions | undefined {
  const text = texts[DEFINITIONS_FILE]?.savedText ?? '';
  if (text === '') return noDefinitions;
  if (last?.text !== text) last = { text, definitions: parseDefinitions(text, DEFINITIONS_FILE).definitions };
  return last.definitions;
}

/** Of a file that can't be read nothing is new. */
export const isNewDefinition =
  (texts: Readonly<Record<string, FileText>>) =>
  (kind: DefinitionKind, name: string): boolean => {
    const saved = savedDefinitions(texts);
    return saved !== undefined && !definitionsOf(saved, kind).some((each) => each.name === name);
  };
