/** The text of a `definitions.yaml` to the document. */
import { compileDefinitions } from '../compile/compile-definitions.ts';
import type { Definitions } from '../document/definitions.ts';
import { DEFINITION_KEYS, readDefinitions } from './definitions-form.ts';
import { finish, openFile } from './open-file.ts';
import type { Parsed } from './parse-result.ts';

/** `definitions` is absent when something could not be understood; types that are wrong are problems of one that is. */
export const parseDefinitions = (text: string, file: string): Parsed & { definitions?: Definitions } => {
  const { reader, fields } = openFile(text, file, DEFINITION_KEYS, 'a definitions file');
  if (fields === undefined) return finish(reader);
  const definitions = readDefinitions(fields);
  if (reader.problems.length > 0) return finish(reader);
  return { definitions, ...finish(reader, compileDefinitions(definitions).problems) };
};
