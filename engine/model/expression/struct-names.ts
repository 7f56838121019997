/** Which StructDefs a text names: a type, or an expression with casts, struct builders and constants. */
import { tokenise, type Token } from './token.ts';
import { nameText } from './words.ts';

/** Each once, in the order of the text; what stands in quotes names nothing. */
export const structsNamedIn = (text: string): readonly string[] => [
  ...new Set(placesIn(text).map(({ text: name }) => name)),
];

export interface NamedStruct {
  readonly name: string;
  /** Absent: the latest. */
  readonly version?: number;
}

/** As often as they are named, with the version that is asked for. */
export const structIdsNamedIn = (text: string): readonly NamedStruct[] => {
  if (!/struct/i.test(text)) return [];
  const tokens = tokenise(text);
  return placesAmong(tokens).map((token) => {
    const [at, number] = tokens.slice(tokens.indexOf(token) + 1);
    const version = at?.text === '@' ? Number(number?.text) : NaN;
    return Number.isInteger(version) ? { name: token.text, version } : { name: token.text };
  });
};

/** The same text with one StructDef called otherwise, everything else as it was. */
export const renameStruct = (text: string, from: string, to: string): string => {
  let result = '';
  let at = 0;
  for (const place of placesIn(text)) {
    if (place.text !== from) continue;
    result += text.slice(at, place.start) + nameText(to);
    at = place.end;
  }
  return result + text.slice(at);
};

/** The names in `Struct<name…` and `struct name…`. */
const placesIn = (text: string): readonly Token[] => {
  if (!/struct/i.test(text)) return [];
  return placesAmong(tokenise(text));
};

const placesAmong = (tokens: readonly Token[]): readonly Token[] =>
  tokens.flatMap((token, index) => {
    if (token.kind !== 'name' || tokens[index - 1]?.text === '.') return [];
    const [next, second] = tokens.slice(index + 1, index + 3);
    if (token.text === 'struct' && isName(next)) return [next];
    return token.text === 'Struct' && next?.text === '<' && isName(second) ? [second] : [];
  });

const isName = (token: Token | undefined): token is Token =>
  token?.kind === 'name' || token?.kind === 'quoted-name';
