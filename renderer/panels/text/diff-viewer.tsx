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
      ariaLabel: 'What changed since the last save',
    });
    made.setModel({
      original: monaco.editor.createModel('', 'yaml'),
      modified: monaco.editor.createModel('', 'yaml'),
    });
    view.current = made;
    return () => {
      const models = made.getModel();
      made.dispose();
      models?.original.dispose();
      models?.modified.dispose();
    };
  }, []);
  useEffect(() => {
    const models = view.current?.getModel();
    if (!models) return;
    // JSON is YAML, too, and needs no language of its own.
    if (models.original.getValue() !== before) models.original.setValue(before);
    if (models.modified.getValue() !== after) models.modified.setValue(after);
  }, [before, after]);
  return <div ref={element} className="text-editor nokey" data-testid="text-diff" />;
}
