/** Optional wire fields to the document's texts. */
import type { VariableAssignment, VariableMutation } from '#api/gen/common_wfspec_pb.js';
import type { NamedExpression } from '../document/node.ts';
import { printAssignment, printMutation } from '../expression/from-wire.ts';
import { byCodeUnit } from '../compile/sorted-map.ts';

export const optional = (assignment: VariableAssignment | undefined): string | undefined =>
  assignment === undefined ? undefined : printAssignment(assignment);

/** Where the wire means seconds: `3 days`. */
export const optionalDuration = (assignment: VariableAssignment | undefined): string | undefined =>
  assignment === undefined ? undefined : printAssignment(assignment, { duration: true });

/** Wire maps have no order of their own; by name is the same everywhere. */
export const named = (map: { [name: string]: VariableAssignment }): readonly NamedExpression[] =>
  Object.keys(map)
    .sort(byCodeUnit)
    .map((name) => ({ name, value: printAssignment(map[name] as VariableAssignment) }));

export const mutations = (list: readonly VariableMutation[]): readonly string[] => list.map(printMutation);

/** The record without the fields that are undefined, so that equal documents look equal. */
export const present = <T extends object>(record: T): T => {
  const kept = Object.entries(record).filter(([, value]) => value !== undefined);
  return Object.fromEntries(kept) as T;
};

/** A whole number of 64 bits as the document's number; undefined when it would not be exact. */
export const exactNumber = (value: bigint): number | undefined => {
  const number = Number(value);
  return Number.isSafeInteger(number) ? number : undefined;
};
