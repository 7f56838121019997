/** Wire messages to text. */
import type { VariableAssignment, VariableMutation } from '#api/gen/common_wfspec_pb.js';
import type { TypeDefinition, VariableValue } from '#api/gen/type_definition_pb.js';
import type { LegacyEdgeCondition } from '#api/gen/wf_spec_pb.js';

/** `duration`: an INT literal stands where seconds are meant and is written `3 days`. `type`: the declared type. */
export interface PrintOptions {
  readonly duration?: boolean;
  readonly type?: TypeDefinition;
}

export const printAssignment = (_a: VariableAssignment, _options?: PrintOptions): string => '';
export const printMutation = (_m: VariableMutation): string => '';
export const printLiteral = (_v: VariableValue, _options?: PrintOptions): string => '';
export const printLegacyCondition = (_c: LegacyEdgeCondition): string => '';
export const printType = (_t: TypeDefinition): string => '';
