/** How every editor of the text drawer looks and behaves. */
import type { editor } from 'monaco-editor/editor/editor.api.js';

export const editorOptions: editor.IStandaloneEditorConstructionOptions = {
  automaticLayout: true,
  fontFamily: "'JetBrains Mono Variable', ui-monospace, monospace",
  fontSize: 12.5,
  lineHeight: 19,
  fontLigatures: false,
  minimap: { enabled: false },
  scrollBeyondLastLine: false,
  renderLineHighlight: 'line',
  overviewRulerBorder: false,
  folding: true,
  foldingStrategy: 'indentation',
  showFoldingControls: 'mouseover',
  stickyScroll: { enabled: true, maxLineCount: 3 },
  lineNumbersMinChars: 3,
  lineDecorationsWidth: 10,
  padding: { top: 6, bottom: 6 },
  fixedOverflowWidgets: true,
  scrollbar: { verticalScrollbarSize: 10, horizontalScrollbarSize: 10, useShadows: false },
  wordBasedSuggestions: 'off',
  quickSuggestions: { other: true, comments: false, strings: true },
  tabSize: 2,
  insertSpaces: true,
  detectIndentation: false,
  ariaLabel: 'Text of the file',
};
