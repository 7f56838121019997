/** Which values go into which types: by themselves, and with a cast (littlehorse.md §4.6; tried on server 1.2.1). */
import { VariableType } from '#api/gen/common_enums_pb.js';
import type { TypeDefinition } from '#api/gen/type_definition_pb.js';
import { isSameType } from './same-type.ts';
import { isNull, isOpen, primitiveOf, type StaticType } from './static-type.ts';

const { BOOL, BYTES, DOUBLE, INT, STR, WF_RUN_ID } = VariableType;

/** Besides X to X. */
const IMPLICIT: ReadonlyMap<VariableType, readonly VariableType[]> = new Map([
  [INT, [DOUBLE, STR]],
  [DOUBLE, [STR]],
  [BOOL, [STR]],
  [BYTES, [STR]],
  [WF_RUN_ID, [STR]],
]);

/** Besides what goes by itself. */
const WITH_CAST: ReadonlyMap<VariableType, readonly VariableType[]> = new Map([
  [DOUBLE, [INT]],
  [STR, [DOUBLE, BOOL, INT, BYTES, WF_RUN_ID]],
]);

/**
 * Whether PutWfSpec lets a value of type `from` stand where `to` is declared. Unknown, void and NULL always pass;
 * elements of Arrays and Maps are never converted.
 */
export const isStaticallyAssignable = (from: StaticType, to: TypeDefinition): boolean => {
  if (isOpen(from) || isNull(from) || isNull(to) || isSameType(from, to)) return true;
  return allows(IMPLICIT, from, to);
};

/** Whether PutWfSpec lets `target_type` turn `from` into `to`. From composite types it lets everything pass. */
export const isCastable = (from: StaticType, to: TypeDefinition): boolean => {
  if (isStaticallyAssignable(from, to)) return true;
  return primitiveOf(from) === undefined || allows(WITH_CAST, from, to);
};

const allows = (
  table: ReadonlyMap<VariableType, readonly VariableType[]>,
  from: StaticType,
  to: TypeDefinition,
): boolean => {
  const [source, target] = [primitiveOf(from), primitiveOf(to)];
  return source !== undefined && target !== undefined && (table.get(source)?.includes(target) ?? false);
};
