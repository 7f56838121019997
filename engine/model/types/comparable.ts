/**
 * What PutWfSpec refuses of the comparison that is an edge's condition (tried on server 1.2.1; it looks at the
 * outermost comparison only). What it lets pass may still fail when it runs: littlehorse.md §4.7.
 */
import { VariableType } from '#api/gen/common_enums_pb.js';
import { Comparator } from '#api/gen/type_definition_pb.js';
import { isIdenticalType } from './same-type.ts';
import { isNull, isOneOf, isOpen, primitiveOf, type StaticType } from './static-type.ts';

/** The only types that the server compares with one another. */
const SIMPLE = new Set([
  VariableType.BOOL,
  VariableType.DOUBLE,
  VariableType.INT,
  VariableType.STR,
  VariableType.TIMESTAMP,
]);

export const isComparable = (comparator: Comparator, left: StaticType, right: StaticType): boolean => {
  if (isOpen(left) || isOpen(right) || isNull(right)) return true;
  switch (comparator) {
    case Comparator.IN:
    case Comparator.NOT_IN:
      return isSearchable(left, right);
    case Comparator.EQUALS:
    case Comparator.NOT_EQUALS:
      if (isOneOf(right, SIMPLE)) return isNull(left) || isOneOf(left, SIMPLE);
      return !isNull(left) && isIdenticalType(left, right);
    default:
      return isOneOf(right, SIMPLE);
  }
};

/** A JSON_ARR may be searched for anything; JSON_OBJ, Array, Map and Struct for a STR only. */
const isSearchable = (left: StaticType, right: StaticType): boolean => {
  const container = primitiveOf(right);
  if (container === VariableType.JSON_ARR) return true;
  const isContainer = container === undefined || container === VariableType.JSON_OBJ;
  return isContainer && primitiveOf(left) === VariableType.STR;
};
