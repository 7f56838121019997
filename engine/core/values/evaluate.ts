/** Resolves a VariableAssignment to the value it stands for (littlehorse.md §3.5). */
import type {
  LHPath,
  VariableAssignment,
  VariableAssignment_Expression,
  VariableAssignment_FormatString,
} from '#api/gen/common_wfspec_pb.js';
import type { VariableValue } from '#api/gen/type_definition_pb.js';
import { ok, type Result } from '#model/result.ts';
import { buildMap, buildStruct } from './build.ts';
import { cast } from './cast.ts';
import { compare } from './compare.ts';
import { readJsonPath } from './json-path.ts';
import { fromJson, toJson } from './json-value.ts';
import { readLhPath, type Selector, selectorOf } from './lh-path.ts';
import { formatMessage } from './message-format.ts';
import { nullValue } from './null-value.ts';
import { operate } from './operate.ts';
import type { Scope } from './scope.ts';
import { cannotJsonPath } from './server-words.ts';
import { sizeOf } from './size-of.ts';
import { type ValueError, valueError } from './value-error.ts';
import { foundText } from './value-text.ts';
import { boolValue, strValue, typeNameOf } from './variable-value.ts';

type Evaluated = Result<VariableValue, ValueError>;

/** Source, then path, then cast. The value may be shared with the scope or the WfSpec: do not change it. */
export function evaluate(assignment: VariableAssignment, scope: Scope): Evaluated {
  let value = readSource(assignment, scope);
  if (value.ok && assignment.path.case !== undefined) value = follow(value.value, assignment.path, scope);
  if (value.ok && assignment.targetType !== undefined) value = cast(value.value, assignment.targetType);
  return value;
}

function readSource({ source }: VariableAssignment, scope: Scope): Evaluated {
  switch (source.case) {
    case 'variableName': {
      const value = scope.variable(source.value);
      return value === undefined ? valueError(`There is no variable "${source.value}" here.`) : ok(value);
    }
    case 'literalValue':
      return ok(source.value);
    case 'nodeOutput': {
      const value = scope.nodeOutput(source.value.nodeName);
      return value === undefined
        ? valueError(`Specified node ${source.value.nodeName} has no output.`)
        : ok(value);
    }
    case 'formatString':
      return format(source.value, scope);
    case 'expression':
      return express(source.value, scope);
    case 'sizeOf': {
      const operand = operandOf(source.value.operand, scope);
      return operand.ok ? sizeOf(operand.value) : operand;
    }
    case 'structBuilder':
      return buildStruct(source.value, scope, evaluate);
    case 'mapBuilder':
      return buildMap(source.value, scope, evaluate);
    case undefined:
      return valueError('The assignment names no source.');
  }
}

const isJson = ({ value }: VariableValue): boolean => value.case === 'jsonObj' || value.case === 'jsonArr';

const operandOf = (assignment: VariableAssignment | undefined, scope: Scope): Evaluated =>
  assignment === undefined ? valueError('An operand is missing.') : evaluate(assignment, scope);

function format({ format: template, args }: VariableAssignment_FormatString, scope: Scope): Evaluated {
  const pattern = operandOf(template, scope);
  if (!pattern.ok) return pattern;
  if (pattern.value.value.case !== 'str') {
    return valueError(`Format String template isn't a primitive; it's a ${typeNameOf(pattern.value)}`);
  }
  const values: VariableValue[] = [];
  for (const arg of args) {
    const value = evaluate(arg, scope);
    if (!value.ok) return value;
    values.push(asPartOfText(value.value, arg));
  }
  const text = formatMessage(pattern.value.value.value, values);
  return text.ok ? ok(strValue(text.value)) : text;
}

/** The value where it becomes part of a text: what a path found in JSON prints otherwise than a whole value of JSON. */
export function asPartOfText(
  value: VariableValue,
  { path, targetType }: Pick<VariableAssignment, 'path' | 'targetType'>,
): VariableValue {
  const isFound = path.case !== undefined && targetType === undefined && isJson(value);
  return isFound ? strValue(foundText(value)) : value;
}

function express({ lhs, operation, rhs }: VariableAssignment_Expression, scope: Scope): Evaluated {
  const left = operandOf(lhs, scope);
  if (!left.ok) return left;
  const right = operandOf(rhs, scope);
  if (!right.ok) return right;
  const isText = left.value.value.case === 'str' && rhs !== undefined;
  if (operation.case === 'mutationType')
    return operate(operation.value, left.value, isText ? asPartOfText(right.value, rhs) : right.value);
  if (operation.case === undefined) return valueError('The expression names no operation.');
  const answer = compare(operation.value, left.value, right.value);
  return answer.ok ? ok(boolValue(answer.value)) : answer;
}

/** A path into a value: json_path with its NULL leniency inside JSON (anything else, NULL too, is an error), or lh_path. */
export function follow(value: VariableValue, path: VariableAssignment['path'], scope: Scope): Evaluated {
  if (path.case === 'jsonPath') {
    if (!isJson(value)) return valueError(cannotJsonPath(value));
    const found = readJsonPath(toJson(value), path.value);
    if (!found.ok) return found;
    return ok(found.value === undefined ? nullValue() : fromJson(found.value));
  }
  if (path.case === undefined) return ok(value);
  const selectors = resolveSelectors(path.value, scope);
  return selectors.ok ? readLhPath(value, selectors.value) : selectors;
}

/** The keys and indices of an LHPath, its dynamic selectors (1.3) resolved. */
export function resolveSelectors({ path }: LHPath, scope: Scope): Result<Selector[], ValueError> {
  const out: Selector[] = [];
  for (const { selectorType } of path) {
    if (selectorType.case === 'dynamic') {
      const value = evaluate(selectorType.value, scope);
      if (!value.ok) return value;
      const selector = selectorOf(value.value);
      if (!selector.ok) return selector;
      out.push(selector.value);
    } else if (selectorType.case === undefined) return valueError('A selector of the path is empty.');
    else out.push(selectorType.value);
  }
  return ok(out);
}
