/** Text to tree. Total and without side effects: every text gives a tree or one error with its exact place. */
import type { VariableAssignment, VariableMutation } from '#api/gen/common_wfspec_pb.js';
import type { TypeDefinition } from '#api/gen/type_definition_pb.js';
import { err, ok, type Result } from '../result.ts';
import type { Ast, LiteralAst, MutationAst } from './ast.ts';
import { Cursor, type Rules } from './cursor.ts';
import type { ExpressionError } from './error.ts';
import { parseLiteralRule } from './parse-literal.ts';
import { parseMutationRule } from './parse-mutation.ts';
import { parseOperators } from './parse-operators.ts';
import { parseTypeRule } from './parse-type.ts';
import type { MutationReferences, References } from './references.ts';
import { remembered } from './remembered.ts';
export type { Ast, MutationAst } from './ast.ts';
export type { ExpressionError } from './error.ts';

const rules: Rules = { expression: parseOperators, literal: parseLiteralRule, type: parseTypeRule };

const parseWhole = <T>(text: string, rule: (cursor: Cursor) => T): Result<T, ExpressionError> => {
  const cursor = new Cursor(text, rules);
  const value = rule(cursor);
  cursor.end();
  return cursor.error === undefined ? ok(value) : err(cursor.error);
};

/** What is known of a text: its tree, and what others made of it when they first needed it, for all who ask again. */
export interface Known<Tree, Message, Names> {
  readonly parsed: Result<Tree, ExpressionError>;
  message: Result<Message, ExpressionError> | undefined;
  names: Names | undefined;
}

const known =
  <Tree>(rule: (cursor: Cursor) => Tree) =>
  (text: string) => ({ parsed: parseWhole(text, rule), message: undefined, names: undefined });

export const knownExpression: (text: string) => Known<Ast, VariableAssignment, References> = remembered(
  known(parseOperators),
);

export const knownMutation: (text: string) => Known<MutationAst, VariableMutation, MutationReferences> =
  remembered(known(parseMutationRule));

/** One expression; grammar in engine/model/README.md. */
export const parseExpression = (text: string): Result<Ast, ExpressionError> => knownExpression(text).parsed;

/** One mutation, e.g. `total += item.price`. */
export const parseMutation = (text: string): Result<MutationAst, ExpressionError> =>
  knownMutation(text).parsed;

/** One constant, e.g. a default value. */
export const parseLiteral = (text: string): Result<LiteralAst, ExpressionError> =>
  parseWhole(text, parseLiteralRule);

/** One type, e.g. `Map<STR, INT>`. */
export const parseType = (text: string): Result<TypeDefinition, ExpressionError> =>
  parseWhole(text, parseTypeRule);
