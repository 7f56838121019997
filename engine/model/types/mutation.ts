/** What PutWfSpec refuses of a VariableMutation (littlehorse.md §4.5; tried on server 1.2.1). */
import { VariableMutationType, type VariableMutation } from '#api/gen/common_wfspec_pb.js';
import { isStaticallyAssignable } from './assignable.ts';
import { typeOfLiteral } from './literal-type.ts';
import { operationName } from './operation-name.ts';
import { resultType } from './operators.ts';
import { typeAtPath } from './path-type.ts';
import { isOpen, type StaticType } from './static-type.ts';
import { cannotAssign, cannotOperate, cannotUse, isComposite, serverTypeName } from './server-words.ts';
import { onlyNames, refusal, type Report, typeReporting } from './type-of-assignment.ts';
import { structBuilderError } from './struct-builder.ts';
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
  const built = builtError(m, target.type, env);
  if (built !== undefined) return [...right.errors, ...built];
  const error = changeError(m, target.type, right.type);
  return error === undefined ? right.errors : [...right.errors, error];
};

const rightSide = (
  { rhsValue, lhsJsonPath, operation }: VariableMutation,
  env: TypeEnv,
): { readonly type: StaticType; readonly errors: readonly MutationError[] } => {
  const errors: MutationError[] = [];
  if (rhsValue.case !== 'rhsAssignment')
    return { type: rhsValue.case === 'literalValue' ? typeOfLiteral(rhsValue.value) : 'unknown', errors };
  const { value } = rhsValue;
  const report: Report = (_where, _code, sentence, serverWords, accepted) =>
    errors.push({ sentence, serverWords, ...(accepted && { accepted }) });
  // What goes into a part of JSON is not looked at, nor are casts, but where a value is assigned (asked of 1.2.1).
  const isLooked = lhsJsonPath === undefined;
  const looksThroughCast = isLooked && operation === VariableMutationType.ASSIGN;
  const type = typeReporting(value, env, isLooked ? report : onlyNames(report), looksThroughCast);
  return { type, errors };
};

/** Of a Struct that is built: undefined when none is, or it goes into what can't be told. */
const builtError = (
  { operation, rhsValue }: VariableMutation,
  target: StaticType,
  env: TypeEnv,
): readonly MutationError[] | undefined => {
  if (isOpen(target) || rhsValue.case !== 'rhsAssignment') return undefined;
  const { source } = rhsValue.value;
  if (source.case !== 'structBuilder') return undefined;
  if (operation === VariableMutationType.ASSIGN) {
    const error = structBuilderError(source.value, target, env);
    return error === undefined ? [] : [error];
  }
  const id = source.value.structDefId;
  if (operation !== VariableMutationType.EXTEND || id === undefined || id.version >= 0) return undefined;
  const sentence = `What goes into an Array is a Struct of a certain version; name it, e.g. struct ${id.name}@0 {…}.`;
  const serverWords = `Cannot extend an ${serverTypeName(target)} with type Struct<${id.name},v${id.version}>`;
  return [{ sentence, serverWords }];
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
    serverWords: isComposite(result) ? cannotUse(result, target) : cannotAssign(result, target),
  };
};
