/** Monaco with only the parts that a YAML editor needs. This file and all it imports is loaded when the text is opened. */
import * as monaco from 'monaco-editor/editor/editor.api.js';
import 'monaco-editor/features/bracketMatching/register.js';
import 'monaco-editor/features/clipboard/register.js';
import 'monaco-editor/features/codicon/register.js';
import 'monaco-editor/features/comment/register.js';
import 'monaco-editor/features/contextmenu/register.js';
import 'monaco-editor/features/diffEditor/register.js';
import 'monaco-editor/features/find/register.js';
import 'monaco-editor/features/folding/register.js';
import 'monaco-editor/features/gotoError/register.js';
import 'monaco-editor/features/hover/register.js';
import 'monaco-editor/features/indentation/register.js';
import 'monaco-editor/features/linesOperations/register.js';
import 'monaco-editor/features/multicursor/register.js';
import 'monaco-editor/features/stickyScroll/register.js';
import 'monaco-editor/features/snippet/register.js';
// The package's own entry for suggestions leaves the list itself out.
import 'monaco-editor/editor/contrib/suggest/browser/suggestController.js';
import 'monaco-editor/features/wordHighlighter/register.js';
import 'monaco-editor/features/wordOperations/register.js';
import 'monaco-editor/languages/definitions/yaml/register.js';

self.MonacoEnvironment = {
  getWorker: () =>
    new Worker(new URL('./editor-worker.ts', import.meta.url), { type: 'module', name: 'text' }),
};

const THEMES = { light: 'paddock-light', dark: 'paddock-dark' } as const;

/** Bundlers shorten #ffffff to #fff, which Monaco does not read. */
const sixDigits = (hex: string): string => hex.replace(/^#(.)(.)(.)$/, '#$1$1$2$2$3$3');

/** The app's own colours, read from the tokens of the theme that is on the screen now. */
function applyTheme(scheme: 'light' | 'dark'): void {
  const style = getComputedStyle(document.documentElement);
  const color = (name: string): string => sixDigits(style.getPropertyValue(`--${name}`).trim());
  const plain = (name: string): string => color(name).replace('#', '');
  monaco.editor.defineTheme(THEMES[scheme], {
    base: scheme === 'dark' ? 'vs-dark' : 'vs',
    inherit: true,
    rules: [
      { token: '', foreground: plain('text') },
      { token: 'comment', foreground: plain('text-3'), fontStyle: 'italic' },
      { token: 'type', foreground: plain('accent-text') },
      { token: 'string', foreground: plain('good') },
      { token: 'number', foreground: plain('threads') },
      { token: 'keyword', foreground: plain('waiting') },
      { token: 'delimiter', foreground: plain('text-2') },
      { token: 'operators', foreground: plain('text-2') },
    ],
    colors: {
      'editor.background': color('surface'),
      'editor.foreground': color('text'),
      'editorLineNumber.foreground': color('text-3'),
      'editorLineNumber.dimmedForeground': color('text-3'),
      'editorLineNumber.activeForeground': color('text'),
      'editor.lineHighlightBackground': color('surface-2'),
      'editor.lineHighlightBorder': '#00000000',
      'editorIndentGuide.background1': color('line'),
      'editorIndentGuide.activeBackground1': color('line-strong'),
      'editorWidget.background': color('surface'),
      'editorWidget.border': color('line-strong'),
      'editorStickyScroll.background': color('surface'),
      'editorStickyScrollHover.background': color('surface-3'),
      'editorGutter.background': color('surface'),
      'diffEditor.insertedTextBackground': `${color('good')}33`,
      'diffEditor.removedTextBackground': `${color('bad')}33`,
      'diffEditor.insertedLineBackground': `${color('good')}1f`,
      'diffEditor.removedLineBackground': `${color('bad')}1f`,
      'diffEditor.unchangedRegionBackground': color('surface-2'),
      'diffEditor.unchangedRegionForeground': color('text-2'),
      'editorError.foreground': color('bad'),
      'editorWarning.foreground': color('waiting'),
      'editorInfo.foreground': color('accent'),
      'scrollbar.shadow': '#00000000',
      'scrollbarSlider.background': `${color('line-strong')}80`,
      'scrollbarSlider.hoverBackground': color('line-strong'),
      'scrollbarSlider.activeBackground': color('line-strong'),
      focusBorder: color('focus'),
    },
  });
  monaco.editor.setTheme(THEMES[scheme]);
}

/** Keeps Monaco in the theme that the page has: the tokens change with this attribute, no sooner. */
export function followTheme(): () => void {
  const page = document.documentElement;
  const attribute = 'data-mantine-color-scheme';
  const apply = (): void => applyTheme(page.getAttribute(attribute) === 'dark' ? 'dark' : 'light');
  apply();
  const observer = new MutationObserver(apply);
  observer.observe(page, { attributeFilter: [attribute] });
  return () => observer.disconnect();
}

export { monaco };
