/** Strings and quoted names: reading them with their escapes, and writing any text so that it reads back the same. */
import type { Token } from './token.ts';

const ESCAPES: Readonly<Record<string, string>> = {
  n: '\n',
  t: '\t',
  r: '\r',
  b: '\b',
  f: '\f',
  '\\': '\\',
  '/': '/',
  '"': '"',
  "'": "'",
  '`': '`',
};

/** Reads from the quote at `start`. A missing end or an unknown escape gives a `bad` token. */
export const readQuoted = (text: string, start: number, kind: 'string' | 'quoted-name'): Token => {
  const quote = text[start];
  let value = '';
  let from = start + 1;
  for (let at = from; at < text.length; at++) {
    const character = text[at];
    if (character === quote) return { kind, text: value + text.slice(from, at), start, end: at + 1 };
    if (character === '\n') break;
    if (character !== '\\') continue;
    const escape = readEscape(text, at + 1);
    if (escape === undefined) return badEscape(text, at);
    value += text.slice(from, at) + escape.value;
    at += escape.length;
    from = at + 1;
  }
  return { kind: 'bad', text: `The closing ${quote} is missing; add it.`, start, end: text.length };
};

const readEscape = (text: string, at: number): { value: string; length: number } | undefined => {
  const letter = text[at] ?? '';
  if (letter === 'u') {
    const hex = text.slice(at + 1, at + 5);
    if (!/^[0-9a-fA-F]{4}$/.test(hex)) return undefined;
    return { value: String.fromCharCode(parseInt(hex, 16)), length: 5 };
  }
  return Object.hasOwn(ESCAPES, letter) ? { value: ESCAPES[letter] ?? '', length: 1 } : undefined;
};

const badEscape = (text: string, at: number): Token => ({
  kind: 'bad',
  text: 'After a backslash stands one of n t r b f u \\ / or a quote; write \\\\ for a backslash itself.',
  start: at,
  end: Math.min(at + 2, text.length),
});

// Whatever is invisible or could break a line or an encoder is written as an escape.
const UNSAFE = /[\u0000-\u001f\u007f-\u00a0\u00ad\u2028\u2029\ufeff\ud800-\udfff\\]/;
const SHORT: Readonly<Record<string, string>> = {
  '\n': '\\n',
  '\t': '\\t',
  '\r': '\\r',
  '\b': '\\b',
  '\f': '\\f',
  '\\': '\\\\',
};

const escaped = (value: string, quote: string): string => {
  if (!UNSAFE.test(value) && !value.includes(quote)) return value;
  let out = '';
  for (const point of value) {
    if (point === quote) out += `\\${quote}`;
    else if (point.length > 1 || !UNSAFE.test(point)) out += point;
    else out += SHORT[point] ?? `\\u${point.charCodeAt(0).toString(16).padStart(4, '0')}`;
  }
  return out;
};

/** In double quotes, or in single ones when that saves escapes (JSON text). */
export const quoteString = (value: string): string => {
  const quote = value.includes('"') && !value.includes("'") ? "'" : '"';
  return quote + escaped(value, quote) + quote;
};

export const quoteName = (value: string): string => '`' + escaped(value, '`') + '`';
