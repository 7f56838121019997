/** Text to wire messages. */
import type { VariableAssignment, VariableMutation } from '#api/gen/common_wfspec_pb.js';
import type { TypeDefinition, VariableValue } from '#api/gen/type_definition_pb.js';
import type { LegacyEdgeCondition } from '#api/gen/wf_spec_pb.js';
import { err, type Result } from '../result.ts';
import type { ExpressionError } from './error.ts';

const soon = { code: 'not-built', message: 'Not built yet.', offset: 0, length: 0 };

export const compileExpression = (_text: string): Result<VariableAssignment, ExpressionError> => err(soon);
export const compileMutation = (_text: string): Result<VariableMutation, ExpressionError> => err(soon);
export const compileLiteral = (
  _text: string,
  _type?: TypeDefinition,
): Result<VariableValue, ExpressionError> => err(soon);
export const compileLegacyCondition = (_text: string): Result<LegacyEdgeCondition, ExpressionError> =>
  err(soon);
export const compileType = (_text: string, _masked?: boolean): Result<TypeDefinition, ExpressionError> =>
  err(soon);
