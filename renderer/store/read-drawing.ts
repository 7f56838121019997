/** The texts of a workflow's files to one drawing. A broken layout or broken definitions never keep a workflow shut. */
import { noDefinitions, type Definitions } from '#model/document/definitions.ts';
import type { Drawing } from '#model/document/drawing.ts';
import { emptyLayout, type LayoutDocument } from '#model/document/layout.ts';
import type { Problem } from '#model/document/problem.ts';
import { parseDefinitions } from '#model/text/parse-definitions.ts';
import { parseLayout } from '#model/text/layout-file.ts';
import { parseWorkflow } from '#model/text/parse-workflow.ts';
import type { SourcePlaces } from '#model/text/source-places.ts';
import { DEFINITIONS_FILE, layoutFileOf } from './file-names.ts';

export interface ReadDrawing {
  /** Absent when the workflow's text does not parse and there was no drawing before. */
  readonly drawing: Drawing | undefined;
  /** Files that do not parse. */
  readonly broken: readonly string[];
  /** Of all files, as the parsers found them. Those of the workflow are found when they are asked for. */
  readonly problems: readonly Problem[];
  readonly places: SourcePlaces | undefined;
  readonly definitionPlaces: SourcePlaces | undefined;
}

/** The last answer of a parser for each file: most edits leave most texts as they are. */
function remembering<T>(parse: (text: string, file: string) => T): (text: string, file: string) => T {
  const last = new Map<string, { text: string; answer: T }>();
  return (text, file) => {
    const known = last.get(file);
    if (known?.text === text) return known.answer;
    const answer = parse(text, file);
    last.set(file, { text, answer });
    return answer;
  };
}

const readWorkflow = remembering(parseWorkflow);
const readLayout = remembering(parseLayout);
const readDefinitions = remembering(parseDefinitions);

/**
 * @param textOf of layout and definitions: an empty text is a file that is not there
 * @param last the drawing before: what can't be read keeps its last good form
 */
export function readDrawing(
  workflowFile: string,
  textOf: (path: string) => string | undefined,
  last: Drawing | undefined,
): ReadDrawing {
  const broken: string[] = [];
  const others: Problem[] = [];
  const workflow = readWorkflow(textOf(workflowFile) ?? '', workflowFile);
  if (workflow.document === undefined) broken.push(workflowFile);

  let layout: LayoutDocument = emptyLayout;
  const layoutFile = layoutFileOf(workflowFile);
  const layoutText = textOf(layoutFile);
  if (layoutText) {
    const parsed = readLayout(layoutText, layoutFile);
    others.push(...parsed.problems);
    if (parsed.layout === undefined) broken.push(layoutFile);
    layout = parsed.layout ?? last?.layout ?? emptyLayout;
  }

  let definitions: Definitions = noDefinitions;
  let definitionPlaces: SourcePlaces | undefined;
  const definitionsText = textOf(DEFINITIONS_FILE);
  if (definitionsText) {
    const parsed = readDefinitions(definitionsText, DEFINITIONS_FILE);
    others.push(...parsed.problems);
    definitionPlaces = parsed.places;
    if (parsed.definitions === undefined) broken.push(DEFINITIONS_FILE);
    definitions = parsed.definitions ?? last?.definitions ?? noDefinitions;
  }

  const document = workflow.document ?? last?.workflow;
  return {
    drawing: document && { workflow: document, layout, definitions },
    broken,
    get problems() {
      return [...workflow.problems, ...others];
    },
    places: workflow.places,
    definitionPlaces,
  };
}
