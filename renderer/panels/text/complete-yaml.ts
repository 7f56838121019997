/** Completion and hover of one file in Monaco, from the file's JSON Schema and the names of the drawing. */
import type { editor, IDisposable, languages } from 'monaco-editor/editor/editor.api.js';
import type { Drawing } from '#model/document/drawing.ts';
import { completions, type Completion } from '#model/expression/complete.ts';
import { definitionsSchema, workflowSchema } from '#model/text/workflow-schema.ts';
import { useDocument } from '../../store/document-store.ts';
import { DEFINITIONS_FILE } from '../../store/file-names.ts';
import { monaco } from './monaco.ts';
import { expressionEnv } from '../expression/expression-env.ts';
import { yamlExpression, type YamlExpression } from './yaml-expression.ts';
import { yamlHover } from './yaml-hover.ts';
import { yamlContext } from './yaml-context.ts';
import { yamlOffers, type YamlOffer } from './yaml-offers.ts';

const kinds: Readonly<Record<YamlOffer['kind'], languages.CompletionItemKind>> = {
  key: monaco.languages.CompletionItemKind.Property,
  value: monaco.languages.CompletionItemKind.EnumMember,
  name: monaco.languages.CompletionItemKind.Reference,
};

const ofExpression: Readonly<Record<Completion['kind'], languages.CompletionItemKind>> = {
  variable: monaco.languages.CompletionItemKind.Variable,
  output: monaco.languages.CompletionItemKind.Event,
  field: monaco.languages.CompletionItemKind.Field,
  function: monaco.languages.CompletionItemKind.Function,
  keyword: monaco.languages.CompletionItemKind.Keyword,
};

/** The same offers as in a field of the inspector, in the same order. */
function expressionOffers(
  drawing: Drawing,
  { thread, node, text }: YamlExpression,
  lineNumber: number,
  column: number,
): languages.CompletionItem[] {
  const start = column - text.length;
  return completions(text, text.length, expressionEnv(drawing, { thread, node })).map((offer, index) => ({
    label: offer.label,
    kind: ofExpression[offer.kind],
    detail: offer.detail,
    documentation: [offer.seen && `Last run: ${offer.seen}`, offer.caution].filter(Boolean).join('\n'),
    insertText: offer.insert,
    sortText: String(index).padStart(4, '0'),
    range: new monaco.Range(lineNumber, start + offer.from, lineNumber, start + offer.to),
  }));
}

/** Answers how to stop. */
export function completeYaml(model: editor.ITextModel): () => void {
  const schema = model.uri.path === `/${DEFINITIONS_FILE}` ? definitionsSchema : workflowSchema;
  const provider: IDisposable = monaco.languages.registerCompletionItemProvider('yaml', {
    triggerCharacters: [' ', '-', '.', '(', '['],
    provideCompletionItems: (asked, { lineNumber, column }) => {
      if (asked !== model) return { suggestions: [] };
      const context = yamlContext(model.getLinesContent(), lineNumber - 1, column - 1);
      const { drawing } = useDocument.getState();
      const expression = yamlExpression(model.getLinesContent(), lineNumber - 1, column - 1);
      if (expression !== undefined && drawing !== undefined)
        return { suggestions: expressionOffers(drawing, expression, lineNumber, column) };
      const offers = yamlOffers(context, schema, drawing);
      const range = new monaco.Range(lineNumber, column - context.word.length, lineNumber, column);
      return {
        suggestions: offers.map(({ label, kind, detail, insert }) => ({
          label,
          kind: kinds[kind],
          detail: kind === 'name' ? detail : undefined,
          documentation: kind === 'name' ? undefined : detail,
          insertText: insert,
          range,
        })),
      };
    },
  });
  const hovers = monaco.languages.registerHoverProvider('yaml', {
    provideHover: (asked, { lineNumber, column }) => {
      if (asked !== model) return undefined;
      const { drawing } = useDocument.getState();
      const found = yamlHover(model.getLinesContent(), lineNumber - 1, column - 1, schema, drawing);
      if (found === undefined) return undefined;
      return {
        range: new monaco.Range(lineNumber, found.from + 1, lineNumber, found.to + 1),
        contents: [{ value: `\`${found.title}\`` }, ...found.lines.map((value) => ({ value }))],
      };
    },
  });
  return () => {
    provider.dispose();
    hovers.dispose();
  };
}
