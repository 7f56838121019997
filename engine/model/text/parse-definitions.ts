/** The text of a `definitions.yaml` to the document. */
import { compileDefinitions } from '../compile/compile-definitions.ts';
import type { Definitions } from '../document/definitions.ts';
import { DEFINITION_KEYS, readDefinitions } from './definitions-form.ts';
import { finish, openFile } from './open-file.ts';
import type { Parsed } from './parse-result.ts';
import type { Reader } from './reader.ts';
import type { YamlNode } from './yaml/yaml-node.ts';

/** `definitions` is absent when something could not be understood; types that are wrong are problems of one that is. */
export const parseDefinitions = (text: string, file: string): Parsed & { definitions?: Definitions } => {
  const { reader, definitions } = readDefinitionsText(text, file);
  if (definitions === undefined) return finish(reader);
  return { definitions, ...finish(reader, compileDefinitions(definitions).problems) };
};

/** The definitions alone, their types not looked at. */
export const readDefinitionsText = (
  text: string,
  file: string,
): { reader: Reader; definitions?: Definitions; root?: YamlNode } => {
  const { reader, fields, root } = openFile(text, file, DEFINITION_KEYS, 'a definitions file');
  if (fields === undefined) return { reader };
  const definitions = readDefinitions(fields);
  return reader.problems.length > 0 ? { reader } : { reader, definitions, root };
};
