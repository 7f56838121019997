/**
 * The open project and its drawing: the one model that canvas, forms and text view share. Every edit comes through
 * `execute` (a command) or `setWorkflowText` (typed text); both end in the same drawing, history and problems.
 */
import { create } from 'zustand';
import type { Drawing } from '#model/document/drawing.ts';
import {
  emptyHistory,
  endCoalescing,
  push,
  redo,
  undo,
  type History,
  type HistoryStep,
} from '#model/history.ts';
import { withoutOrphans } from '#model/commands/own-definition.ts';
import { refused } from '#model/commands/refusal.ts';
import type { DocumentData, DocumentState, DrawingEdit, StepView } from './document-state.ts';
import { checkDrawing } from './check-drawing.ts';
import { DEFINITIONS_FILE, layoutFileOf, PROJECT_FILE, workflowFilesOf } from './file-names.ts';
import { readDrawing } from './read-drawing.ts';
import { importNotes } from './import-notes.ts';
import { isNewDefinition } from './new-definitions.ts';
import { tell } from './notice-store.ts';
import { projectSettings } from './project-settings.ts';
import { whenSettingsLoaded } from './settings-store.ts';
import { rememberedTabs, type OpenTabs } from './remembered-tabs.ts';
import { useSession, type SelectedItem } from './session-store.ts';
import { loadTexts, loadWorkflows, reloadFiles, saveFiles } from './project-files.ts';
import { stepChanges } from './step-changes.ts';
import { sharingUnchanged } from './sharing-unchanged.ts';
import { isDirty, knownDrawing, writeDrawing, type Texts } from './write-drawing.ts';
import type { ProjectInfo } from '#bridge/contract.ts';

const closed: DocumentData = {
  project: undefined,
  workflowFile: undefined,
  openFiles: [],
  drawing: undefined,
  texts: {},
  textBroken: false,
  problems: [],
  places: undefined,
  definitionPlaces: undefined,
  dirty: false,
  saveState: 'idle',
  saveMessage: undefined,
  undoLabel: undefined,
  redoLabel: undefined,
  doneLabels: [],
  undoneLabels: [],
  revision: 0,
  readOnly: false,
};

/** Problems and places of a larger drawing are worked out when it is painted and nobody has edited for this long, of others in the same turn. */
const SETTLE_MS = 120;
const LARGE = 1_000;

const textBroken = () =>
  refused(
    'text-broken',
    'The text of this workflow does not parse just now, so the canvas shows its last good form. Fix the text, or put the last good text back.',
  );

let history = emptyHistory<StepView>();
/** The workflow's text as it last parsed. */
let goodText: string | undefined;
let settleTimer: ReturnType<typeof setTimeout> | undefined;

/** What a workflow in a tab keeps while another one is shown. */
interface Parked {
  readonly history: History<StepView>;
  readonly goodText: string | undefined;
  readonly drawing: Drawing | undefined;
  readonly selection: readonly SelectedItem[];
}
const parked = new Map<string, Parked>();

const labels = () => ({
  undoLabel: history.undoable.at(-1)?.label,
  redoLabel: history.redoable.at(-1)?.label,
  doneLabels: history.undoable.map((entry) => entry.label).reverse(),
  undoneLabels: history.redoable.map((entry) => entry.label),
});

function remember(label: string, before: Drawing, after: Drawing, mark?: string): void {
  const view = { selection: useSession.getState().selection };
  history = push(history, label, before, after, { coalesce: mark, view });
}

/** After undo what was selected before is selected again, after redo what the step made; what changed lights up. */
function showStep(step: HistoryStep<StepView>, before: Drawing, isRedo: boolean): void {
  const session = useSession.getState();
  const selection = step.view?.selection ?? [];
  const { items, notes } = stepChanges(step.differences, before, step.drawing, selection);
  const nodes = items.filter(({ kind }) => kind === 'node');
  if (isRedo && nodes.length > 0) session.select(nodes);
  else if (step.view) session.select(selection);
  session.keepSelectionIn(step.drawing);
  const definition = items.find(({ kind }) => kind === 'definition');
  if (definition && items.every(({ kind }) => kind === 'definition')) {
    session.showSidePanel('definitions');
    session.select([definition]);
  }
  session.flashUp(items, notes);
}

/** The tabs when a project is opened: those of the same project stay. */
function tabsOf(project: ProjectInfo, workflowFile: string | undefined, now: OpenTabs | undefined): OpenTabs {
  const present = workflowFilesOf(project.files);
  const tabs = now ?? rememberedTabs(project);
  const shown = workflowFile ?? tabs.workflowFile ?? present[0];
  const kept = tabs.openFiles.filter((path) => present.includes(path));
  const isThere = shown === undefined || kept.includes(shown);
  return { openFiles: isThere ? kept : [...kept, shown], workflowFile: shown };
}

export const useDocument = create<DocumentState>()((set, get) => {
  const textOf = (path: string): string | undefined => get().texts[path]?.text;

  /** Works problems and places out again from the texts and the drawing as they are. */
  const check = (): void => {
    clearTimeout(settleTimer);
    const { project, workflowFile, drawing } = get();
    if (workflowFile === undefined) return;
    const read = readDrawing(workflowFile, textOf, drawing);
    const notes = drawing === undefined ? [] : importNotes(project?.root ?? '', workflowFile, drawing);
    const settings = projectSettings(textOf(PROJECT_FILE));
    const problems = checkDrawing(
      read.broken.includes(workflowFile) ? undefined : drawing,
      [...settings.problems, ...read.problems, ...notes.map((each) => read.places?.withLines(each) ?? each)],
      read.places,
      read.definitionPlaces,
      settings.lints,
    );
    set({
      places: read.places,
      definitionPlaces: read.definitionPlaces,
      problems: sharingUnchanged(get().problems, problems),
    });
  };
  const checkSoon = (): void => {
    clearTimeout(settleTimer);
    const nodes = get().drawing?.workflow.threads.reduce((sum, thread) => sum + thread.nodes.length, 0) ?? 0;
    if (nodes <= LARGE || get().textBroken) return check();
    // To draw it takes longer than that: the time counts from then on.
    settleTimer = setTimeout(() => {
      settleTimer = setTimeout(check, SETTLE_MS);
    }, 0);
  };

  /** The drawing and its texts moved on together. */
  const moveOn = (drawing: Drawing, texts: Texts): void => {
    set({ drawing, texts, dirty: isDirty(texts), revision: get().revision + 1, ...labels() });
    goodText = textOf(get().workflowFile ?? '');
    checkSoon();
  };

  /** Texts changed under the drawing: read them all again. `mark` names the step that this becomes in the history. */
  const takeTexts = (texts: Texts, step?: { label: string; mark?: string }): void => {
    const { workflowFile, drawing: before } = get();
    set({ texts, dirty: isDirty(texts) });
    if (workflowFile === undefined) return;
    const read = readDrawing(workflowFile, textOf, before);
    const after = sharingUnchanged(before, read.drawing);
    if (!read.broken.includes(workflowFile)) goodText = textOf(workflowFile);
    if (step && before && after && after !== before) remember(step.label, before, after, step.mark);
    set({
      drawing: after,
      textBroken: read.broken.includes(workflowFile),
      places: read.places,
      revision: get().revision + (after === before ? 0 : 1),
      ...labels(),
    });
    checkSoon();
  };

  const stepTo = (step: HistoryStep<StepView> | undefined, isRedo: boolean): void => {
    const { drawing: before, texts, workflowFile } = get();
    if (step === undefined || before === undefined || workflowFile === undefined) return;
    history = step.history;
    const drawing = knownDrawing(workflowFile, step.drawing);
    moveOn(drawing, writeDrawing(texts, workflowFile, before, drawing));
    showStep({ ...step, drawing }, before, isRedo);
  };

  /** Puts the shown workflow's undo aside, for when its tab is shown again. */
  const park = (): void => {
    const { workflowFile, drawing } = get();
    const { selection } = useSession.getState();
    if (workflowFile !== undefined) parked.set(workflowFile, { history, goodText, drawing, selection });
  };

  /** Shows a workflow whose texts are in memory, or none. */
  const show = (workflowFile: string | undefined, openFiles: readonly string[], texts: Texts): void => {
    clearTimeout(settleTimer);
    const kept = workflowFile === undefined ? undefined : parked.get(workflowFile);
    history = kept?.history ?? emptyHistory();
    goodText = kept?.goodText;
    const session = useSession.getState();
    session.clearSelection();
    const { project, revision } = get();
    set({
      ...closed,
      project,
      openFiles,
      workflowFile,
      drawing: kept?.drawing,
      texts,
      revision: revision + 1,
    });
    takeTexts(texts);
    if (kept) session.select(kept.selection);
    const { drawing } = get();
    if (drawing) session.keepSelectionIn(drawing);
  };

  return {
    ...closed,

    openProject: async (project, workflowFile) => {
      // They say which tabs were open; a project that is opened at once would not know, and forget those of all projects.
      await whenSettingsLoaded();
      const { project: before, openFiles, workflowFile: shown } = get();
      const now = before?.root === project.root ? { openFiles, workflowFile: shown } : undefined;
      const tabs = tabsOf(project, workflowFile, now);
      const texts = await loadWorkflows(project, tabs.openFiles);
      parked.clear();
      set({ project });
      show(tabs.workflowFile, tabs.openFiles, texts);
    },

    openWorkflow: async (path) => {
      const { project, texts: held, workflowFile } = get();
      if (project === undefined || path === workflowFile) return;
      const isHeld = held[path] !== undefined && get().openFiles.includes(path);
      const fresh = isHeld ? {} : await loadWorkflows(project, [path]);
      if (get().project?.root !== project.root) return;
      const { openFiles, texts } = get();
      park();
      // What is in memory already may have edits.
      show(path, openFiles.includes(path) ? openFiles : [...openFiles, path], { ...fresh, ...texts });
    },

    closeWorkflow: async (path) => {
      const { openFiles, workflowFile, texts } = get();
      const index = openFiles.indexOf(path);
      if (index < 0) return;
      const others = openFiles.filter((each) => each !== path);
      const dropped = [path, layoutFileOf(path)];
      const kept = Object.fromEntries(Object.entries(texts).filter(([each]) => !dropped.includes(each)));
      if (path === workflowFile) show(others[Math.min(index, others.length - 1)], others, kept);
      else set({ openFiles: others, texts: kept, dirty: isDirty(kept) });
      parked.delete(path);
    },

    moveTab: (path, index) => {
      const others = get().openFiles.filter((each) => each !== path);
      if (others.length === get().openFiles.length) return;
      others.splice(Math.max(0, index), 0, path);
      set({ openFiles: others });
    },

    openText: async (path) => {
      const { project, texts } = get();
      if (project === undefined || texts[path] !== undefined) return;
      const fresh = await loadTexts(project.root, [path]);
      if (get().project?.root === project.root) set({ texts: { ...fresh, ...get().texts } });
    },

    closeProject: () => {
      clearTimeout(settleTimer);
      history = emptyHistory();
      goodText = undefined;
      parked.clear();
      useSession.getState().clearSelection();
      set({ ...closed, revision: get().revision + 1 });
    },

    execute: (edit: DrawingEdit) => {
      const { drawing, texts, workflowFile, textBroken: isBroken } = get();
      if (drawing === undefined || workflowFile === undefined)
        return refused('nothing-open', 'Open a workflow first.');
      const result = isBroken ? textBroken() : edit.run(drawing);
      if (!result.ok) {
        tell('bad', result.error.message);
        return result;
      }
      if (result.value === drawing) return result;
      const after = withoutOrphans(drawing, result.value, isNewDefinition(texts));
      remember(edit.label, drawing, after, edit.mark);
      moveOn(after, writeDrawing(texts, workflowFile, drawing, after));
      return { ok: true, value: after };
    },

    endMark: () => {
      history = endCoalescing(history);
    },

    setWorkflowText: (text) => {
      const { workflowFile } = get();
      if (workflowFile) get().setText(workflowFile, text);
    },

    setText: (path, text) => {
      const { texts, workflowFile } = get();
      if (texts[path]?.text === text) return;
      const next = { ...texts, [path]: { ...texts[path], text } };
      const isDrawn =
        path === workflowFile ||
        path === DEFINITIONS_FILE ||
        path === PROJECT_FILE ||
        (workflowFile && path === layoutFileOf(workflowFile));
      if (isDrawn) takeTexts(next, { label: 'Edit text', mark: `text:${path}` });
      else set({ texts: next, dirty: isDirty(next) });
    },

    discardBrokenText: () => {
      const { workflowFile, texts } = get();
      if (workflowFile !== undefined && goodText !== undefined)
        takeTexts({ ...texts, [workflowFile]: { ...texts[workflowFile], text: goodText } });
    },

    undo: () => {
      if (get().drawing === undefined) return;
      if (get().textBroken) tell('bad', textBroken().error.message);
      else stepTo(undo(history, get().drawing as Drawing), false);
    },
    redo: () => {
      if (get().drawing === undefined) return;
      if (get().textBroken) tell('bad', textBroken().error.message);
      else stepTo(redo(history, get().drawing as Drawing), true);
    },

    save: async (options) => {
      const { project, texts } = get();
      if (project === undefined) return false;
      set({ saveState: 'saving', saveMessage: undefined });
      const outcome = await saveFiles(project.root, texts, options?.force === true);
      if (!outcome.ok) {
        set({
          saveState: outcome.error.conflict ? 'conflict' : 'failed',
          saveMessage: outcome.error.message,
        });
        if (outcome.error.conflict)
          useSession.getState().openDialog({ kind: 'disk-changed', thenSave: true });
        return false;
      }
      // Edits made while the files were being written stay as they are, unsaved.
      const now = { ...get().texts };
      for (const [path, saved] of Object.entries(outcome.value))
        now[path] = { ...saved, text: now[path]?.text ?? saved.text };
      set({ texts: now, dirty: isDirty(now), saveState: 'idle' });
      get().noteFiles(Object.entries(outcome.value).map(([path, { version = null }]) => ({ path, version })));
      return true;
    },

    reload: async (paths) => {
      const { project, texts } = get();
      if (project === undefined) return;
      const fresh = await reloadFiles(project.root, paths ?? Object.keys(texts));
      set({ saveState: 'idle', saveMessage: undefined });
      takeTexts({ ...get().texts, ...fresh }, { label: 'Take what is on disk' });
    },

    putTexts: (files, label) =>
      takeTexts({ ...get().texts, ...files }, label === undefined ? undefined : { label }),

    forget: async (paths) => {
      for (const path of paths) await get().closeWorkflow(path);
      const kept = Object.fromEntries(Object.entries(get().texts).filter(([path]) => !paths.includes(path)));
      takeTexts(kept);
      get().noteFiles(paths.map((path) => ({ path, version: null })));
    },

    noteFiles: (entries) => {
      const { project } = get();
      if (project === undefined) return;
      const files = new Map(project.files.map(({ path, version }) => [path, version]));
      for (const { path, version } of entries)
        if (version === null) files.delete(path);
        else files.set(path, version);
      const list = [...files].map(([path, version]) => ({ path, version }));
      set({ project: { ...project, files: list.sort((a, b) => (a.path < b.path ? -1 : 1)) } });
    },
  };
});
