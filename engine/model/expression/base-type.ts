/** What stands before a dot, in a text that may end right there, and its type. */
import type { StaticType } from '../types/static-type.ts';
import type { TypeEnv } from '../types/type-env.ts';
import { inferType } from './infer.ts';
import { parseExpression } from './parse.ts';
import type { Token } from './token.ts';

/** `cart.items[0]` of `x + cart.items[0].`; `dot` is the index of the dot's token. */
export const textBeforeDot = (text: string, tokens: readonly Token[], dot: number): string => {
  const start = tokens[startOfChain(tokens, dot - 1)];
  const end = tokens[dot];
  return start === undefined || end === undefined ? '' : text.slice(start.start, end.start);
};

export const typeOfText = (text: string, env: TypeEnv): StaticType => {
  const parsed = parseExpression(text);
  return parsed.ok ? inferType(parsed.value, env).type : 'unknown';
};

/** Index of the first token of `a.b(…)[…].c`, going back from its last token. */
const startOfChain = (tokens: readonly Token[], last: number): number => {
  let at = last;
  for (;;) {
    if (isOneOf(tokens[at], ')]}')) {
      at = indexOfOpening(tokens, at);
      const before = tokens[at - 1];
      const goesOn = before?.kind === 'name' || before?.kind === 'quoted-name' || isOneOf(before, ')]');
      if (!goesOn) return at;
      at--;
    } else if (isOneOf(tokens[at - 1], '.')) {
      at -= 2;
    } else {
      return at;
    }
  }
};

const isOneOf = (token: Token | undefined, texts: string): boolean =>
  token?.kind === 'operator' && token.text.length === 1 && texts.includes(token.text);

const indexOfOpening = (tokens: readonly Token[], closing: number): number => {
  let depth = 0;
  for (let at = closing; at >= 0; at--) {
    if (isOneOf(tokens[at], ')]}')) depth++;
    if (isOneOf(tokens[at], '([{') && --depth === 0) return at;
  }
  return 0;
};
