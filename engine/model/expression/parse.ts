/** Text to tree. */
import { err, type Result } from '../result.ts';
import type { Ast, MutationAst } from './ast.ts';
import type { ExpressionError } from './error.ts';
export type { Ast, MutationAst } from './ast.ts';
export type { ExpressionError } from './error.ts';

const soon = { code: 'not-built', message: 'Not built yet.', offset: 0, length: 0 };

export const parseExpression = (_text: string): Result<Ast, ExpressionError> => err(soon);
export const parseMutation = (_text: string): Result<MutationAst, ExpressionError> => err(soon);
