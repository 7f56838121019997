/** The drawing is what its files say, to the last field. */
import { isDeepStrictEqual } from 'node:util';
import { parseDefinitions } from '#model/text/parse-definitions.ts';
import { parseLayout } from '#model/text/layout-file.ts';
import { parseWorkflow } from '#model/text/parse-workflow.ts';
import type { PageState } from '../../../renderer/services/inspect.ts';
import { firstDifference } from './page-state.ts';

/** @returns what is wrong, if anything */
export function textsDiffer({ drawing, texts, workflowFile, textBroken }: PageState): string | undefined {
  if (drawing === undefined || workflowFile === undefined || textBroken) return undefined;
  const layoutFile = workflowFile.replace(/\.workflow\.yaml$/, '.layout.json');
  const workflow = parseWorkflow(texts[workflowFile]!.text, workflowFile);
  if (workflow.document === undefined)
    return `the text does not parse: ${JSON.stringify(workflow.problems)}\n${texts[workflowFile]!.text}`;
  const read = {
    workflow: workflow.document,
    layout: texts[layoutFile] && parseLayout(texts[layoutFile].text, layoutFile).layout,
    definitions:
      texts['definitions.yaml'] &&
      parseDefinitions(texts['definitions.yaml'].text, 'definitions.yaml').definitions,
  };
  for (const [part, document] of Object.entries(read)) {
    if (document === undefined) continue;
    const drawn = drawing[part as keyof typeof read];
    const written: unknown = JSON.parse(JSON.stringify(document));
    if (!isDeepStrictEqual(written, drawn))
      return `the ${part} of the text is not that of the drawing:\n${firstDifference(drawn, written)}`;
  }
  return undefined;
}
