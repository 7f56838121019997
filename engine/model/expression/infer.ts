/** Static type of a parsed expression, with the places of what the server would refuse at PutWfSpec. */
import type { VariableAssignment } from '#api/gen/common_wfspec_pb.js';
import { conditionReporting } from '../types/condition.ts';
import type { StaticType } from '../types/static-type.ts';
import { typeReporting, type Report } from '../types/type-of-assignment.ts';
import type { TypeEnv } from '../types/type-env.ts';
import type { Ast } from './ast.ts';
import type { ExpressionError } from './error.ts';
import { lower, type Lowering } from './lower.ts';
import type { ProblemCode } from '../document/problem-code.ts';
export type { StaticType } from '../types/static-type.ts';
export type { TypeEnv } from '../types/type-env.ts';

export interface Inference {
  readonly type: StaticType;
  /** In the order of the text. */
  readonly problems: readonly ExpressionError[];
}

export const inferType = (ast: Ast, env: TypeEnv): Inference =>
  infer(ast, (a, report) => typeReporting(a, env, report));

/** As inferType, for a text that is a condition: it must also be a BOOL, and its comparison must be a possible one. */
export const inferCondition = (ast: Ast, env: TypeEnv): Inference =>
  infer(ast, (a, report) => {
    conditionReporting(a, env, report);
    return typeReporting(a, env, () => undefined);
  });

const infer = (ast: Ast, check: (a: VariableAssignment, report: Report) => StaticType): Inference => {
  const origins = new Map<VariableAssignment, Ast>();
  const state: Lowering = { error: undefined, origins };
  const assignment = lower(state, ast);
  if (state.error !== undefined) return { type: 'unknown', problems: [state.error] };
  const problems: ExpressionError[] = [];
  const type = check(assignment, (where, code, message) => {
    const { start, end } = placeOf(origins.get(where) ?? ast, code);
    problems.push({ code, message, offset: start, length: end - start });
  });
  return { type, problems: problems.sort((a, b) => a.offset - b.offset) };
};

/** A name that is not known is marked itself, not the path or cast around it. */
const placeOf = (ast: Ast, code: ProblemCode): Ast => {
  const isName = code === 'unknown-variable' || code === 'unknown-node';
  const isAround = ast.kind === 'path' || ast.kind === 'jsonPath' || ast.kind === 'cast';
  return isName && isAround ? placeOf(ast.base, code) : ast;
};
