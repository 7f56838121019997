/** What the type rules need to know of the world around an expression. */
import type { StructDef } from '#api/gen/struct_def_pb.js';
import type { TypeDefinition } from '#api/gen/type_definition_pb.js';

export interface TypeEnv {
  /** `unknown`: it exists but its type can't be told. undefined: no such variable is visible here. */
  variable(name: string): TypeDefinition | 'unknown' | undefined;
  /** undefined: no such node in this thread. */
  nodeOutput(node: string): TypeDefinition | 'void' | 'unknown' | undefined;
  /** `version` absent or -1: the latest. `unknown`: can't be told here (e.g. only the cluster knows it). */
  structDef(name: string, version?: number): StructDef | 'unknown' | undefined;
}
