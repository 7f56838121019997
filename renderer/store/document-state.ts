/**
 * The shape of the document store: the open project, the drawing, the text of its files and what may be done with them.
 * Everything that shows or edits the workflow (canvas, forms, text view) reads this one model.
 */
import type { Refusal } from '#model/commands/refusal.ts';
import type { Drawing } from '#model/document/drawing.ts';
import type { Problem } from '#model/document/problem.ts';
import type { Result } from '#model/result.ts';
import type { SourcePlaces } from '#model/text/source-places.ts';
import type { ProjectInfo } from '#bridge/contract.ts';
import type { SelectedItem } from './session-store.ts';

/** One file of the project that is held in memory. */
export interface FileText {
  readonly text: string;
  /** What is on disk as far as we know; undefined: the file is not there yet. */
  readonly savedText?: string;
  /** As `FilesService.read` gave it; undefined: the file is not there yet. */
  readonly version?: string;
}

/** One edit of the drawing, ready to run. */
export interface DrawingEdit {
  /** What the history calls it, e.g. `Add task node`. */
  readonly label: string;
  readonly run: (drawing: Drawing) => Result<Drawing, Refusal>;
  /** Edits in a row with the same mark become one step of undo, e.g. `field:entrypoint/charge/name`. */
  readonly mark?: string;
}

export type SaveState = 'idle' | 'saving' | 'conflict' | 'failed';

export interface DocumentData {
  readonly project: ProjectInfo | undefined;
  /** Path of the workflow file that is shown, relative to the project's root. */
  readonly workflowFile: string | undefined;
  /** Workflow files that are open in tabs, in the order of the tabs; the one that is shown is among them. */
  readonly openFiles: readonly string[];
  /** The last good drawing; undefined only when nothing is open or the file has never parsed. */
  readonly drawing: Drawing | undefined;
  /** Files of the project in memory, by path. `text` of an edited file is always up to date. */
  readonly texts: Readonly<Record<string, FileText>>;
  /** The workflow's text does not parse at the moment: `drawing` is the last good one and canvas edits are refused. */
  readonly textBroken: boolean;
  /** Of the text when it is broken, otherwise of the drawing (validation), in the order of the file. */
  readonly problems: readonly Problem[];
  /** Where the records of the workflow stand in its text. */
  readonly places: SourcePlaces | undefined;
  /** The same of definitions.yaml. */
  readonly definitionPlaces: SourcePlaces | undefined;
  /** Something in memory differs from the disk. */
  readonly dirty: boolean;
  readonly saveState: SaveState;
  /** Why saving failed, for people. */
  readonly saveMessage: string | undefined;
  /** Labels of what undo and redo would do; undefined: nothing to do. */
  readonly undoLabel: string | undefined;
  readonly redoLabel: string | undefined;
  /** Labels of all steps that can be taken back, newest first; and of those taken back, the next to redo last. */
  readonly doneLabels: readonly string[];
  readonly undoneLabels: readonly string[];
  /** Grows with every change of the drawing; results of runs made at an older number may be stale. */
  readonly revision: number;
  /** Whether the files are shown without being editable (a read-only folder, a past version). */
  readonly readOnly: boolean;
}

export interface DocumentActions {
  /**
   * Opens a project and the named workflow file, or what was open in it the last time, or its first one. The project that is
   * open already keeps its tabs. Rejects with a ServiceError.
   */
  openProject(project: ProjectInfo, workflowFile?: string): Promise<void>;
  /** Shows a workflow of the project in a tab; the others keep their edits and their undo. Rejects with a ServiceError. */
  openWorkflow(path: string): Promise<void>;
  /** Closes a tab; its edits that are not saved are dropped: ask first. */
  closeWorkflow(path: string): Promise<void>;
  /** Moves a tab to another place among the tabs. */
  moveTab(path: string, index: number): void;
  /** Holds another file of the project in memory, so that its text can be shown and edited. Rejects with a ServiceError. */
  openText(path: string): Promise<void>;
  closeProject(): void;
  /** Runs one edit: on success drawing, text and history move on; a refusal leaves all as it was and is shown to the user. */
  execute(edit: DrawingEdit): Result<Drawing, Refusal>;
  /** Ends the coalescing of edits with the same mark (a field lost the focus, a drag ended). */
  endMark(): void;
  /** The text view typed: text → parse → drawing. */
  setWorkflowText(text: string): void;
  /** Same for another file in memory (definitions, scenarios). */
  setText(path: string, text: string): void;
  /** Puts the last text that parsed back. */
  discardBrokenText(): void;
  /** Answers what to select afterwards, if the step knows. */
  undo(): void;
  redo(): void;
  /** Writes every file that differs. `force` overwrites what changed on disk meanwhile. */
  save(options?: { force?: boolean }): Promise<boolean>;
  /** Drops what is in memory for these files and reads them again. */
  reload(paths?: readonly string[]): Promise<void>;
  /** Other texts for files, with what is on disk; `label` makes it a step of undo. */
  putTexts(files: Readonly<Record<string, FileText>>, label?: string): void;
  /** Forgets files that are gone for good, with their tabs. */
  forget(paths: readonly string[]): Promise<void>;
  /** Files came, changed or went (null) on disk: the project's list of files follows. */
  noteFiles(files: readonly { readonly path: string; readonly version: string | null }[]): void;
}

export type DocumentState = DocumentData & DocumentActions;

/** What the history keeps beside each step so that undo can show what it changed. */
export interface StepView {
  readonly selection: readonly SelectedItem[];
}
