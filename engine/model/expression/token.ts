/**
 * Cuts a text into tokens. Total: what can't be read becomes a `bad` token that carries its own error, so that the
 * parser, the highlighter and the completer all work on one list.
 */
import { isLetter, isDigit, isNamePart, endOfName, endOfDigitName } from './characters.ts';
import { readQuoted } from './quoted.ts';

export interface Token {
  readonly kind: 'name' | 'quoted-name' | 'string' | 'number' | 'operator' | 'bad' | 'end';
  /** The value: a name or string without quotes and escapes; otherwise the text as it stands. For `bad`, the error. */
  readonly text: string;
  readonly start: number;
  readonly end: number;
}

const ONE = new Set([...'=<>!+-*/()[]{},:.?@']);
/** Signs that `=` may follow, and signs that stand twice. */
const BEFORE_EQUALS = new Set([...'=<>!+-*/']);
const DOUBLED = new Set([...'*&|']);

export const tokenise = (text: string): readonly Token[] => {
  const tokens: Token[] = [];
  let at = 0;
  for (;;) {
    while (isSpace(text.charCodeAt(at))) at++;
    if (at >= text.length) break;
    const token = readToken(text, at);
    tokens.push(token);
    at = token.end;
  }
  tokens.push({ kind: 'end', text: '', start: text.length, end: text.length });
  return tokens;
};

const readToken = (text: string, start: number): Token => {
  const code = text.charCodeAt(start);
  if (isLetter(text, start)) return slice('name', text, start, endOfName(text, start));
  if (isDigit(code)) {
    const nameEnd = endOfDigitName(text, start);
    return nameEnd === undefined ? readNumber(text, start) : slice('name', text, start, nameEnd);
  }
  if (code === 34 || code === 39) return readQuoted(text, start, 'string');
  if (code === 96) return readQuoted(text, start, 'quoted-name');
  return readOperator(text, start);
};

const readOperator = (text: string, start: number): Token => {
  const length = operatorLength(text, start);
  if (length > 0)
    return { kind: 'operator', text: text.slice(start, start + length), start, end: start + length };
  const end = start + (text.codePointAt(start)! > 0xffff ? 2 : 1);
  const character = text.slice(start, end);
  return { kind: 'bad', text: HINTS[character] ?? unknownCharacter(character), start, end };
};

/** Of the longest operator at `start`; 0 when there is none. `===` and `!==` are read so that they can be refused. */
const operatorLength = (text: string, start: number): number => {
  const sign = text[start] ?? '';
  const next = text[start + 1];
  if (next === '=' && BEFORE_EQUALS.has(sign)) {
    return text[start + 2] === '=' && (sign === '=' || sign === '!') ? 3 : 2;
  }
  if (next === sign && DOUBLED.has(sign)) return text[start + 2] === '=' ? 3 : 2;
  return ONE.has(sign) ? 1 : 0;
};

const HINTS: Readonly<Record<string, string>> = {
  '&': 'A single & means nothing here; write && or the word and.',
  '|': 'A single | means nothing here; write || or the word or.',
  '%': 'LittleHorse has no remainder operator; compute it in a task.',
  '^': 'Write ** for a power.',
  ';': 'A text holds one expression; leave out the semicolon.',
};

const unknownCharacter = (character: string): string =>
  `The character ${character} means nothing here; a name that has it is written in backticks, a text in quotes.`;

/** Digits, decimals, exponent; anything that follows at once (as in `90s`) is a token of its own. */
const readNumber = (text: string, start: number): Token => {
  let end = skipDigits(text, start);
  if (text.charCodeAt(end) === 46 && isDigit(text.charCodeAt(end + 1))) end = skipDigits(text, end + 1);
  const e = text.charCodeAt(end);
  if (e === 101 || e === 69) {
    const sign = text.charCodeAt(end + 1);
    const digits = sign === 43 || sign === 45 ? end + 2 : end + 1;
    const after = skipDigits(text, digits);
    if (after > digits && !isNamePart(text, after)) end = after;
  }
  return slice('number', text, start, end);
};

const skipDigits = (text: string, at: number): number => {
  while (isDigit(text.charCodeAt(at))) at++;
  return at;
};

const slice = (kind: 'name' | 'number', text: string, start: number, end: number): Token => ({
  kind,
  text: text.slice(start, end),
  start,
  end,
});

const isSpace = (code: number): boolean =>
  code === 32 || code === 10 || code === 13 || code === 9 || code === 0xa0;
