/**
 * What PutWfSpec refuses of a condition, besides what it refuses of any value (tried on server 1.2.1): its outermost
 * comparison, and a bare value that is not sure to be a BOOL. It lets a STR pass, which then fails when it runs.
 */
import { VariableAssignmentSchema, type VariableAssignment } from '#api/gen/common_wfspec_pb.js';
import { create } from '@bufbuild/protobuf';
import { VariableType } from '#api/gen/common_enums_pb.js';
import { Comparator } from '#api/gen/type_definition_pb.js';
import type { LegacyEdgeCondition } from '#api/gen/wf_spec_pb.js';
import { isComparable } from './comparable.ts';
import { cannotCompare } from './server-words.ts';
import { isNull, isOneOf, isOpen } from './static-type.ts';
import { typeReporting, unlooked, type Report } from './type-of-assignment.ts';
import type { TypeEnv } from './type-env.ts';
import { typeName } from './type-name.ts';

/** Sentences; empty when the server takes the condition. */
export const conditionErrors = (a: VariableAssignment, env: TypeEnv): readonly string[] =>
  collect((report) => conditionReporting(a, env, report));

export const conditionReporting = (a: VariableAssignment, env: TypeEnv, report: Report): void => {
  if (a.source.case !== 'expression') {
    typeReporting(a, env, report);
    return checkBare(a, env, report);
  }
  const { operation, lhs, rhs } = a.source.value;
  if (operation.case === 'comparator' && lhs !== undefined && rhs !== undefined)
    return compareReporting(a, operation.value, [lhs, rhs], env, report);
  typeReporting(a, env, unlooked(report));
};

export const legacyConditionErrors = (condition: LegacyEdgeCondition, env: TypeEnv): readonly string[] =>
  collect((report) => legacyConditionReporting(condition, env, report));

export const legacyConditionReporting = (
  { comparator, left, right }: LegacyEdgeCondition,
  env: TypeEnv,
  report: Report,
): void => {
  if (left !== undefined && right !== undefined)
    compareReporting(left, comparator, [left, right], env, report);
};

const collect = (check: (report: Report) => void): readonly string[] => {
  const errors: string[] = [];
  check((_where, _code, sentence, _words, isAccepted) => {
    if (!isAccepted) errors.push(sentence);
  });
  return errors;
};

const UNRESOLVED = 'Unable to resolve type of VariableAssignment:';
/** Why the server can't tell a type. */
const UNTYPED: ReadonlySet<string> = new Set(['no-such-operation', 'unknown-node']);
const ignore = (): void => undefined;

const PASSING = new Set([VariableType.BOOL, VariableType.STR]);

/** The server looks at the value before its cast: `json.flag as BOOL` is refused, `text as BOOL` is not. */
const checkBare = (a: VariableAssignment, env: TypeEnv, report: Report): void => {
  const type = typeReporting(create(VariableAssignmentSchema, { ...a, targetType: undefined }), env, ignore);
  if (isOneOf(type, PASSING) || isNull(type)) return;
  const cause =
    typeof type === 'string' ? 'LittleHorse must know that it is a BOOL' : `${typeName(type)} is no BOOL`;
  report(
    a,
    'no-bool',
    `A condition needs a BOOL, and ${cause}; compare it, e.g. … == true.`,
    'Does not resolve to a BOOL value',
    false,
  );
};

const compareReporting = (
  where: VariableAssignment,
  comparator: Comparator,
  [lhs, rhs]: readonly [VariableAssignment, VariableAssignment],
  env: TypeEnv,
  report: Report,
): void => {
  const told: Report = (at, code, sentence, words, ...rest) =>
    report(at, code, sentence, UNTYPED.has(code) ? `${UNRESOLVED}${words}` : words, ...rest);
  const left = typeReporting(lhs, env, told);
  const right = typeReporting(rhs, env, told);
  const isOtherVersion = isUnversioned(lhs) !== isUnversioned(rhs) && !isOpen(left) && !isOpen(right);
  if (!isOtherVersion && isComparable(comparator, left, right)) return;
  const name = Comparator[comparator] ?? `Comparator ${comparator}`;
  const types = `${typeName(left)} and ${typeName(right)}`;
  report(
    where,
    'not-comparable',
    `${name} does not go with ${types}; cast one side or compare a part of it.`,
    cannotCompare(name, left, right),
    false,
  );
};

/** A Struct that is built of the latest version is of another type than one of that very version (asked of 1.2.1). */
const isUnversioned = ({ source, targetType, path }: VariableAssignment): boolean =>
  source.case === 'structBuilder' &&
  targetType === undefined &&
  path.case === undefined &&
  (source.value.structDefId?.version ?? 0) < 0;
