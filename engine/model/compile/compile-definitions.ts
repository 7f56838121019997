/** Definitions to the messages that a cluster takes. */
import type {
  PutExternalEventDefRequest,
  PutStructDefRequest,
  PutTaskDefRequest,
  PutUserTaskDefRequest,
  PutWorkflowEventDefRequest,
} from '#api/gen/service_pb.js';
import type { Definitions } from '../document/definitions.ts';
import type { Problem } from '../document/problem.ts';

/** In the order in which a cluster should get them: StructDefs first, because the others may name them. */
export interface DefinitionRequests {
  readonly structDefs: readonly PutStructDefRequest[];
  readonly taskDefs: readonly PutTaskDefRequest[];
  readonly externalEventDefs: readonly PutExternalEventDefRequest[];
  readonly workflowEventDefs: readonly PutWorkflowEventDefRequest[];
  readonly userTaskDefs: readonly PutUserTaskDefRequest[];
}

export const compileDefinitions = (
  _definitions: Definitions,
): { requests?: DefinitionRequests; problems: readonly Problem[] } => ({ problems: [] });
