/** Which characters make up a bare name, and where such a name ends. Hyphens may stand inside a name. */

const LETTER = /^\p{L}/u;
const PART = /^[\p{L}\p{N}_]/u;

export const isDigit = (code: number): boolean => code >= 48 && code <= 57;

const isAsciiLetter = (code: number): boolean =>
  (code >= 97 && code <= 122) || (code >= 65 && code <= 90) || code === 95;

/** A letter or underscore begins at `at`. */
export const isLetter = (text: string, at: number): boolean => {
  const code = text.charCodeAt(at);
  return isAsciiLetter(code) || (code > 127 && LETTER.test(pointAt(text, at)));
};

/** A letter, digit or underscore begins at `at`. */
export const isNamePart = (text: string, at: number): boolean => {
  const code = text.charCodeAt(at);
  return isAsciiLetter(code) || isDigit(code) || (code > 127 && PART.test(pointAt(text, at)));
};

/** Index after the name that begins at `start`; a hyphen belongs to it when a name character follows. */
export const endOfName = (text: string, start: number): number => {
  let at = start;
  for (;;) {
    if (isNamePart(text, at)) at += text.charCodeAt(at) > 127 ? pointAt(text, at).length : 1;
    else if (text.charCodeAt(at) === 45 && at > start && isNamePart(text, at + 1)) at++;
    else return at;
  }
};

/**
 * Index after a name such as `1-reserve-TASK`, as the SDKs name nodes: digits, a hyphen, and a letter somewhere
 * behind it. Undefined when a number begins at `start` (`5`, `5-3`, `90s`).
 */
export const endOfDigitName = (text: string, start: number): number | undefined => {
  let at = start;
  while (isDigit(text.charCodeAt(at))) at++;
  if (text.charCodeAt(at) !== 45) return undefined;
  const end = endOfName(text, start);
  for (let i = at; i < end; i++) if (isLetter(text, i)) return end;
  return undefined;
};

const pointAt = (text: string, at: number): string => String.fromCodePoint(text.codePointAt(at) ?? 0);
