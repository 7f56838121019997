/** What PutWfSpec refuses of a VariableMutation (littlehorse.md §4.5; tried on server 1.2.1). */
import { VariableMutationType, type VariableMutation } from '#api/gen/common_wfspec_pb.js';
import { isStaticallyAssignable } from './assignable.ts';
import { typeOfLiteral } from './literal-type.ts';
import { operationName } from './operation-name.ts';
import { resultType } from './operators.ts';
import { typeAtPath } from './path-type.ts';
import { isOpen, type StaticType } from './static-type.ts';
import { cannotAssign, cannotOperate } from './server-words.ts';
import { refusal, type Report, typeReporting, unlooked } from './type-of-assignment.ts';
import type { TypeEnv } from './type-env.ts';
import { typeName } from './type-name.ts';

export interface MutationError {
  readonly sentence: string;
  /** What a real server calls it. */
  readonly serverWords: string;
  /** The server does not look for it, although the run will fail of it. */
  readonly accepted?: true;
}

/** Sentences; empty when the server takes the mutation. */
export const mutationErrors = (m: VariableMutation, env: TypeEnv): readonly string[] =>
  judgeMutation(m, env).flatMap(({ sentence, accepted }) => (accepted ? [] : [sentence]));

export const judgeMutation = (m: VariableMutation, env: TypeEnv): readonly MutationError[] => {
  const variable = env.variable(m.lhsName);
  if (variable === undefined) {
    const sentence = `There is no variable ${m.lhsName} here; declare it or correct the name.`;
    return [{ sentence, serverWords: `refers to missing var ${m.lhsName}` }];
  }
  const right = rightSide(m, env);
  const target = targetType(m, variable, env);
  if (target.error !== undefined) return [...right.errors, target.error];
  if (right.errors.some(({ accepted }) => !accepted)) return right.errors;
  const error = changeError(m, target.type, right.type);
  return error === undefined ? right.errors : [...right.errors, error];
};

const rightSide = (
  { rhsValue, lhsJsonPath }: VariableMutation,
  env: TypeEnv,
): { readonly type: StaticType; readonly errors: readonly MutationError[] } => {
  const errors: MutationError[] = [];
  if (rhsValue.case !== 'rhsAssignment')
    return { type: rhsValue.case === 'literalValue' ? typeOfLiteral(rhsValue.value) : 'unknown', errors };
  const { value } = rhsValue;
  const report: Report = (_where, _code, sentence, serverWords, accepted) =>
    errors.push({ sentence, serverWords, ...(accepted && { accepted }) });
  // What goes into a part of JSON is not looked at (asked of 1.2.1).
  const isLooked = lhsJsonPath === undefined;
  const type = typeReporting(value, env, isLooked ? report : unlooked(report), isLooked);
  return { type, errors };
};

const targetType = (
  { lhsJsonPath, lhsLhPath }: VariableMutation,
  variable: StaticType,
  env: TypeEnv,
): { readonly type: StaticType; readonly error?: MutationError } => {
  if (lhsJsonPath !== undefined) return { type: 'unknown' };
  if (lhsLhPath === undefined) return { type: variable };
  const end = typeAtPath(variable, lhsLhPath, env);
  if (!('error' in end)) return end;
  return { type: 'unknown', error: { sentence: end.error, serverWords: end.serverWords } };
};

const changeError = (
  m: VariableMutation,
  target: StaticType,
  right: StaticType,
): MutationError | undefined => {
  if (isOpen(target)) return undefined;
  const isAssign = m.operation === VariableMutationType.ASSIGN;
  const result = isAssign ? right : resultType(m.operation, target, right);
  const name = operationName(m.operation);
  if (result === undefined)
    return { sentence: refusal(name, target, right), serverWords: cannotOperate(name, target, right) };
  if (isStaticallyAssignable(result, target)) return undefined;
  const [from, to] = [typeName(result), typeName(target)];
  return {
    sentence: `${m.lhsName} is ${to} and does not take ${from}; cast it (… as ${to}) or change the variable's type.`,
    serverWords: cannotAssign(result, target),
  };
};
