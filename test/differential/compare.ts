/** What differs between the real server's answer and another, with the place of each difference. */
import type { JsonValue } from '@bufbuild/protobuf';
import type { Case } from './case.ts';
import { missingWords, namesIn, wordsOf } from './messages.ts';
import type { Answer } from './play.ts';

export interface Difference {
  /** As `wfRuns.run.nodeRuns[2].status`. */
  readonly at: string;
  readonly real: string;
  readonly ours: string;
  /** Only words of a message for people differ. */
  readonly isMessage?: boolean;
}

const MESSAGES = new Set(['message', 'errorMessage']);
const shown = (value: JsonValue | undefined): string =>
  value === undefined ? '(nothing)' : JSON.stringify(value);

export function differences(ofCase: Case, real: Answer, ours: Answer): Difference[] {
  const names = namesIn(ofCase.text);
  const found: Difference[] = [];
  const differ = (at: string, a: JsonValue | undefined, b: JsonValue | undefined) =>
    found.push({ at, real: shown(a), ours: shown(b) });
  const messages = (at: string, a: string, b: string) => {
    const missing = missingWords(ofCase.words ?? wordsOf(a, names, ofCase.text), b);
    if (missing.length > 0)
      found.push({ at, real: `${shown(a)} with ${missing.join(', ')}`, ours: shown(b), isMessage: true });
  };
  const walk = (at: string, key: string, a: JsonValue | undefined, b: JsonValue | undefined): void => {
    if (a === b) return;
    if (MESSAGES.has(key) && typeof a === 'string' && typeof b === 'string') return messages(at, a, b);
    if (typeof a !== 'object' || typeof b !== 'object' || a === null || b === null)
      return void differ(at, a, b);
    if (Array.isArray(a) !== Array.isArray(b)) return void differ(at, a, b);
    if (Array.isArray(a) && Array.isArray(b)) {
      for (let index = 0; index < Math.max(a.length, b.length); index++)
        walk(`${at}[${index}]`, '', a[index], b[index]);
      return;
    }
    const [left, right] = [a as Record<string, JsonValue>, b as Record<string, JsonValue>];
    // One was refused or ended in another way: they have nothing in common to look into.
    if (['refused', 'put', 'run', 'failures'].some((way) => way in left !== way in right && at !== ''))
      return void differ(at, a, b);
    for (const name of new Set([...Object.keys(left), ...Object.keys(right)]))
      walk(at === '' ? name : `${at}.${name}`, name, left[name], right[name]);
  };
  const plain = (answer: Answer) => ({ ...answer, title: '' }) as unknown as JsonValue;
  walk('', '', plain(real), plain(ours));
  return found;
}

export const printed = (found: readonly Difference[], most = 12): string =>
  found
    .slice(0, most)
    .map(({ at, real, ours }) => `  ${at}\n    real ${real.slice(0, 600)}\n    ours ${ours.slice(0, 600)}`)
    .concat(found.length > most ? [`  … and ${found.length - most} more`] : [])
    .join('\n');
