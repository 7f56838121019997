/** What is wrong with a text of the language while it is being typed, before the drawing has taken it. */
import type { ExpressionError } from '#model/expression/error.ts';
import { inferType, type TypeEnv } from '#model/expression/infer.ts';
import { parseExpression, parseMutation, parseType } from '#model/expression/parse.ts';
import type { ExpressionKind } from './expression-offers.ts';

/** An empty text is no error here: whether the field may be empty is the record's business. */
export function liveError(kind: ExpressionKind, text: string, env: TypeEnv): ExpressionError | undefined {
  if (text.trim() === '') return undefined;
  switch (kind) {
    case 'expression': {
      const parsed = parseExpression(text);
      return parsed.ok ? inferType(parsed.value, env).problems[0] : parsed.error;
    }
    case 'mutation': {
      const parsed = parseMutation(text);
      return parsed.ok ? undefined : parsed.error;
    }
    case 'type': {
      const parsed = parseType(text);
      return parsed.ok ? undefined : parsed.error;
    }
    case 'duration':
      // A duration may also be an expression that gives one; the drawing's own check knows which.
      return undefined;
  }
}
