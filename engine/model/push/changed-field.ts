/** A field that says something else now, as a sentence: short values are shown, long ones only named. */
import type { FieldDifference } from '../diff/diff-fields.ts';

const LONGEST_SHOWN = 60;

/** Words of a record's field, as the workflow file writes it: `retrySeconds` → `retry seconds`. */
const fieldWords = (field: string): string => field.replace(/[A-Z]/g, (letter) => ` ${letter.toLowerCase()}`);

/** Undefined: too long, or not a plain value. */
function shown(value: unknown): string | undefined {
  if (value === undefined) return 'nothing';
  if (typeof value === 'number' || typeof value === 'boolean') return String(value);
  if (typeof value === 'string') return value.length > LONGEST_SHOWN ? undefined : `“${value}”`;
  if (typeof value !== 'object' || value === null || !('type' in value)) return undefined;
  const { type, masked } = value as { type: unknown; masked?: unknown };
  return typeof type === 'string' ? `${type}${masked === true ? ', masked' : ''}` : undefined;
}

const capital = (words: string): string => words.charAt(0).toUpperCase() + words.slice(1);

/** @param whose `Input amount: ` or the like, or nothing */
export function changedFieldSentence(whose: string, { field, before, after }: FieldDifference): string {
  const words = whose === '' ? capital(fieldWords(field)) : `${whose}${fieldWords(field)}`;
  if (typeof (after ?? before) === 'boolean' && (before === undefined || after === undefined))
    return `${words} is ${after === true || before === false ? 'on' : 'off'} now.`;
  const [old, now] = [shown(before), shown(after)];
  if (old === undefined || now === undefined) return `${words} changed.`;
  return `${words} was ${old}, becomes ${now}.`;
}
