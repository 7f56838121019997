/** What PutWfSpec refuses of a VariableMutation (littlehorse.md §4.5; tried on server 1.2.1). */
import { VariableMutationType, type VariableMutation } from '#api/gen/common_wfspec_pb.js';
import { isStaticallyAssignable } from './assignable.ts';
import { typeOfLiteral } from './literal-type.ts';
import { operationName } from './operation-name.ts';
import { resultType } from './operators.ts';
import { typeAtPath } from './path-type.ts';
import { isOpen, type StaticType } from './static-type.ts';
import { refusal, typeOfAssignment } from './type-of-assignment.ts';
import type { TypeEnv } from './type-env.ts';
import { typeName } from './type-name.ts';

/** Sentences; empty when the server takes the mutation. */
export const mutationErrors = (m: VariableMutation, env: TypeEnv): readonly string[] => {
  const variable = env.variable(m.lhsName);
  if (variable === undefined)
    return [`There is no variable ${m.lhsName} here; declare it or correct the name.`];
  const right = rightSide(m, env);
  const target = targetType(m, variable, env);
  if (target.error !== undefined) return [...right.errors, target.error];
  if (right.errors.length > 0) return right.errors;
  const error = changeError(m, target.type, right.type);
  return error === undefined ? [] : [error];
};

const rightSide = ({ rhsValue }: VariableMutation, env: TypeEnv): ReturnType<typeof typeOfAssignment> => {
  if (rhsValue.case === 'rhsAssignment') return typeOfAssignment(rhsValue.value, env);
  return { type: rhsValue.case === 'literalValue' ? typeOfLiteral(rhsValue.value) : 'unknown', errors: [] };
};

const targetType = (
  { lhsJsonPath, lhsLhPath }: VariableMutation,
  variable: StaticType,
  env: TypeEnv,
): { readonly type: StaticType; readonly error?: string } => {
  if (lhsJsonPath !== undefined) return { type: 'unknown' };
  if (lhsLhPath === undefined) return { type: variable };
  const end = typeAtPath(variable, lhsLhPath, env);
  return 'error' in end ? { type: 'unknown', error: end.error } : end;
};

const changeError = (m: VariableMutation, target: StaticType, right: StaticType): string | undefined => {
  if (isOpen(target)) return undefined;
  const isAssign = m.operation === VariableMutationType.ASSIGN;
  const result = isAssign ? right : resultType(m.operation, target, right);
  if (result === undefined) return refusal(operationName(m.operation), target, right);
  if (isStaticallyAssignable(result, target)) return undefined;
  const [from, to] = [typeName(result), typeName(target)];
  return `${m.lhsName} is ${to} and does not take ${from}; cast it (… as ${to}) or change the variable's type.`;
};
