/** The static type of a VariableAssignment and what the server would refuse about it at PutWfSpec. */
import type { VariableAssignment } from '#api/gen/common_wfspec_pb.js';
import type { StaticType } from './static-type.ts';
import type { TypeEnv } from './type-env.ts';
export type { StaticType } from './static-type.ts';
export type { TypeEnv } from './type-env.ts';

export const typeOfAssignment = (
  _a: VariableAssignment,
  _env: TypeEnv,
): { readonly type: StaticType; readonly errors: readonly string[] } => ({ type: 'unknown', errors: [] });
