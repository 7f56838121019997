/** A text as a YAML scalar: plain where that is safe beyond doubt, otherwise quoted the way that needs fewest escapes. */
import type { TreeScalar } from './tree.ts';

export const scalarText = (scalar: TreeScalar, isInFlow: boolean): string =>
  scalar.isBare ? scalar.text : quoted(scalar.text, isInFlow);

export const quoted = (value: string, isInFlow: boolean): string => {
  if (isPlain(value, isInFlow)) return value;
  if (!UNPRINTABLE.test(value)) return `'${value.replaceAll("'", "''")}'`;
  return JSON.stringify(value).replace(ESCAPED_TOO, escaped);
};

const UNPRINTABLE = /[\u0000-\u001f\u007f-\u009f\u2028\u2029\ud800-\udfff\ufeff\ufffe\uffff]/;
const ESCAPED_TOO = /[\u007f-\u009f\u2028\u2029\ufeff\ufffe\uffff]/g;
const escaped = (char: string): string => `\\u${char.charCodeAt(0).toString(16).padStart(4, '0')}`;

/** Starts like a word, holds nothing that YAML reads, and is no number, bool or null. */
const isPlain = (value: string, isInFlow: boolean): boolean => {
  if (!/^[A-Za-z0-9_($/<\p{L}]/u.test(value) || UNPRINTABLE.test(value)) return false;
  if (/:(\s|$)|\s#|\s$/.test(value) || (isInFlow && /[,[\]{}]/.test(value))) return false;
  if (isInFlow && /:$|:[,[\]{}]/.test(value)) return false;
  return !/^(true|false|null|~|yes|no|on|off|[-+.0-9][0-9a-fxo_.e+-]*)$/i.test(value);
};
