/** The smallest change of a definitions file's text that makes it say these definitions. */
import type { Definitions } from '../document/definitions.ts';
import { definitionsTree } from './definitions-tree.ts';
import { editText } from './edit/edit-text.ts';
import { readDefinitionsText } from './parse-definitions.ts';
import { printDefinitions } from './print-definitions.ts';
import { sameRecord } from './same-record.ts';

/** As `editWorkflowText`, for `definitions.yaml`. */
export const editDefinitionsText = (oldText: string, definitions: Definitions): string => {
  const { definitions: old, root } = readDefinitionsText(oldText, '');
  if (old !== undefined && root !== undefined) {
    const text = editText(oldText, root, definitionsTree(old), definitionsTree(definitions));
    if (text !== undefined && sameRecord(readDefinitionsText(text, '').definitions, definitions)) return text;
  }
  return printDefinitions(definitions);
};
