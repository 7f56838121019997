/** Durations as people write them (`3 days`, `2 h 30 min`, `500 ms`), as whole numbers of seconds or milliseconds. */

type Unit = 's' | 'ms';

const MS: Readonly<Record<string, number>> = {
  ms: 1,
  millisecond: 1,
  milliseconds: 1,
  s: 1000,
  sec: 1000,
  second: 1000,
  seconds: 1000,
  m: 60_000,
  min: 60_000,
  minute: 60_000,
  minutes: 60_000,
  h: 3_600_000,
  hour: 3_600_000,
  hours: 3_600_000,
  d: 86_400_000,
  day: 86_400_000,
  days: 86_400_000,
  w: 604_800_000,
  week: 604_800_000,
  weeks: 604_800_000,
};

/** Milliseconds in one of the unit that `word` names; undefined when it names none. */
export const unitMs = (word: string): number | undefined => (Object.hasOwn(MS, word) ? MS[word] : undefined);

export const durationUnits = Object.keys(MS);

/** A whole number of `unit`s, or undefined when the text is no duration or no whole number of them. */
export const parseDuration = (text: string, unit: Unit): number | undefined => {
  const trimmed = text.trim();
  if (/^\d+$/.test(trimmed)) return safe(Number(trimmed));
  if (!/^(?:\d+(?:\.\d+)?\s*[a-z]+\s*)+$/.test(trimmed)) return undefined;
  let ms = 0;
  for (const [, amount, word] of trimmed.matchAll(/(\d+(?:\.\d+)?)\s*([a-z]+)/g)) {
    const factor = unitMs(word ?? '');
    if (factor === undefined) return undefined;
    ms += times(amount ?? '', factor);
  }
  return safe(unit === 'ms' ? ms : ms / 1000);
};

/** Inverse of parseDuration, in the largest units: 9000 s is `2 h 30 min`. Not for negative or broken numbers. */
export const printDuration = (n: number, unit: Unit): string => {
  let rest = unit === 'ms' ? n : n * 1000;
  if (!Number.isSafeInteger(rest) || rest < 0) return String(n);
  if (rest === 0) return `0 ${unit}`;
  const parts: string[] = [];
  for (const [word, size] of SHOWN) {
    const count = Math.floor(rest / size);
    rest -= count * size;
    if (count > 0) parts.push(`${count} ${word === 'day' && count > 1 ? 'days' : word}`);
  }
  return parts.join(' ');
};

const SHOWN: readonly (readonly [string, number])[] = [
  ['day', 86_400_000],
  ['h', 3_600_000],
  ['min', 60_000],
  ['s', 1000],
  ['ms', 1],
];

/** `0.1 s` must be exactly 100 ms, so the decimals are counted instead of multiplied as floats. */
export const times = (amount: string, factor: number): number => {
  const [whole = '', decimals = ''] = amount.split('.');
  const scale = 10 ** decimals.length;
  return (Number(whole + decimals) * factor) / scale;
};

const safe = (n: number): number | undefined => (Number.isSafeInteger(n) ? n : undefined);
