/** The kinds in the order in which a server gets them: StructDefs first, because the others may name them. */
import type { DefinitionKind } from './definition-kind.ts';
import { externalEventDefKind } from './external-event-def.ts';
import { structDefKind } from './struct-def.ts';
import { taskDefKind } from './task-def.ts';
import { userTaskDefKind } from './user-task-def.ts';
import { workflowEventDefKind } from './workflow-event-def.ts';

export const orderedKinds: readonly DefinitionKind[] = [
  structDefKind,
  taskDefKind,
  externalEventDefKind,
  workflowEventDefKind,
  userTaskDefKind,
];
