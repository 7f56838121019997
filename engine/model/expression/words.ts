/** The words of the language: which are reserved, and what the functions and methods are, for parser and editor. */
import { endOfDigitName, endOfName, isDigit, isLetter } from './characters.ts';
import { quoteName } from './quoted.ts';

/** A variable of such a name is written in backticks. */
const RESERVED = new Set([
  'true',
  'false',
  'null',
  'and',
  'or',
  'not',
  'in',
  'as',
  'struct',
  'map',
  'Struct',
  'Map',
  'Array',
]);

export const isReserved = (word: string): boolean => RESERVED.has(word);
export const reservedWords: readonly string[] = [...RESERVED];

const isWholeName = (name: string): boolean => {
  if (isLetter(name, 0)) return endOfName(name, 0) === name.length;
  return isDigit(name.charCodeAt(0)) && endOfDigitName(name, 0) === name.length;
};

/** A variable's name as an expression writes it: bare where that reads back, else in backticks. */
export const variableText = (name: string): string =>
  isWholeName(name) && !RESERVED.has(name) ? name : quoteName(name);

/** A node's, field's or StructDef's name, where reserved words do no harm. */
export const nameText = (name: string): string => (isWholeName(name) ? name : quoteName(name));
