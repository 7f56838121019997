/** Completion and hover of one file in Monaco, from the file's JSON Schema and the names of the drawing. */
import type { editor, IDisposable, languages } from 'monaco-editor/editor/editor.api.js';
import { definitionsSchema, workflowSchema } from '#model/text/workflow-schema.ts';
import { useDocument } from '../../store/document-store.ts';
import { DEFINITIONS_FILE } from '../../store/file-names.ts';
import { monaco } from './monaco.ts';
import { yamlHover } from './yaml-hover.ts';
import { yamlContext } from './yaml-context.ts';
import { yamlOffers, type YamlOffer } from './yaml-offers.ts';

const kinds: Readonly<Record<YamlOffer['kind'], languages.CompletionItemKind>> = {
  key: monaco.languages.CompletionItemKind.Property,
  value: monaco.languages.CompletionItemKind.EnumMember,
  name: monaco.languages.CompletionItemKind.Reference,
};

/** Answers how to stop. */
export function completeYaml(model: editor.ITextModel): () => void {
  const schema = model.uri.path === `/${DEFINITIONS_FILE}` ? definitionsSchema : workflowSchema;
  const provider: IDisposable = monaco.languages.registerCompletionItemProvider('yaml', {
    triggerCharacters: [' ', '-'],
    provideCompletionItems: (asked, { lineNumber, column }) => {
      if (asked !== model) return { suggestions: [] };
      const context = yamlContext(model.getLinesContent(), lineNumber - 1, column - 1);
      const offers = yamlOffers(context, schema, useDocument.getState().drawing);
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
