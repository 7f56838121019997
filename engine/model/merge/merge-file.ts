/**
 * A file that was edited here and changed on disk meanwhile, as one text. Workflows, layouts and definitions are merged by
 * what they say; other files line by line. Comments of both sides stay where lines allow it, else those on disk.
 */
import { parseDefinitions } from '../text/parse-definitions.ts';
import { parseLayout, printLayout } from '../text/layout-file.ts';
import { parseWorkflow } from '../text/parse-workflow.ts';
import { editDefinitionsText } from '../text/edit-definitions.ts';
import { editWorkflowText } from '../text/edit-workflow.ts';
import { sameRecord } from '../text/same-record.ts';
import { mergeLines } from './merge-lines.ts';
import { mergeValues, type Change, type Choice, type Conflict } from './merge-values.ts';

export interface FileVersions {
  /** As it was last read or written here. Undefined: that is not known. */
  readonly base: string | undefined;
  readonly mine: string;
  readonly theirs: string;
}

export interface FileMerge {
  /** With the choices made so far; a conflict without a choice is mine. */
  readonly text: string;
  readonly conflicts: readonly Conflict[];
  /** What one side alone changed; empty for files that are merged line by line. */
  readonly mine: readonly Change[];
  readonly theirs: readonly Change[];
}

/** How a kind of file is read and how its text follows what it says. */
interface Form {
  /** Undefined: it can't be read. */
  read(text: string): unknown;
  write(oldText: string, value: never): string;
}

const workflowForm: Form = {
  read: (text) => parseWorkflow(text, '').document,
  write: editWorkflowText,
};
const layoutForm: Form = {
  read: (text) => parseLayout(text, '').layout,
  write: (_, layout) => printLayout(layout),
};
const definitionsForm: Form = {
  read: (text) => parseDefinitions(text, '').definitions,
  write: editDefinitionsText,
};

function formOf(path: string): Form | undefined {
  if (path.endsWith('.workflow.yaml')) return workflowForm;
  if (path.endsWith('.layout.json')) return layoutForm;
  return path.endsWith('definitions.yaml') ? definitionsForm : undefined;
}

/** Id of the choice between whole files, where nothing finer can be offered. */
export const WHOLE_FILE = 'file';
/** Id of the one choice for all places on the canvas. */
export const PLACES = 'places';

/** @param choices by id of a conflict */
export function mergeFile(
  path: string,
  versions: FileVersions,
  choices: ReadonlyMap<string, Choice>,
): FileMerge {
  const { base, mine, theirs } = versions;
  const form = formOf(path);
  const lines = base === undefined ? undefined : mergeLines(base, mine, theirs);
  const [old, ours, others] = form ? [base ?? '', mine, theirs].map((text) => form.read(text)) : [];
  if (form === undefined || old === undefined || ours === undefined || others === undefined) {
    const isReadable = form === undefined || (lines !== undefined && form.read(lines) !== undefined);
    if (lines !== undefined && isReadable) return { text: lines, conflicts: [], mine: [], theirs: [] };
    return wholeFile(versions, choices);
  }
  const isLayout = form === layoutForm;
  const merged = isLayout ? mergePlaces(old, ours, others, choices) : mergeValues(old, ours, others, choices);
  const { value, ...found } = merged;
  if (lines !== undefined && sameRecord(form.read(lines), value)) return { text: lines, ...found };
  if (sameRecord(ours, value)) return { text: mine, ...found };
  return { text: form.write(theirs, value as never), ...found };
}

function wholeFile({ base, mine, theirs }: FileVersions, choices: ReadonlyMap<string, Choice>): FileMerge {
  const text = choices.get(WHOLE_FILE) === 'theirs' ? theirs : mine;
  return { text, conflicts: [{ id: WHOLE_FILE, path: [], base, mine, theirs }], mine: [], theirs: [] };
}

/** Where things stand is one choice: nobody wants to be asked of each node. */
function mergePlaces(base: unknown, mine: unknown, theirs: unknown, choices: ReadonlyMap<string, Choice>) {
  const choice = choices.get(PLACES) ?? 'mine';
  const ids = mergeValues(base, mine, theirs, new Map()).conflicts.map(({ id }) => id);
  const merged = mergeValues(base, mine, theirs, new Map(ids.map((id) => [id, choice])));
  const conflicts =
    ids.length === 0 ? [] : [{ id: PLACES, path: [], base: undefined, mine: ids.length, theirs: ids.length }];
  return { ...merged, conflicts };
}
