/**
 * Which variables and nodes a text names, and the same text with one of them renamed, everything else as it was. The
 * text may be an expression or a mutation; one that can't be parsed names nothing and is left alone.
 */
import { VariableMutationType } from '#api/gen/common_wfspec_pb.js';
import type { Ast, Name } from './ast.ts';
import { parseExpression, parseMutation } from './parse.ts';
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

export const references = (text: string): References => {
  const { variables, nodes } = placesIn(text);
  return { variables: unique(variables), nodes: unique(nodes) };
};

/** The variable that a mutation writes; undefined when the text is no mutation. */
export const writtenVariable = (mutation: string): string | undefined => {
  const parsed = parseMutation(mutation);
  return parsed.ok ? parsed.value.target.text : undefined;
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

const placesIn = (text: string): Places => {
  const variables: Name[] = [];
  const nodes: Name[] = [];
  const collect = (ast: Ast): void => {
    if (ast.kind === 'variable') variables.push({ text: ast.name, start: ast.start, end: ast.end });
    if (ast.kind === 'output') nodes.push(ast.node);
  };
  const expression = parseExpression(text);
  if (expression.ok) walk(expression.value, collect);
  const mutation = expression.ok ? undefined : parseMutation(text);
  if (mutation?.ok) {
    variables.push(mutation.value.target);
    walkMutation(mutation.value, collect);
  }
  return { variables, nodes };
};

const unique = (names: readonly Name[]): readonly string[] => [...new Set(names.map(({ text }) => text))];

const replaced = (text: string, places: readonly Name[], from: string, to: string): string => {
  let result = '';
  let at = 0;
  for (const place of [...places].sort((a, b) => a.start - b.start)) {
    if (place.text !== from) continue;
    result += text.slice(at, place.start) + to;
    at = place.end;
  }
  return result + text.slice(at);
};
