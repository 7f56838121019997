/**
 * What is wrong with a text, by all that the drawing says. Any edit may change the answer, few do: while the answer is the
 * same, a field need not be drawn again because somebody types in another one.
 */
import { useMemo } from 'react';
import { sameValue } from '#model/diff/same-value.ts';
import type { Drawing } from '#model/document/drawing.ts';
import type { ExpressionError } from '#model/expression/error.ts';
import { useDocument } from '../../store/document-store.ts';
import { expressionEnv, type ExpressionPlace } from './expression-env.ts';
import type { ExpressionKind } from './expression-offers.ts';
import { liveError } from './live-error.ts';

/** The very same object while it says the same. */
export function useLiveError(
  kind: ExpressionKind,
  value: string,
  { thread, node }: ExpressionPlace,
): ExpressionError | undefined {
  const select = useMemo(() => {
    let last: Drawing | undefined;
    let error: ExpressionError | undefined;
    return ({ drawing }: { readonly drawing: Drawing | undefined }) => {
      if (drawing === last) return error;
      const now = drawing && liveError(kind, value, expressionEnv(drawing, { thread, node }));
      if (!sameValue(now, error)) error = now;
      last = drawing;
      return error;
    };
  }, [kind, value, thread, node]);
  return useDocument(select);
}
