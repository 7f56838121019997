/** One VariableMutationType applied to two values: what both expressions and mutations are made of (littlehorse.md §4.5). */
import { VariableType } from '#api/gen/common_enums_pb.js';
import { VariableMutationType as Op } from '#api/gen/common_wfspec_pb.js';
import type { VariableValue } from '#api/gen/type_definition_pb.js';
import { ok, type Result } from '#model/result.ts';
import { castToPrimitive } from './cast.ts';
import { calculate } from './arithmetic.ts';
import { removeIfPresent, removeIndex, removeKey } from './collection-remove.ts';
import { addElement, extendCollection } from './collection-add.ts';
import { isNull } from './null-value.ts';
import { badLeft, badRight, cannotConvert } from './server-words.ts';
import { type ValueError, valueError } from './value-error.ts';
import { valueText } from './value-text.ts';
import { boolValue, bytesValue, strValue, typeNameOf } from './variable-value.ts';

export function operate(
  op: Op,
  left: VariableValue,
  right: VariableValue,
): Result<VariableValue, ValueError> {
  if (op === Op.ASSIGN) return ok(right);
  if (isNull(left)) return valueError(badLeft(op, left));
  switch (op) {
    case Op.ADD:
      return add(left, right);
    case Op.EXTEND:
      return extend(left, right);
    case Op.SUBTRACT:
    case Op.MULTIPLY:
    case Op.DIVIDE:
    case Op.POW:
      return calculate(op, left, right);
    case Op.REMOVE_IF_PRESENT:
      return removeIfPresent(left, right);
    case Op.REMOVE_INDEX:
      return removeIndex(left, right);
    case Op.REMOVE_KEY:
      return removeKey(left, right);
    case Op.AND:
    case Op.OR:
      return combine(op, left, right);
    default:
      return valueError(`There is no operator with number ${String(op)}.`);
  }
}

const isPrimitive = ({ value }: VariableValue): boolean =>
  value.case !== 'struct' && value.case !== 'array' && value.case !== 'map';

/** Numbers are summed, a STR takes any primitive's text, a JSON_ARR one more element. */
function add(left: VariableValue, right: VariableValue): Result<VariableValue, ValueError> {
  const { value } = left;
  if (value.case === 'jsonArr') return addElement(value.value, right);
  if (value.case !== 'str') return calculate(Op.ADD, left, right);
  if (isNull(right)) return valueError(badRight(Op.ADD, right, VariableType.STR));
  return isPrimitive(right) ? ok(strValue(value.value + valueText(right))) : unfit(Op.ADD, left, right);
}

function extend(left: VariableValue, right: VariableValue): Result<VariableValue, ValueError> {
  const [a, b] = [left.value, right.value];
  if (a.case === 'str') {
    return isPrimitive(right) ? ok(strValue(a.value + valueText(right))) : unfit(Op.EXTEND, left, right);
  }
  if (a.case === 'bytes') {
    return b.case === 'bytes'
      ? ok(bytesValue(Uint8Array.of(...a.value, ...b.value)))
      : unfit(Op.EXTEND, left, right);
  }
  if (a.case === 'jsonArr' && b.case !== 'jsonArr')
    return valueError(cannotConvert(right, VariableType.JSON_ARR));
  return extendCollection(left, right) ?? valueError(badLeft(Op.EXTEND, left));
}

/** A STR counts as the BOOL that it names (seen on 1.2.1). */
function truth(value: VariableValue): boolean | undefined {
  const made = value.value.case === 'str' ? castToPrimitive(value, VariableType.BOOL) : value;
  return made?.value.case === 'bool' ? made.value.value : undefined;
}

/** OR is decided by a true left side alone, AND by a false one. */
function combine(
  op: Op.AND | Op.OR,
  left: VariableValue,
  right: VariableValue,
): Result<VariableValue, ValueError> {
  const decisive = op === Op.OR;
  const a = truth(left);
  if (a === decisive) return ok(boolValue(decisive));
  if (a === undefined) return valueError(badLeft(op, left));
  const b = truth(right);
  return b === undefined ? valueError(cannotConvert(right, VariableType.BOOL)) : ok(boolValue(b));
}

const unfit = (op: Op, left: VariableValue, right: VariableValue): ReturnType<typeof valueError> =>
  valueError(`${Op[op]} is not defined for ${typeNameOf(left)} and ${typeNameOf(right)}.`);
