/** What the word under the pointer means in a workflow or definitions file: a key of the schema, or a name of the drawing. */
import type { JsonObject } from '@bufbuild/protobuf';
import type { Drawing } from '#model/document/drawing.ts';
import { mergedDefinitions } from '#model/document/merged-definitions.ts';
import { yamlContext } from './yaml-context.ts';
import { schemasAt } from './yaml-offers.ts';

export interface YamlHover {
  /** Markdown-free lines: a title in the language of the file, then sentences. */
  readonly title: string;
  readonly lines: readonly string[];
  /** 0-based columns of the word. */
  readonly from: number;
  readonly to: number;
}

const WORD = /[\w.-]+/g;

/** @param line 0-based index @param column 0-based */
export function yamlHover(
  lines: readonly string[],
  line: number,
  column: number,
  schema: JsonObject,
  drawing: Drawing | undefined,
): YamlHover | undefined {
  const text = lines[line] ?? '';
  const word = [...text.matchAll(WORD)].find(
    (match) => match.index <= column && column <= match.index + match[0].length,
  );
  if (word === undefined || text.slice(0, word.index).includes(' #')) return undefined;
  const [from, to] = [word.index, word.index + word[0].length];
  const context = yamlContext(lines, line, from);
  const said =
    text[to] === ':' || context.wants === 'key'
      ? aboutKey([...context.path, word[0]], schema)
      : aboutName(context.path, word[0], drawing);
  return said && { ...said, from, to };
}

type Said = Pick<YamlHover, 'title' | 'lines'> | undefined;

function aboutKey(path: readonly string[], schema: JsonObject): Said {
  const descriptions = schemasAt(schema, path)
    .map((each) => each.description)
    .filter((each) => typeof each === 'string');
  const [description] = descriptions;
  return description === undefined ? undefined : { title: path.at(-1) ?? '', lines: [description] };
}

function aboutName(path: readonly string[], name: string, drawing: Drawing | undefined): Said {
  const key = path.findLast((each) => each !== '-');
  if (drawing === undefined) return undefined;
  const { taskDefs, externalEventDefs, workflowEventDefs, userTaskDefs } = mergedDefinitions(drawing);
  const named = <D extends { readonly name: string }>(list: readonly D[]): D | undefined =>
    list.find((each) => each.name === name);
  const typeOf = (content: { readonly type: string } | 'void' | undefined): string =>
    content === undefined ? 'anything' : content === 'void' ? 'nothing' : content.type;
  const lines = (...all: readonly (string | undefined)[]): readonly string[] =>
    all.filter((each) => each !== undefined);
  switch (key) {
    case 'task': {
      const def = named(taskDefs);
      const inputs = def?.inputs.map((input) => `${input.name}: ${input.type}`).join(', ');
      return def && { title: `${name}(${inputs}) → ${typeOf(def.returns)}`, lines: lines(def.description) };
    }
    case 'external-event': {
      const def = named(externalEventDefs);
      return def && { title: `ExternalEventDef ${name}`, lines: [`Carries ${typeOf(def.content)}.`] };
    }
    case 'throw-event': {
      const def = named(workflowEventDefs);
      return def && { title: `WorkflowEventDef ${name}`, lines: [`Carries ${typeOf(def.content)}.`] };
    }
    case 'user-task': {
      const def = named(userTaskDefs);
      const fields = def?.fields.map((field) => `${field.name}: ${field.type}`).join(', ');
      return def && { title: `UserTaskDef ${name} { ${fields} }`, lines: lines(def.description) };
    }
    default:
      return undefined;
  }
}
