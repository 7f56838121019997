/** What an editor asks while somebody types: completions here; colours, hovers and signatures from their own files. */
import type { JsonValue } from '@bufbuild/protobuf';
import type { TypeEnv } from '../types/type-env.ts';
import { typeName } from '../types/type-name.ts';
import { textBeforeDot, typeOfText } from './base-type.ts';
import { fieldsOfType } from './fields-of-type.ts';
import { functions, methods, wordedOperations, type FunctionDoc } from './functions.ts';
import { primitiveNames } from './parse-type.ts';
import { seenAt, seenFields, seenText, seenTypeName, type SeenValues } from './seen-values.ts';
import { tokenise, type Token } from './token.ts';
import { isNodePlace, isText, isTypePlace } from './word-role.ts';
import { isReserved, nameText, variableText } from './words.ts';
export { highlight, type Highlight } from './highlight.ts';
export { hover, type Hover } from './hover.ts';
export { signatureHelp, type SignatureHelp } from './signature-help.ts';

/** A TypeEnv that can also list what there is. */
export interface CompletionEnv extends TypeEnv {
  variables(): readonly string[];
  /** Nodes whose output may be used here. */
  nodes(): readonly string[];
  /** What the last run showed. */
  readonly seen?: SeenValues;
  /** Why a name may be NULL here, in a few words, e.g. `not on every path`. */
  caution?(kind: 'variable' | 'output', name: string): string | undefined;
}

export interface Completion {
  readonly label: string;
  readonly kind: 'variable' | 'output' | 'field' | 'function' | 'keyword';
  /** Type or short explanation. */
  readonly detail: string;
  /** The value in the last run, in short. */
  readonly seen?: string;
  /** Why it may be NULL here. */
  readonly caution?: string;
  /** Text that replaces the characters from `from` up to `to`. */
  readonly insert: string;
  readonly from: number;
  readonly to: number;
}

type Offer = Omit<Completion, 'from' | 'to'>;

/** What may stand at `offset`, in the order of likelihood; only what contains the letters typed so far. */
export const completions = (text: string, offset: number, env: CompletionEnv): readonly Completion[] => {
  const tokens = tokenise(text);
  const index = tokens.findIndex(({ end, kind }) => end >= offset || kind === 'end');
  const at = isWordAt(tokens[index], offset)
    ? index
    : tokens.findIndex(({ start, kind }) => start >= offset || kind === 'end');
  const word = at === index && isWordAt(tokens[at], offset) ? tokens[at] : undefined;
  if (tokens.some((token) => isInsideString(token, offset))) return [];
  const [from, to] = [word?.start ?? offset, word?.end ?? offset];
  const typed = text.slice(from, offset).replace('`', '').toLowerCase();
  return offersAt(text, tokens, at, env)
    .filter(({ label }) => label.toLowerCase().includes(typed))
    .sort((a, b) => rank(a, typed) - rank(b, typed))
    .map((offer) => ({ ...offer, from, to }));
};

/** What begins with the letters typed comes before what only contains them; what is certain here before what is not. */
const rank = ({ label, kind, caution }: Offer, typed: string): number =>
  (label.toLowerCase().startsWith(typed) ? 0 : 2) + (kind === 'output' && caution !== undefined ? 1 : 0);

const isWordAt = (token: Token | undefined, offset: number): boolean => {
  if (token === undefined || token.start >= offset || token.end < offset) return false;
  return token.kind === 'name' || token.kind === 'quoted-name';
};

const isInsideString = ({ kind, start, end }: Token, offset: number): boolean =>
  (kind === 'string' && start < offset && offset < end) ||
  (kind === 'bad' && start < offset && offset <= end);

const offersAt = (
  text: string,
  tokens: readonly Token[],
  at: number,
  env: CompletionEnv,
): readonly Offer[] => {
  const before = tokens[at - 1];
  if (isText(before, '.') && before?.kind === 'operator') {
    return [...fieldOffers(text, tokens, at - 1, env), ...methodOffers()];
  }
  if (isNodePlace(tokens, at)) return env.nodes().map((node) => nodeOffer(node, nameText(node), env));
  if (isTypePlace(tokens, at)) return typeOffers();
  if (before !== undefined && endsValue(before)) return infixOffers();
  return valueOffers(env);
};

const endsValue = ({ kind, text }: Token): boolean => {
  if (kind === 'operator') return text === ')' || text === ']' || text === '}';
  if (kind === 'name') return !isReserved(text) || text === 'true' || text === 'false' || text === 'null';
  return kind === 'quoted-name' || kind === 'string' || kind === 'number';
};

const fieldOffers = (
  text: string,
  tokens: readonly Token[],
  dot: number,
  env: CompletionEnv,
): readonly Offer[] => {
  const base = textBeforeDot(text, tokens, dot);
  const seen = new Map(seenFields(seenAt(base, env.seen)));
  const declared = fieldsOfType(typeOfText(base, env), env);
  const undeclared = [...seen].filter(([key]) => !declared.some(({ name }) => name === key));
  return [
    ...declared.map(({ name, type, description }): Offer => ({
      label: name,
      kind: 'field',
      detail: description === undefined ? typeName(type) : `${typeName(type)}: ${description}`,
      insert: nameText(name),
      ...seenPart(seen.get(name)),
    })),
    ...undeclared.map(([name, value]): Offer => ({
      label: name,
      kind: 'field',
      detail: seenTypeName(value),
      insert: nameText(name),
      ...seenPart(value),
    })),
  ];
};

const seenPart = (value: JsonValue | undefined): { seen?: string } =>
  value === undefined ? {} : { seen: seenText(value) };

const cautionPart = (caution: string | undefined): { caution?: string } =>
  caution === undefined ? {} : { caution };

const call = ({ name, detail, parameters }: FunctionDoc): Offer => ({
  label: name,
  kind: 'function',
  detail,
  insert: parameters.length === 0 ? `${name}()` : `${name}(`,
});

const isOffered = ({ rare }: FunctionDoc): boolean => rare === undefined;

const methodOffers = (): readonly Offer[] =>
  [...methods, ...functions.filter(({ name }) => wordedOperations.has(name) || name === 'size')]
    .filter(isOffered)
    .map(call)
    .map((offer) => (offer.label === 'size' ? { ...offer, insert: 'size()' } : offer));

const keyword = (word: string, detail: string): Offer => ({
  label: word,
  kind: 'keyword',
  detail,
  insert: word,
});

const nodeOffer = (node: string, insert: string, env: CompletionEnv): Offer => {
  const type = env.nodeOutput(node);
  const detail = type === undefined ? '' : typeName(type);
  const more = { ...seenPart(env.seen?.nodeOutput(node)), ...cautionPart(env.caution?.('output', node)) };
  return { label: node, kind: 'output', detail, insert, ...more };
};

const typeOffers = (): readonly Offer[] => [
  ...primitiveNames.map((name) => keyword(name, 'type')),
  { ...keyword('Array', 'a list of one type'), insert: 'Array<' },
  { ...keyword('Map', 'keys and values of one type each'), insert: 'Map<' },
  { ...keyword('Struct', 'a StructDef'), insert: 'Struct<' },
];

const infixOffers = (): readonly Offer[] => [
  keyword('and', 'both are true; also &&'),
  keyword('or', 'at least one is true; also ||'),
  keyword('in', 'is in a list, is a key of an object'),
  keyword('not in', 'the opposite of in'),
  keyword('as', 'cast, e.g. x as INT'),
];

const valueOffers = (env: CompletionEnv): readonly Offer[] => [
  ...env.variables().map((name): Offer => {
    const type = env.variable(name);
    const detail = type === undefined ? '' : typeName(type);
    const more = {
      ...seenPart(env.seen?.variable(name)),
      ...cautionPart(env.caution?.('variable', name)),
    };
    return { label: name, kind: 'variable', detail, insert: variableText(name), ...more };
  }),
  ...env.nodes().map((node): Offer => {
    const insert = `output(${nameText(node)})`;
    return { ...nodeOffer(node, insert, env), label: insert };
  }),
  ...functions.filter(isOffered).map(call),
  keyword('not', 'the opposite'),
  keyword('true', 'BOOL'),
  keyword('false', 'BOOL'),
  keyword('null', 'no value'),
  keyword('struct', 'builds a Struct, e.g. struct car {model: x}'),
  keyword('map', 'builds a Map, e.g. map {apples: n}'),
];
