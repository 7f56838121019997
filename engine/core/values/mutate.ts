/** Computes what a variable holds after a VariableMutation (littlehorse.md §4.5). */
import { VariableType } from '#api/gen/common_enums_pb.js';
import { type VariableMutation, VariableMutationType } from '#api/gen/common_wfspec_pb.js';
import type { TypeDefinition, VariableValue } from '#api/gen/type_definition_pb.js';
import { ok, type Result } from '#model/result.ts';
import { longFromDouble } from '#model/values/java-long.ts';
import { convertForVariable, convertLike } from './assign.ts';
import { asPartOfText, evaluate, follow, resolveSelectors } from './evaluate.ts';
import { missingPlace, placeOf, readJsonPath, writeAt } from './json-path.ts';
import { parseJson, printJson } from '#model/values/json-text.ts';
import { fromJson, toJson } from './json-value.ts';
import { type Selector, readLhPath } from './lh-path.ts';
import { writeLhPath } from './lh-path-write.ts';
import { isNull, nullValue } from './null-value.ts';
import { operate } from './operate.ts';
import type { Scope } from './scope.ts';
import { cannotJsonPath, cannotUpdate } from './server-words.ts';
import { type ValueError, valueError } from './value-error.ts';
import { intValue } from './variable-value.ts';

type Mutated = Result<VariableValue, ValueError>;

/**
 * The new value of the whole variable. `current` is what it holds now, `targetType` its declared type (undefined: the
 * result is kept as it is), `sourceNodeOutput` what the node left by the Edge produced, for the deprecated node_output.
 */
export function mutate(
  mutation: VariableMutation,
  current: VariableValue,
  targetType: TypeDefinition | undefined,
  scope: Scope,
  sourceNodeOutput: VariableValue | undefined,
): Mutated {
  const isText = mutation.lhsJsonPath === undefined && mutation.lhsLhPath === undefined && isStr(targetType);
  const right = rightSide(mutation, scope, sourceNodeOutput, isText);
  if (!right.ok) return right;
  if (isUnmadeDouble(mutation, current, targetType)) return valueError('Cant convert NULL to DOUBLE');
  const result = apply(mutation, current, right.value, scope);
  if (!result.ok || targetType === undefined) return result;
  return convertForVariable(result.value, targetType);
}

const isStr = (type: TypeDefinition | undefined): boolean =>
  type?.definedType.case === 'primitiveType' && type.definedType.value === VariableType.STR;

/** What a DOUBLE holds is made a DOUBLE before anything is done with it (asked of 1.2.1). */
const isUnmadeDouble = (
  { operation, lhsJsonPath, lhsLhPath }: VariableMutation,
  current: VariableValue,
  type: TypeDefinition | undefined,
): boolean =>
  operation !== VariableMutationType.ASSIGN &&
  (lhsJsonPath ?? lhsLhPath) === undefined &&
  isNull(current) &&
  type?.definedType.case === 'primitiveType' &&
  type.definedType.value === VariableType.DOUBLE;

function rightSide(
  { rhsValue }: VariableMutation,
  scope: Scope,
  output: VariableValue | undefined,
  isText: boolean,
): Mutated {
  switch (rhsValue.case) {
    case 'rhsAssignment': {
      const value = evaluate(rhsValue.value, scope);
      return value.ok && isText ? ok(asPartOfText(value.value, rhsValue.value)) : value;
    }
    case 'literalValue':
      return ok(rhsValue.value);
    case 'nodeOutput': {
      if (output === undefined) return valueError('The Node has no output.');
      const { path } = rhsValue.value;
      if (path.case === 'jsonpath') return follow(output, { case: 'jsonPath', value: path.value }, scope);
      return follow(output, path, scope);
    }
    case undefined:
      return valueError(`The mutation of a variable names no right side.`);
  }
}

function apply(
  mutation: VariableMutation,
  current: VariableValue,
  right: VariableValue,
  scope: Scope,
): Mutated {
  const { operation, lhsJsonPath, lhsLhPath } = mutation;
  if (lhsJsonPath !== undefined) return insideJson(lhsJsonPath, operation, current, right);
  if (lhsLhPath === undefined) return change(operation, current, right);
  const selectors = resolveSelectors(lhsLhPath, scope);
  return selectors.ok ? insideValue(selectors.value, operation, current, right) : selectors;
}

/**
 * Unlike in an expression, what is added to an INT is made an INT first: 3 ADD -0.75 is 3, and what is too big wraps
 * around; the other operators round their result toward zero (asked of 1.2.1).
 */
function change(operation: VariableMutationType, left: VariableValue, right: VariableValue): Mutated {
  const isAddedToInt = operation === VariableMutationType.ADD && left.value.case === 'int';
  if (!isAddedToInt || right.value.case !== 'double') return operate(operation, left, right);
  return operate(operation, left, intValue(longFromDouble(right.value.value)));
}

/** Only what stands at the path changes; ASSIGN may create the last key, NULL is written as JSON null. */
function insideJson(
  path: string,
  operation: VariableMutationType,
  current: VariableValue,
  right: VariableValue,
): Mutated {
  if (current.value.case !== 'jsonObj' && current.value.case !== 'jsonArr') {
    return valueError(cannotJsonPath(current));
  }
  const text = current.value.value;
  const root = parseJson(text, 'unique-keys');
  if (root === undefined) {
    // What is written into an object with a key twice is lost (asked of 1.2.1).
    if (parseJson(text) !== undefined) return ok(current);
    return valueError(cannotUpdate(path, text, 'ParseException: the text is not JSON'));
  }
  const found = readJsonPath(root, path);
  if (!found.ok) return found;
  const place = placeOf(path);
  const refuse = (why: string) => valueError(cannotUpdate(path, printJson(root), why));
  if (place === undefined || place.length === 0)
    return refuse('Invalid set operation: the path does not name one place');
  const result = replace(operation, fromJson(found.value ?? null), right);
  if (!result.ok) return result;
  const written = writeAt(root, place, toJson(result.value));
  if (written !== undefined) return ok(fromJson(written));
  return refuse(`Missing property in path ${missingPlace(root, place)}`);
}

/**
 * The new value of a place in JSON. It keeps the type that it has: 7 ADD 1.5 is 8, and an object cannot replace a number.
 * Where nothing or null was, any operator just puts the right side (both seen on 1.2.1).
 */
function replace(operation: VariableMutationType, found: VariableValue, right: VariableValue): Mutated {
  if (isNull(found)) return ok(right);
  const result = change(operation, found, right);
  return result.ok ? convertLike(result.value, found) : result;
}

function insideValue(
  path: readonly Selector[],
  operation: VariableMutationType,
  current: VariableValue,
  right: VariableValue,
): Mutated {
  let found: Mutated = ok(nullValue());
  if (operation !== VariableMutationType.ASSIGN) found = readLhPath(current, path);
  if (!found.ok) return found;
  const result = change(operation, found.value, right);
  return result.ok ? writeLhPath(current, path, result.value) : result;
}
