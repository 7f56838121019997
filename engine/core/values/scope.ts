/** What an expression may look at: the variables, node outputs and StructDefs that one ThreadRun sees. */
import type { WfRunId } from '#api/gen/object_id_pb.js';
import type { StructDef } from '#api/gen/struct_def_pb.js';
import type { VariableValue } from '#api/gen/type_definition_pb.js';

/** Where StructDefs are looked up; `Metadata` of the core and every `Scope` is one. */
export interface StructDefs {
  /** Without a version: the latest. */
  structDef(name: string, version?: number): StructDef | undefined;
}

export interface Scope extends StructDefs {
  /** Own thread, then parents upward, then (INHERITED_VAR) the parent WfRun. Undefined: no such variable. */
  variable(name: string): VariableValue | undefined;
  /** Output of the latest NodeRun of that Node in this ThreadRun. Undefined: it never ran or produced nothing. */
  nodeOutput(nodeName: string): VariableValue | undefined;
  wfRunId?: WfRunId;
  /** Writes a value with its type back into the variable (keep-stamped.ts). */
  keep?(name: string, value: VariableValue): void;
}
