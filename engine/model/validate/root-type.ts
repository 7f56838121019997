/**
 * The type that the server sees where it looks at the root of a value alone, as at inputs of threads, sleeps and waits: a
 * variable's or a constant's own, whatever LHPath or cast stands behind it. A JSONPath, an output and an expression may be
 * anything there, even when their type is known (tried on server 1.2.1).
 */
import type { VariableAssignment } from '#api/gen/common_wfspec_pb.js';
import type { StaticType } from '../types/static-type.ts';
import { typeOfAssignment } from '../types/type-of-assignment.ts';
import type { Surroundings } from './surroundings.ts';

export function rootType(
  { source, path }: VariableAssignment,
  world: Pick<Surroundings, 'variable' | 'nodeOutput' | 'structDef'>,
): StaticType {
  if (path.case === 'jsonPath' || source.case === 'nodeOutput' || source.case === 'expression')
    return 'unknown';
  if (source.case === undefined) return 'unknown';
  const root = { $typeName: 'littlehorse.VariableAssignment', source, path: { case: undefined } } as const;
  return typeOfAssignment(root, world).type;
}
