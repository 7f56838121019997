/**
 * The static types of the VariableMutationTypes, as Expressions and as mutations (littlehorse.md §4.5). The table was
 * taken from server 1.2.1 by registering every pair of types with every operation; so were its surprises: INT + DOUBLE
 * is an INT, and && accepts anything.
 */
import { create } from '@bufbuild/protobuf';
import { VariableType } from '#api/gen/common_enums_pb.js';
import { VariableMutationType } from '#api/gen/common_wfspec_pb.js';
import { TypeDefinitionSchema, type TypeDefinition } from '#api/gen/type_definition_pb.js';
import { isStaticallyAssignable } from './assignable.ts';
import { isExactType, isSameType } from './same-type.ts';
import { BOOL, DOUBLE, isNull, isOneOf, isOpen, primitiveOf, type StaticType } from './static-type.ts';

/** The type of the result, or undefined when the server refuses the pair. */
export const resultType = (
  operation: VariableMutationType,
  left: StaticType,
  right: StaticType,
): StaticType | undefined => {
  // Even `b && json.x` and `text - json.x` are anything (asked of 1.2.1).
  if (isOpen(left) || isOpen(right)) return 'unknown';
  const { AND, OR } = VariableMutationType;
  if (operation === AND || operation === OR) return BOOL;
  const rule = RULES.get(operation);
  const type = rule === undefined ? 'unknown' : rule(left, right);
  return type === undefined || isOpen(type) || !type.masked ? type : unmasked(type);
};

/** What is computed of a masked value is not masked. */
const unmasked = ({ definedType }: TypeDefinition): TypeDefinition =>
  create(TypeDefinitionSchema, { definedType });

type Rule = (left: TypeDefinition, right: StaticType) => StaticType | undefined;

const NUMBERS = new Set([VariableType.INT, VariableType.DOUBLE]);
/** What can be joined to a text and looked for in a list. */
const SCALARS = new Set([
  VariableType.BOOL,
  VariableType.DOUBLE,
  VariableType.INT,
  VariableType.STR,
  VariableType.TIMESTAMP,
  VariableType.WF_RUN_ID,
]);

const isOpenOr = (type: StaticType, wanted: ReadonlySet<VariableType>): boolean =>
  isOpen(type) || isOneOf(type, wanted);

const arithmetic: Rule = (left, right) =>
  isOneOf(left, NUMBERS) && isOpenOr(right, NUMBERS) ? left : undefined;

const power: Rule = (left, right) =>
  primitiveOf(right) === VariableType.DOUBLE && isOneOf(left, NUMBERS) ? DOUBLE : arithmetic(left, right);

const add: Rule = (left, right) => {
  if (primitiveOf(left) === VariableType.JSON_ARR) return left;
  return textJoin(left, right) ?? arithmetic(left, right);
};

const textJoin: Rule = (left, right) =>
  primitiveOf(left) === VariableType.STR && isOpenOr(right, SCALARS) ? left : undefined;

const extend: Rule = (left, right) => {
  const { definedType } = left;
  if (definedType.case === 'inlineArrayDef') {
    const { arrayType } = definedType.value;
    return isExactly(right, left) || isExactly(right, arrayType) ? left : undefined;
  }
  if (definedType.case === 'inlineMapDef') {
    return isOpen(right) || (!isNull(right) && isSameType(right, left)) ? left : undefined;
  }
  const type = primitiveOf(left);
  if (type === VariableType.JSON_ARR || type === VariableType.BYTES) {
    return isExactly(right, left) ? left : undefined;
  }
  return textJoin(left, right);
};

/** Elements of collections are not converted; NULL is one of an Array that says nothing of its elements only. */
const isExactly = (type: StaticType, wanted: TypeDefinition | undefined): boolean =>
  isOpen(type) || wanted === undefined || isExactType(type, wanted);

const removeIfPresent: Rule = (left, right) => {
  const { definedType } = left;
  if (definedType.case === 'inlineArrayDef') {
    return isExactly(right, definedType.value.arrayType) ? left : undefined;
  }
  return isOneOf(left, SEARCHED) && isOpenOr(right, SCALARS) ? left : undefined;
};

const SEARCHED = new Set([VariableType.JSON_ARR, VariableType.JSON_OBJ, VariableType.STR]);
const INDEXED = new Set([VariableType.JSON_ARR, VariableType.STR]);

const removeIndex: Rule = (left, right) => {
  const isList = left.definedType.case === 'inlineArrayDef' || isOneOf(left, INDEXED);
  return isList && isOpenOr(right, NUMBERS) ? left : undefined;
};

const removeKey: Rule = (left, right) => {
  const { definedType } = left;
  if (definedType.case === 'inlineMapDef') {
    const { keyType } = definedType.value;
    return keyType === undefined || isStaticallyAssignable(right, keyType) ? left : undefined;
  }
  const isObject = primitiveOf(left) === VariableType.JSON_OBJ;
  return isObject && isOpenOr(right, SCALARS) ? left : undefined;
};

const assign: Rule = (left, right) => {
  if (isNull(left)) return 'unknown';
  return isStaticallyAssignable(right, left) ? left : undefined;
};

const RULES: ReadonlyMap<VariableMutationType, Rule> = new Map([
  [VariableMutationType.ASSIGN, assign],
  [VariableMutationType.ADD, add],
  [VariableMutationType.SUBTRACT, arithmetic],
  [VariableMutationType.MULTIPLY, arithmetic],
  [VariableMutationType.DIVIDE, arithmetic],
  [VariableMutationType.POW, power],
  [VariableMutationType.EXTEND, extend],
  [VariableMutationType.REMOVE_IF_PRESENT, removeIfPresent],
  [VariableMutationType.REMOVE_INDEX, removeIndex],
  [VariableMutationType.REMOVE_KEY, removeKey],
]);
