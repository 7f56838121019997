/** Text to wire messages: parse, then lower. The inverse of from-wire.ts. */
import { create } from '@bufbuild/protobuf';
import type { VariableAssignment, VariableMutation } from '#api/gen/common_wfspec_pb.js';
import type { TypeDefinition, VariableValue } from '#api/gen/type_definition_pb.js';
import { LegacyEdgeConditionSchema, type LegacyEdgeCondition } from '#api/gen/wf_spec_pb.js';
import { err, ok, type Result } from '../result.ts';
import type { Ast } from './ast.ts';
import { coerceLiteral } from './coerce.ts';
import type { ExpressionError } from './error.ts';
import { lower, type Lowering } from './lower.ts';
import { lowerMutation } from './lower-mutation.ts';
import {
  knownExpression,
  knownMutation,
  parseExpression,
  parseLiteral,
  parseMutation,
  parseType,
} from './parse.ts';

const lowered = <T, U>(
  parsed: Result<T, ExpressionError>,
  step: (state: Lowering, ast: T) => U,
): Result<U, ExpressionError> => {
  if (!parsed.ok) return parsed;
  const state: Lowering = { error: undefined };
  const value = step(state, parsed.value);
  return state.error === undefined ? ok(value) : err(state.error);
};

export const compileExpression = (text: string): Result<VariableAssignment, ExpressionError> =>
  lowered(parseExpression(text), lower);

export const compileMutation = (text: string): Result<VariableMutation, ExpressionError> =>
  lowered(parseMutation(text), lowerMutation);

/** As compileExpression, but equal texts share one message: nobody may change it. */
export const sharedExpression = (text: string): Result<VariableAssignment, ExpressionError> => {
  const known = knownExpression(text);
  return (known.message ??= lowered(known.parsed, lower));
};

/** As compileMutation, but equal texts share one message: nobody may change it. */
export const sharedMutation = (text: string): Result<VariableMutation, ExpressionError> => {
  const known = knownMutation(text);
  return (known.message ??= lowered(known.parsed, lowerMutation));
};

/**
 * One constant. With the declared `type`, a plain literal is read in its light (`5` for a DOUBLE is 5.0); then
 * printLiteral must be given the same type.
 */
export const compileLiteral = (
  text: string,
  type?: TypeDefinition,
): Result<VariableValue, ExpressionError> => {
  const parsed = parseLiteral(text);
  if (!parsed.ok) return parsed;
  const { value, plain } = parsed.value;
  return ok(plain && type !== undefined ? coerceLiteral(value, type) : value);
};

/** One comparison, as the `legacy_condition` of 0.x clients holds it. */
export const compileLegacyCondition = (text: string): Result<LegacyEdgeCondition, ExpressionError> =>
  lowered(parseExpression(text), lowerLegacy);

const lowerLegacy = (state: Lowering, ast: Ast): LegacyEdgeCondition => {
  const { source, path, targetType } = lower(state, ast);
  if (source.case === 'expression' && path.case === undefined && targetType === undefined) {
    const { operation, lhs, rhs } = source.value;
    if (operation.case === 'comparator') {
      return create(LegacyEdgeConditionSchema, { comparator: operation.value, left: lhs, right: rhs });
    }
  }
  state.error ??= {
    code: 'no-comparison',
    message: 'A legacy condition is one comparison, e.g. total > 100; drop `legacy` to write any condition.',
    offset: ast.start,
    length: ast.end - ast.start,
  };
  return create(LegacyEdgeConditionSchema);
};

/** One type. `masked` is the flag of the declaration that the type stands in. */
export const compileType = (text: string, masked?: boolean): Result<TypeDefinition, ExpressionError> => {
  const parsed = parseType(text);
  if (parsed.ok && masked === true) parsed.value.masked = true;
  return parsed;
};
