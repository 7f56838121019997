/**
 * Offsets inside a scalar's value as offsets in the file, whatever way the scalar is quoted or folded, so that the
 * column of a broken expression is exact.
 */
import type { YamlScalar } from './yaml-node.ts';

export const innerOffset = (text: string, scalar: YamlScalar): ((offset: number) => number) => {
  let offsets: readonly number[] | undefined;
  return (offset) => {
    offsets ??= align(text, scalar);
    return offsets[Math.min(Math.max(offset, 0), offsets.length - 1)] ?? scalar.start;
  };
};

/** For each character of the value, and its end, where it stands in the file. */
const align = (text: string, scalar: YamlScalar): readonly number[] => {
  const value = String(scalar.isPlain ? scalar.source : scalar.value);
  const quote = text[scalar.start];
  const isBlock = !scalar.isPlain && (quote === '|' || quote === '>');
  const isQuoted = !scalar.isPlain && !isBlock;
  let at = scalar.start + (isQuoted ? 1 : 0);
  if (isBlock) at = afterIndent(text, text.indexOf('\n', at) + 1);
  const offsets: number[] = [];
  for (let index = 0; index < value.length; index++) {
    if (isSpace(value[index]) && isSpace(text[at]) && text[at] !== value[index]) at = lastSpace(text, at);
    offsets.push(at);
    if (isQuoted && quote === "'" && text[at] === "'") at += 2;
    else if (isQuoted && quote === '"' && text[at] === '\\') at += escapeLength(text, at);
    else at += 1;
    if (text[at - 1] === '\n') at = afterIndent(text, at);
  }
  offsets.push(Math.min(at, scalar.end));
  return offsets;
};

const isSpace = (char: string | undefined): boolean =>
  char === ' ' || char === '\n' || char === '\r' || char === '\t';

const afterIndent = (text: string, start: number): number => {
  let at = start;
  while (text[at] === ' ') at++;
  return at;
};

/** A folded line break is one space in the value and a run of blanks in the file. */
const lastSpace = (text: string, start: number): number => {
  let at = start;
  while (isSpace(text[at + 1])) at++;
  return at;
};

const escapeLength = (text: string, at: number): number => {
  const lengths: Readonly<Record<string, number>> = { x: 4, u: 6, U: 10 };
  return lengths[text[at + 1] ?? ''] ?? 2;
};
