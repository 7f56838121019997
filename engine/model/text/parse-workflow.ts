/** The text of a `*.workflow.yaml` to the document. */
import type { WorkflowDocument } from '../document/workflow.ts';
import type { Parsed } from './parse-result.ts';
import { noPlaces } from './source-places.ts';

/** `document` is absent when something in the text could not be understood; then `problems` says what. */
export const parseWorkflow = (text: string, file: string): Parsed & { document?: WorkflowDocument } => ({
  problems: [],
  places: noPlaces(file, text),
});
