/** Static type of a parsed expression, with the places of what the server would refuse. */
import type { StaticType } from '../types/static-type.ts';
import type { TypeEnv } from '../types/type-env.ts';
import type { Ast } from './ast.ts';
import type { ExpressionError } from './error.ts';
export type { StaticType } from '../types/static-type.ts';
export type { TypeEnv } from '../types/type-env.ts';

export const inferType = (
  _ast: Ast,
  _env: TypeEnv,
): { readonly type: StaticType; readonly problems: readonly ExpressionError[] } => ({
  type: 'unknown',
  problems: [],
});
