/**
 * JSON text as the language writes it. Text in compact form (`{"a":1}`) is shown as `{a: 1}`; any other spelling of
 * JSON would not come back letter by letter and is shown as it is, in `jsonObj('…')`.
 */
import { nameText } from './words.ts';
import { quoteString } from './quoted.ts';

const MAX_DEPTH = 40;
const NUMBER = /-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?/y;
const STRING = /"(?:[^"\\]|\\.)*"/y;

interface Reader {
  readonly text: string;
  at: number;
}

/** The language's form of compact JSON text that starts with `open`; undefined when there is none. */
export const jsonInLanguage = (text: string, open: '{' | '['): string | undefined => {
  if (!text.startsWith(open)) return undefined;
  const reader: Reader = { text, at: 0 };
  const shown = value(reader, 0);
  return shown !== undefined && reader.at === text.length ? shown : undefined;
};

const value = (reader: Reader, depth: number): string | undefined => {
  const { text, at } = reader;
  const first = text[at];
  if (depth > MAX_DEPTH) return undefined;
  if (first === '{') return list(reader, '}', depth, member);
  if (first === '[') return list(reader, ']', depth, value);
  if (first === '"') {
    const string = readString(reader);
    return string === undefined ? undefined : quoteString(string);
  }
  for (const word of ['true', 'false', 'null']) if (text.startsWith(word, at)) return take(reader, word);
  NUMBER.lastIndex = at;
  const number = NUMBER.exec(text)?.[0];
  return number === undefined ? undefined : take(reader, number);
};

const take = (reader: Reader, part: string): string => {
  reader.at += part.length;
  return part;
};

const list = (
  reader: Reader,
  close: string,
  depth: number,
  item: (reader: Reader, depth: number) => string | undefined,
): string | undefined => {
  const open = take(reader, reader.text[reader.at] ?? '');
  if (reader.text[reader.at] === close) return open + take(reader, close);
  const items: string[] = [];
  for (;;) {
    const shown = item(reader, depth + 1);
    if (shown === undefined) return undefined;
    items.push(shown);
    const next = reader.text[reader.at];
    if (next !== ',' && next !== close) return undefined;
    reader.at++;
    if (next === close) return open + items.join(', ') + close;
  }
};

const member = (reader: Reader, depth: number): string | undefined => {
  const key = readString(reader);
  if (key === undefined || reader.text[reader.at] !== ':') return undefined;
  reader.at++;
  const shown = value(reader, depth);
  return shown === undefined ? undefined : `${jsonKey(key)}: ${shown}`;
};

const jsonKey = (key: string): string => {
  const bare = nameText(key);
  return bare.startsWith('`') ? quoteString(key) : bare;
};

/** A string that JSON.stringify would spell in the same way. */
const readString = (reader: Reader): string | undefined => {
  STRING.lastIndex = reader.at;
  const raw = STRING.exec(reader.text)?.[0];
  if (raw === undefined) return undefined;
  reader.at += raw.length;
  const string = decode(raw);
  return string !== undefined && JSON.stringify(string) === raw ? string : undefined;
};

const decode = (raw: string): string | undefined => {
  try {
    return JSON.parse(raw) as string;
  } catch {
    return undefined;
  }
};
