/** Operations as sentences name them. */
import { VariableMutationType } from '#api/gen/common_wfspec_pb.js';

/** LittleHorse's word, e.g. `ADD`; a number where this version has no word. */
export const operationName = (operation: VariableMutationType): string =>
  VariableMutationType[operation] ?? `Operation ${operation}`;
