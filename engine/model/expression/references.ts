/**
 * Which variables and nodes a text names, and the same text with one of them renamed, everything else as it was. The
 * text may be an expression or a mutation; one that can't be parsed names nothing and is left alone.
 */
import { VariableMutationType } from '#api/gen/common_wfspec_pb.js';
import type { Ast, MutationAst, Name } from './ast.ts';
import { knownExpression, knownMutation, parseExpression, parseMutation } from './parse.ts';
import { walk, walkMutation } from './walk.ts';
import { nameText, variableText } from './words.ts';

export interface References {
  /** Read or written, each once, in the order of the text. */
  readonly variables: readonly string[];
  /** Whose output is used, each once, in the order of the text. */
  readonly nodes: readonly string[];
}

interface Places {
  /** Also the variable that a mutation writes. */
  readonly variables: readonly Name[];
  readonly nodes: readonly Name[];
}

export const references = (text: string): References =>
  (knownExpression(text).names ??= namesOf(placesIn(text)));

export interface MutationReferences extends References {
  /** The variable that is written; undefined when the text is no mutation. */
  readonly written: string | undefined;
}

/** The same of a text that is to be a mutation. */
export const mutationReferences = (text: string): MutationReferences => {
  const known = knownMutation(text);
  return (known.names ??= known.parsed.ok
    ? namesOfMutation(known.parsed.value)
    : { ...references(text), written: undefined });
};

export interface NamesIn {
  /** Variables that are read, each once. A mutation other than `=`, or of a part of a variable, reads it as well. */
  readonly read: readonly string[];
  /** The variable that a mutation writes. */
  readonly written: string | undefined;
}

/** Reading told apart from writing. */
export const namesIn = (text: string): NamesIn => {
  const expression = parseExpression(text);
  if (expression.ok) return { read: references(text).variables, written: undefined };
  const mutation = parseMutation(text);
  if (!mutation.ok) return { read: [], written: undefined };
  const { target, operation, selectors, jsonPath } = mutation.value;
  const names: Name[] = [];
  if (operation !== VariableMutationType.ASSIGN || selectors !== undefined || jsonPath !== undefined)
    names.push(target);
  walkMutation(mutation.value, (ast) => {
    if (ast.kind === 'variable') names.push({ text: ast.name, start: ast.start, end: ast.end });
  });
  return { read: unique(names), written: target.text };
};

export const renameVariable = (text: string, from: string, to: string): string =>
  replaced(text, placesIn(text).variables, from, variableText(to));

export const renameNode = (text: string, from: string, to: string): string =>
  replaced(text, placesIn(text).nodes, from, nameText(to));

/** Many at once, so that no rename catches what another one has written. @param names new ones by old ones */
export const renameNodes = (text: string, names: ReadonlyMap<string, string>): string => {
  if (references(text).nodes.length === 0) return text;
  return rewritten(text, placesIn(text).nodes, (name) => {
    const to = names.get(name);
    return to === undefined || to === name ? undefined : nameText(to);
  });
};

const placesIn = (text: string): Places => {
  const expression = parseExpression(text);
  if (expression.ok) {
    const { places, collect } = collecting();
    walk(expression.value, collect);
    return places;
  }
  const mutation = parseMutation(text);
  return mutation.ok ? placesInMutation(mutation.value) : { variables: [], nodes: [] };
};

const placesInMutation = (mutation: MutationAst): Places => {
  const { places, collect } = collecting();
  places.variables.push(mutation.target);
  walkMutation(mutation, collect);
  return places;
};

const collecting = () => {
  const places = { variables: [] as Name[], nodes: [] as Name[] };
  const collect = (ast: Ast): void => {
    if (ast.kind === 'variable') places.variables.push({ text: ast.name, start: ast.start, end: ast.end });
    if (ast.kind === 'output') places.nodes.push(ast.node);
  };
  return { places, collect };
};

const namesOf = ({ variables, nodes }: Places): References => ({
  variables: unique(variables),
  nodes: unique(nodes),
});

const namesOfMutation = (mutation: MutationAst): MutationReferences => {
  const { variables, nodes } = placesInMutation(mutation);
  return { variables: unique(variables), nodes: unique(nodes), written: mutation.target.text };
};

const unique = (names: readonly Name[]): readonly string[] => {
  const texts: string[] = [];
  for (const { text } of names) if (!texts.includes(text)) texts.push(text);
  return texts;
};

const replaced = (text: string, places: readonly Name[], from: string, to: string): string =>
  rewritten(text, places, (name) => (name === from ? to : undefined));

/** @param instead undefined: the name stays as it is written */
const rewritten = (
  text: string,
  places: readonly Name[],
  instead: (name: string) => string | undefined,
): string => {
  let result = '';
  let at = 0;
  for (const place of [...places].sort((a, b) => a.start - b.start)) {
    const to = instead(place.text);
    if (to === undefined) continue;
    result += text.slice(at, place.start) + to;
    at = place.end;
  }
  return result + text.slice(at);
};
