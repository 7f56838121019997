/** Inputs by name (of threads and child workflows) to the wire's map. */
import type { VariableAssignment } from '#api/gen/common_wfspec_pb.js';
import type { NamedExpression } from '../document/node.ts';
import { expressionAt, type Report } from './report.ts';
import { sortedMap } from './sorted-map.ts';

export const namedExpressions = (
  inputs: readonly NamedExpression[],
  report: Report,
): { [name: string]: VariableAssignment } =>
  sortedMap(
    inputs.flatMap(({ name, value }) => {
      const assignment = expressionAt(value, `inputs/${name}`, report);
      return assignment === undefined ? [] : [[name, assignment] as const];
    }),
  );
