/**
 * Messages for people are not the same on two servers, but programs look for words in them. From the real server's
 * message these are taken, and ours must carry them, too: capitalised words (ERROR, INT, WfSpec), what is quoted, names that
 * the case made, and the text that the case itself said.
 */
const CAPITALS = /\b[A-Z][A-Z_]{2,}\b/g;
const TYPES =
  /\b(?:Wf|Task|Node|Thread|User|External|Workflow|Correlated|Struct|Variable|Event|LH)[A-Za-z]*[A-Z][A-Za-z]*\b/g;
const QUOTED = /'([\w$][^'\s]{0,58}\w)'|"([\w$][^"\s]{0,58}\w)"/g;
/** Short phrases on which a program could match. */
const PHRASES = [
  "couldn't find",
  'could not find',
  'not found',
  'already exists',
  'does not exist',
  "doesn't exist",
  'missing',
  'required',
  'invalid',
  'not supported',
  'unsupported',
  'timed out',
  'mismatch',
  'incompatible',
  'reserved',
];

/** Names in the case: keys and values that are names of something. */
export function namesIn(text: string): Set<string> {
  const names = new Set<string>();
  for (const [name] of text.matchAll(/[A-Za-z][A-Za-z0-9]*(?:[-_][A-Za-z0-9]+)+/g)) names.add(name);
  for (const [, name] of text.matchAll(/(?:[\s{[,]|^)['"]?([A-Za-z][A-Za-z0-9]*)['"]?:/gm)) names.add(name!);
  for (const word of CASE_WORDS) names.delete(word);
  return names;
}

/** Keys of the file's form, which are not names of the case. */
const CASE_WORDS = new Set(
  `title definitions workflow workflows steps words put run work report post call join wait evaluate sleep settle
  snapshot tasks inputs returns variables nodes threads type required default masked access exit fail exception
  message content task args next set when entrypoint nop error output name status node thread request rpc event
  fields events to any user group notes actions hook after key id start done of at`.split(/\s+/),
);

export function wordsOf(message: string, names: ReadonlySet<string>, caseText: string): string[] {
  if (message.length > 3 && caseText.includes(message)) return [message];
  const words = new Set<string>();
  // VALUE_NOT_SET is how the real server's code calls NULL.
  for (const [word] of message.matchAll(CAPITALS)) if (!word.endsWith('_NOT_SET')) words.add(word);
  // Classes of the real server (TaskDefModel) are nothing that anybody matches on.
  for (const [word] of message.matchAll(TYPES)) if (!/(Model|Exception)$/.test(word)) words.add(word);
  for (const [, single, double] of message.matchAll(QUOTED)) words.add((single ?? double)!);
  for (const [word] of message.matchAll(/[A-Za-z][A-Za-z0-9_-]*[A-Za-z0-9]/g))
    if (names.has(word)) words.add(word);
  for (const phrase of PHRASES) if (message.toLowerCase().includes(phrase)) words.add(phrase);
  return [...words];
}

/** The words of the real message that ours has not. */
export const missingWords = (words: readonly string[], ours: string): string[] =>
  words.filter((word) => !ours.toLowerCase().includes(word.toLowerCase()));
