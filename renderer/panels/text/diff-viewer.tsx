/** Two states of a text side by side in Monaco: what was saved, and what is there now. Loaded on demand. */
import { useEffect, useRef } from 'react';
import type { editor } from 'monaco-editor/editor/editor.api.js';
import { editorOptions } from './editor-options.ts';
import { followTheme, monaco } from './monaco.ts';
import './text.css';

interface DiffViewerProps {
  readonly before: string;
  readonly after: string;
}

const DISPOSE_MS = 3000;

/** Monaco takes the names of a comparison's inputs away whenever it lays it out. */
function nameInputs(editor: editor.IStandaloneDiffEditor): void {
  const name = (side: editor.ICodeEditor, label: string) =>
    side
      .getContainerDomNode()
      .querySelectorAll('.native-edit-context, textarea')
      .forEach((input) => {
        if (input.getAttribute('aria-label') !== label) input.setAttribute('aria-label', label);
      });
  name(editor.getOriginalEditor(), 'As it was saved');
  name(editor.getModifiedEditor(), 'As it is now');
}

export function DiffViewer({ before, after }: DiffViewerProps) {
  const element = useRef<HTMLDivElement>(null);
  const view = useRef<editor.IStandaloneDiffEditor>(undefined);
  useEffect(followTheme, []);
  useEffect(() => {
    const made = monaco.editor.createDiffEditor(element.current!, {
      ...editorOptions,
      readOnly: true,
      originalEditable: false,
      renderSideBySide: true,
      useInlineViewWhenSpaceIsLimited: true,
      renderSideBySideInlineBreakpoint: 700,
      hideUnchangedRegions: { enabled: true },
      renderOverviewRuler: false,
      diffCodeLens: false,
    });
    view.current = made;
    const names = new MutationObserver(() => nameInputs(made));
    names.observe(element.current!, { subtree: true, attributeFilter: ['aria-label'] });
    return () => {
      names.disconnect();
      view.current = undefined;
      made.dispose();
    };
  }, []);
  useEffect(() => {
    if (view.current === undefined) return;
    // JSON is YAML, too, and needs no language of its own. New models, so that what is equal folds away again.
    const original = monaco.editor.createModel(before, 'yaml');
    const modified = monaco.editor.createModel(after, 'yaml');
    view.current.setModel({ original, modified });
    nameInputs(view.current);
    const editor = view.current;
    return () => {
      // An editor that is gone already has let go of them.
      if (view.current === editor) editor.setModel(null);
      // What compares them may still be at it, and complains when they go.
      setTimeout(() => [original, modified].forEach((model) => model.dispose()), DISPOSE_MS);
    };
  }, [before, after]);
  return <div ref={element} className="text-editor nokey" data-testid="text-diff" />;
}
