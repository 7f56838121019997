/** A field holds an expression, or plain text that stands for a constant of type STR: which of the two, and the way between. */
import { parseExpression } from '#model/expression/parse.ts';
import { quoteString } from '#model/expression/quoted.ts';

export type FieldMode = 'expression' | 'text';

/** The text of a STR constant; undefined when the expression is something else. */
export function textOf(expression: string): string | undefined {
  const first = expression.trimStart()[0];
  if (first !== '"' && first !== "'") return undefined;
  const parsed = parseExpression(expression);
  if (!parsed.ok || parsed.value.kind !== 'literal') return undefined;
  const { value } = parsed.value.value;
  return value.case === 'str' ? value.value : undefined;
}

/** An empty text is an empty field: nothing is given. */
export const expressionOf = (text: string): string => (text === '' ? '' : quoteString(text));

/** What a field that nobody types in shows. A text with line breaks needs the expression's escapes. */
export function modeOf(expression: string): FieldMode {
  const text = textOf(expression);
  return text === undefined || text === '' || /[\n\r]/.test(text) ? 'expression' : 'text';
}

/** What stands in the field when its mode is changed: what was typed without quotes is taken as the text itself. */
export const asText = (expression: string): string => textOf(expression) ?? expression;
