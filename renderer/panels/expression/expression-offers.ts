/** What a field of the inspector offers while somebody types, by the kind of text that it holds. */
import { completions, type Completion, type CompletionEnv } from '#model/expression/complete.ts';
import { primitiveNames } from '#model/expression/parse-type.ts';

export type ExpressionKind = 'expression' | 'mutation' | 'type' | 'duration';

const units: readonly (readonly [string, string])[] = [
  ['ms', 'milliseconds'],
  ['s', 'seconds'],
  ['min', 'minutes'],
  ['h', 'hours'],
  ['days', '24 hours each'],
  ['weeks', '7 days each'],
];

type Words = readonly (readonly [label: string, detail: string, insert?: string])[];

/** Words that go on with the letters before the cursor. */
function fromWords(text: string, offset: number, words: Words): readonly Completion[] {
  const from = offset - (/[\w-]*$/.exec(text.slice(0, offset))?.[0].replace(/^\d+/, '').length ?? 0);
  const typed = text.slice(from, offset).toLowerCase();
  return words
    .filter(([label]) => label.toLowerCase().startsWith(typed))
    .map(([label, detail, insert = label]) => ({ label, kind: 'keyword', detail, insert, from, to: offset }));
}

const typeWords = (structs: readonly string[]): Words => [
  ...primitiveNames.map((name) => [name, 'type'] as const),
  ['Array', 'a list of one type', 'Array<'],
  ['Map', 'keys and values of one type each', 'Map<'],
  ...structs.map((name) => [`Struct<${name}>`, 'StructDef'] as const),
];

export function offersFor(
  kind: ExpressionKind,
  text: string,
  offset: number,
  env: CompletionEnv,
  structs: readonly string[],
): readonly Completion[] {
  if (kind === 'type') return fromWords(text, offset, typeWords(structs));
  const isAfterNumber = /\d\s*[a-z]*$/i.test(text.slice(0, offset));
  if (kind === 'duration' && isAfterNumber) return fromWords(text, offset, units);
  return completions(text, offset, env);
}
