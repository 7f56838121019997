/**
 * The static type of a VariableAssignment, and what the server would refuse about it at PutWfSpec (littlehorse.md
 * §2.3, §4.5, §4.6, §4.8). It never refuses what the server accepts.
 */
import { create } from '@bufbuild/protobuf';
import {
  VariableAssignmentSchema,
  type InlineStructBuilder,
  type VariableAssignment,
  type VariableAssignment_Expression,
} from '#api/gen/common_wfspec_pb.js';
import { VariableType } from '#api/gen/common_enums_pb.js';
import { TypeDefinitionSchema, type TypeDefinition } from '#api/gen/type_definition_pb.js';
import { isCastable } from './assignable.ts';
import { typeOfLiteral } from './literal-type.ts';
import { resultType } from './operators.ts';
import { operationName } from './operation-name.ts';
import { typeAtPath } from './path-type.ts';
import { BOOL, INT, isOneOf, isOpen, STR, type StaticType } from './static-type.ts';
import { cannotCast, cannotOperate } from './server-words.ts';
import type { TypeEnv } from './type-env.ts';
import { typeName } from './type-name.ts';
import type { ProblemCode } from '../document/problem-code.ts';
export type { StaticType } from './static-type.ts';
export type { TypeEnv } from './type-env.ts';

/**
 * Told of everything that the server would refuse: what, where, a stable code, and what a real server calls it.
 * `isAccepted`: the server does not look there, although the run will fail of it.
 */
export type Report = (
  where: VariableAssignment,
  code: ProblemCode,
  sentence: string,
  serverWords: string,
  isAccepted: boolean,
) => void;

/** What the server looks for in every value, wherever it stands. Of an expression without operation it breaks down. */
const ALWAYS: ReadonlySet<ProblemCode> = new Set(['unknown-variable', 'no-source', 'no-operation'] as const);

/** Of values whose types the server does not look at: only missing names and values are refused. */
export const unlooked =
  (report: Report): Report =>
  (where, code, sentence, serverWords, isAccepted) =>
    report(where, code, sentence, serverWords, isAccepted || !ALWAYS.has(code));

/** Where the server does not even ask for the type, a value may come from nowhere (asked of 1.2.1). */
export const onlyNames =
  (report: Report): Report =>
  (where, code, sentence, serverWords, isAccepted) =>
    report(where, code, sentence, serverWords, isAccepted || code !== 'unknown-variable');
const MISSING = 'VariableAssignment passed with missing source';

export const typeOfAssignment = (
  a: VariableAssignment,
  env: TypeEnv,
): { readonly type: StaticType; readonly errors: readonly string[] } => {
  const errors: string[] = [];
  const type = typeReporting(a, env, (_where, _code, sentence, _words, isAccepted) => {
    if (!isAccepted) errors.push(sentence);
  });
  return { type, errors };
};

/**
 * @param looksThroughCast the server asks whether the outermost cast can be done; otherwise it takes its type as it is
 */
export const typeReporting = (
  a: VariableAssignment,
  env: TypeEnv,
  report: Report,
  looksThroughCast = false,
): StaticType => {
  const isCast = a.targetType !== undefined && !looksThroughCast;
  const type = typeOfPath(a, env, isCast ? unlooked(report) : report);
  if (a.targetType === undefined) return type;
  if (!isCastable(type, a.targetType)) {
    const [from, to] = [typeName(type), typeName(a.targetType)];
    const sentence = `LittleHorse can't cast ${from} to ${to}; convert it in a task.`;
    report(a, 'no-such-cast', sentence, cannotCast(type, a.targetType), !looksThroughCast);
  }
  return a.targetType;
};

const typeOfPath = (a: VariableAssignment, env: TypeEnv, report: Report): StaticType => {
  // What a JSONPath gives is not known, so that the server asks for nothing before it, not even the node (asked of 1.2.1).
  const isOpenPath = a.path.case === 'jsonPath';
  let type = typeOfSource(a, env, isOpenPath ? onlyNames(report) : report);
  if (isOpenPath) type = 'unknown';
  if (a.path.case === 'lhPath') {
    for (const { selectorType } of a.path.value.path) {
      if (selectorType.case === 'dynamic') typeReporting(selectorType.value, env, report);
    }
    const end = typeAtPath(type, a.path.value, env);
    if ('error' in end) report(a, 'no-such-part', end.error, end.serverWords, false);
    type = 'error' in end ? 'unknown' : end.type;
  }
  return type;
};

const typeOfSource = (a: VariableAssignment, env: TypeEnv, report: Report): StaticType => {
  const { source } = a;
  switch (source.case) {
    case undefined:
      report(
        a,
        'no-source',
        'A value is missing here; give a variable, an output or a constant.',
        MISSING,
        false,
      );
      return 'unknown';
    case 'variableName': {
      const type = env.variable(source.value);
      if (type !== undefined) return type;
      report(
        a,
        'unknown-variable',
        `There is no variable ${source.value} here; declare it or correct the name.`,
        `refers to missing var ${source.value}`,
        false,
      );
      return 'unknown';
    }
    case 'nodeOutput': {
      const { nodeName } = source.value;
      const type = env.nodeOutput(nodeName);
      if (type !== undefined) return type;
      report(
        a,
        'unknown-node',
        `This thread has no node ${nodeName}; output() reaches its own thread's nodes only.`,
        `Node ${nodeName} not present in threadspec`,
        false,
      );
      return 'unknown';
    }
    case 'literalValue':
      return typeOfLiteral(source.value);
    case 'formatString':
      if (source.value.format !== undefined) typeReporting(source.value.format, env, onlyNames(report));
      for (const arg of source.value.args) typeReporting(arg, env, onlyNames(report));
      return STR;
    case 'expression':
      return typeOfExpression(a, source.value, env, report);
    case 'structBuilder': {
      const { structDefId, value } = source.value;
      if (value !== undefined) checkFields(value, env, unlooked(report));
      return structDefId === undefined ? 'unknown' : defined({ case: 'structDefId', value: structDefId });
    }
    case 'sizeOf':
      optional(a, source.value.operand, env, report);
      if (source.value.operand !== undefined) checkSize(a, source.value.operand, env, report);
      return INT;
    case 'mapBuilder': {
      const { entries, mapType } = source.value;
      for (const { key, value } of entries) {
        optional(a, key, env, unlooked(report));
        optional(a, value, env, unlooked(report));
      }
      return mapType === undefined ? 'unknown' : defined({ case: 'inlineMapDef', value: mapType });
    }
  }
};

const defined = (definedType: TypeDefinition['definedType']): TypeDefinition =>
  create(TypeDefinitionSchema, { definedType });

const optional = (
  owner: VariableAssignment,
  part: VariableAssignment | undefined,
  env: TypeEnv,
  report: Report,
): StaticType => {
  if (part !== undefined) return typeReporting(part, env, report);
  report(owner, 'no-source', 'A part of this expression is missing; give it a value.', MISSING, false);
  return 'unknown';
};

const typeOfExpression = (
  a: VariableAssignment,
  { lhs, rhs, operation }: VariableAssignment_Expression,
  env: TypeEnv,
  report: Report,
): StaticType => {
  // What a comparison compares counts only where it is a condition itself (asked of 1.2.1).
  const told = operation.case === 'comparator' ? unlooked(report) : report;
  const left = optional(a, lhs, env, told);
  const right = optional(a, rhs, env, told);
  if (operation.case === 'comparator') return BOOL;
  if (operation.case === undefined) {
    const sentence = 'The two values have no operator between them; choose one.';
    report(a, 'no-operation', sentence, 'missing operation', false);
    return 'unknown';
  }
  const type = resultType(operation.value, left, right);
  if (type !== undefined) return type;
  const name = operationName(operation.value);
  report(a, 'no-such-operation', refusal(name, left, right), cannotOperate(name, left, right), false);
  return 'unknown';
};

/** Why an operation does not go with its two types. */
export const refusal = (operation: string, left: StaticType, right: StaticType): string =>
  `${operation} is not defined for ${typeName(left)} and ${typeName(right)}; cast one side or use another operation.`;

const checkFields = ({ fields }: InlineStructBuilder, env: TypeEnv, report: Report): void => {
  for (const { structValue } of Object.values(fields)) {
    if (structValue.case === 'simpleValue') typeReporting(structValue.value, env, report);
    if (structValue.case === 'subStructure') checkFields(structValue.value, env, report);
  }
};

const SIZED = new Set([VariableType.STR, VariableType.JSON_ARR]);

/** The server does not look at the operand's cast: `size(n as STR)` of an INT is refused. */
const checkSize = (
  a: VariableAssignment,
  operand: VariableAssignment,
  env: TypeEnv,
  report: Report,
): void => {
  const bare = create(VariableAssignmentSchema, { ...operand, targetType: undefined });
  const type = typeReporting(bare, env, () => undefined);
  if (isOpen(type) || isOneOf(type, SIZED) || type.definedType.case === 'inlineArrayDef') return;
  report(
    a,
    'no-size',
    `size() is for STR, JSON_ARR and Array, not for ${typeName(type)}.`,
    'size() only supports STR, ARRAY or JSON_ARR operands',
    false,
  );
};
