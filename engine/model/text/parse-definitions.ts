/** The text of a `definitions.yaml` to the document. */
import type { Definitions } from '../document/definitions.ts';
import type { Parsed } from './parse-result.ts';
import { noPlaces } from './source-places.ts';

export const parseDefinitions = (text: string, file: string): Parsed & { definitions?: Definitions } => ({
  problems: [],
  places: noPlaces(file, text),
});
