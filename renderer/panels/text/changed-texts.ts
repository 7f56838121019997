/** What the texts of the open workflow say now and what they said when they were last saved. */
import { parseWorkflow } from '#model/text/parse-workflow.ts';
import type { WorkflowDocument } from '#model/document/workflow.ts';
import type { FileText } from '../../store/document-state.ts';
import { DEFINITIONS_FILE } from '../../store/file-names.ts';
import { compiledText } from './compiled-text.ts';

export type ChangedId = 'workflow' | 'definitions' | 'compiled';

export interface ChangedText {
  readonly id: ChangedId;
  readonly before: string;
  readonly after: string;
}

let last: { text: string; compiled: string } | undefined;

/** The WfSpec that the saved text compiles to, worked out once for each text. */
function savedCompiled(text: string, file: string): string {
  if (last?.text === text) return last.compiled;
  const { document } = parseWorkflow(text, file);
  last = { text, compiled: document === undefined ? '' : compiledText(document) };
  return last.compiled;
}

/** Only those that differ. */
export function changedTexts(
  texts: Readonly<Record<string, FileText>>,
  workflowFile: string,
  workflow: WorkflowDocument | undefined,
): readonly ChangedText[] {
  const pair = (id: ChangedId, path: string): ChangedText => ({
    id,
    before: texts[path]?.savedText ?? '',
    after: texts[path]?.text ?? '',
  });
  const yaml = [pair('workflow', workflowFile), pair('definitions', DEFINITIONS_FILE)];
  const compiled: ChangedText = {
    id: 'compiled',
    before: savedCompiled(yaml[0]!.before, workflowFile),
    after: workflow === undefined ? '' : compiledText(workflow),
  };
  return [...yaml, compiled].filter(({ before, after }) => before !== after);
}
