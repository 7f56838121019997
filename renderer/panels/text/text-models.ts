/** Monaco's models of the files that were looked at, kept while their project is open: their undo and folding stay. */
import type { editor } from 'monaco-editor/editor/editor.api.js';
import { monaco } from './monaco.ts';

interface Kept {
  readonly model: editor.ITextModel;
  viewState: editor.ICodeEditorViewState | null;
}

const kept = new Map<string, Kept>();
let keptRoot: string | undefined;

/** Models of another project are let go. */
export function modelOf(root: string, path: string, text: string): editor.ITextModel {
  if (root !== keptRoot) {
    for (const { model } of kept.values()) model.dispose();
    kept.clear();
    keptRoot = root;
  }
  const present = kept.get(path);
  if (present) return present.model;
  const model = monaco.editor.createModel(
    text,
    'yaml',
    monaco.Uri.from({ scheme: 'paddock', path: `/${path}` }),
  );
  model.updateOptions({ tabSize: 2, insertSpaces: true });
  model.setEOL(
    text.includes('\r\n') ? monaco.editor.EndOfLineSequence.CRLF : monaco.editor.EndOfLineSequence.LF,
  );
  kept.set(path, { model, viewState: null });
  return model;
}

export const viewStateOf = (path: string): editor.ICodeEditorViewState | null =>
  kept.get(path)?.viewState ?? null;

export function keepViewState(path: string, viewState: editor.ICodeEditorViewState | null): void {
  const present = kept.get(path);
  if (present) present.viewState = viewState;
}
