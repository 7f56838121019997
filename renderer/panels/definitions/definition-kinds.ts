/** The five kinds of definitions of a project: what they are called and what a new one looks like. */
import {
  IconBroadcast,
  IconBraces,
  IconMailDown,
  IconSettings,
  IconUserEdit,
  type TablerIcon,
} from '@tabler/icons-react';
import type { AnyDefinition } from '#model/commands/definition-lists.ts';
import type { DefinitionKind } from '#model/document/problem.ts';

export interface DefinitionKindView {
  readonly kind: DefinitionKind;
  readonly label: string;
  readonly many: string;
  readonly icon: TablerIcon;
  readonly newName: string;
  create(name: string): AnyDefinition;
}

export const definitionKinds: readonly DefinitionKindView[] = [
  {
    kind: 'task-def',
    label: 'Task',
    many: 'Tasks',
    icon: IconSettings,
    newName: 'new-task',
    create: (name) => ({ name, inputs: [] }),
  },
  {
    kind: 'external-event-def',
    label: 'External event',
    many: 'External events',
    icon: IconMailDown,
    newName: 'new-event',
    create: (name) => ({ name }),
  },
  {
    kind: 'workflow-event-def',
    label: 'Workflow event',
    many: 'Workflow events',
    icon: IconBroadcast,
    newName: 'new-workflow-event',
    create: (name) => ({ name }),
  },
  {
    kind: 'user-task-def',
    label: 'User task',
    many: 'User tasks',
    icon: IconUserEdit,
    newName: 'new-form',
    create: (name) => ({ name, fields: [] }),
  },
  {
    kind: 'struct-def',
    label: 'Struct',
    many: 'Structs',
    icon: IconBraces,
    newName: 'new-struct',
    create: (name) => ({ name, fields: [] }),
  },
];

export const definitionKindOf = (kind: DefinitionKind): DefinitionKindView =>
  definitionKinds.find((each) => each.kind === kind) as DefinitionKindView;
