/**
 * What part a token plays, told from its neighbours alone, so that it works on texts that are not finished yet. Shared
 * by highlighting, hovers and completion.
 */
import { unitMs } from './duration.ts';
import { primitiveNames } from './parse-type.ts';
import { isReserved } from './words.ts';
import type { Token } from './token.ts';

export type Role =
  | 'variable'
  | 'node'
  | 'field'
  | 'function'
  | 'type'
  | 'keyword'
  | 'number'
  | 'string'
  | 'operator'
  | 'error';

const TYPE_WORDS = new Set([...primitiveNames, 'Array', 'Map', 'Struct', 'masked', 'UNTYPED']);

export const isText = (token: Token | undefined, text: string): boolean =>
  token !== undefined && token.text === text && (token.kind === 'operator' || token.kind === 'name');

export const roleOf = (tokens: readonly Token[], index: number): Role => {
  const token = tokens[index]!;
  switch (token.kind) {
    case 'bad':
      return 'error';
    case 'number':
      return isNodePlace(tokens, index) ? 'node' : 'number';
    case 'string':
      return isText(tokens[index + 1], ':') ? 'field' : 'string';
    case 'operator':
    case 'end':
      return 'operator';
    default:
      return roleOfName(tokens, index);
  }
};

/** Right behind `output(`. */
export const isNodePlace = (tokens: readonly Token[], index: number): boolean =>
  isText(tokens[index - 1], '(') && isText(tokens[index - 2], 'output');

const roleOfName = (tokens: readonly Token[], index: number): Role => {
  const [token, before, after] = [tokens[index]!, tokens[index - 1], tokens[index + 1]];
  const isBare = token.kind === 'name';
  if (isNodePlace(tokens, index)) return 'node';
  if (isBare && isText(after, '(') && !isReserved(token.text)) return 'function';
  if (isText(before, '.')) return 'field';
  if (isText(before, 'struct') || isStructName(tokens, index)) return 'type';
  if (isText(after, ':')) return 'field';
  if (isBare && before?.kind === 'number' && unitMs(token.text) !== undefined) return 'number';
  if (isBare && TYPE_WORDS.has(token.text) && (isReserved(token.text) || isTypePlace(tokens, index)))
    return 'type';
  return isBare && isReserved(token.text) ? 'keyword' : 'variable';
};

const isStructName = (tokens: readonly Token[], index: number): boolean =>
  isText(tokens[index - 1], '<') && isText(tokens[index - 2], 'Struct');

/** Behind `as`, or inside the brackets of `Array<`, `Map<`. */
export const isTypePlace = (tokens: readonly Token[], index: number): boolean => {
  const before = tokens[index - 1];
  if (isText(before, 'as') || isText(before, 'masked')) return true;
  for (let at = index - 1, depth = 0; at > 0; at--) {
    const { kind, text } = tokens[at]!;
    if (kind !== 'operator') continue;
    if (text === '>') depth++;
    else if (text === '<') {
      if (depth === 0) return isGeneric(tokens[at - 1]);
      depth--;
    } else if (text !== ',' && text !== '@' && text !== '?') return false;
  }
  return false;
};

const isGeneric = (token: Token | undefined): boolean =>
  token?.kind === 'name' && ['Array', 'Map', 'map'].includes(token.text);
