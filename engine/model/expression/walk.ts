/** Visits every part of a tree, outer before inner, in the order of the text. */
import type { Ast, MutationAst, Selector, StructFieldAst } from './ast.ts';

export type Visit = (ast: Ast) => void;

export const walk = (ast: Ast, visit: Visit): void => {
  visit(ast);
  if (ast.kind === 'variable' || ast.kind === 'literal') return;
  for (const child of childrenOf(ast)) walk(child, visit);
};

export const walkMutation = (mutation: MutationAst, visit: Visit): void => {
  const { selectors = [], source } = mutation;
  for (const child of dynamicOf(selectors)) walk(child, visit);
  if (source.kind === 'assignment') walk(source.value, visit);
  if (source.kind === 'legacyOutput')
    for (const child of dynamicOf(source.selectors ?? [])) walk(child, visit);
};

const dynamicOf = (selectors: readonly Selector[]): readonly Ast[] =>
  selectors.flatMap((selector) => (selector.kind === 'dynamic' ? [selector.value] : []));

const childrenOf = (ast: Ast): readonly Ast[] => {
  switch (ast.kind) {
    case 'path':
      return [ast.base, ...dynamicOf(ast.selectors)];
    case 'jsonPath':
    case 'cast':
      return [ast.base];
    case 'binary':
      return [ast.left, ast.right];
    case 'not':
    case 'size':
      return [ast.operand];
    case 'format':
      return [ast.format, ...ast.args];
    case 'struct':
      return fieldValues(ast.fields ?? []);
    case 'map':
      return ast.entries.flatMap(({ key, value }) => [key, value]);
    default:
      return [];
  }
};

const fieldValues = (fields: readonly StructFieldAst[]): readonly Ast[] =>
  fields.flatMap((field) =>
    field.kind === 'value' ? [field.value] : field.kind === 'sub' ? fieldValues(field.fields) : [],
  );
