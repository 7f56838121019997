/**
 * What an import warned of and the drawing alone can't show, such as a variable that is PUBLIC because the JSON said nothing:
 * kept while the app is open, so that the list of problems has it with its fix until it is dealt with.
 */
import type { Drawing } from '#model/document/drawing.ts';
import type { Problem } from '#model/document/problem.ts';
import { findThread } from '#model/commands/change.ts';

const notes = new Map<string, readonly Problem[]>();

const keyOf = (root: string, workflowFile: string): string => `${root}\n${workflowFile}`;

/** @param root of the project */
export function keepImportNotes(root: string, workflowFile: string, problems: readonly Problem[]): void {
  notes.set(
    keyOf(root, workflowFile),
    problems.filter(({ code }) => code === 'public-by-omission'),
  );
}

/** Those that still hold. */
export function importNotes(root: string, workflowFile: string, drawing: Drawing): readonly Problem[] {
  return (notes.get(keyOf(root, workflowFile)) ?? []).filter(({ place }) => {
    const variables = findThread(drawing, place.thread ?? '')?.variables ?? [];
    return variables.some(({ name, access }) => name === place.variable && access === 'PUBLIC');
  });
}
