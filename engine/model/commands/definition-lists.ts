/**
 * The lists of definitions by kind. A definition may stand in the project's definitions or in the workflow file itself;
 * a command changes it where it stands.
 */
import type {
  Definitions,
  ExternalEventDef,
  StructDef,
  TaskDef,
  UserTaskDef,
  WorkflowEventDef,
} from '../document/definitions.ts';
import type { Drawing } from '../document/drawing.ts';
import type { DefinitionKind } from '../document/problem.ts';
import { patched } from './sharing.ts';
import { refused } from './refusal.ts';
import { changeWorkflow } from './change.ts';

export interface DefinitionByKind {
  readonly 'task-def': TaskDef;
  readonly 'external-event-def': ExternalEventDef;
  readonly 'workflow-event-def': WorkflowEventDef;
  readonly 'user-task-def': UserTaskDef;
  readonly 'struct-def': StructDef;
}

export type AnyDefinition = DefinitionByKind[DefinitionKind];

/** Each kind with its definition, so that the two always go together. */
export type KindAndDefinition = {
  readonly [K in DefinitionKind]: { readonly kind: K; readonly definition: DefinitionByKind[K] };
}[DefinitionKind];

export const listOf: Readonly<Record<DefinitionKind, keyof Definitions>> = {
  'task-def': 'taskDefs',
  'external-event-def': 'externalEventDefs',
  'workflow-event-def': 'workflowEventDefs',
  'user-task-def': 'userTaskDefs',
  'struct-def': 'structDefs',
};

/** What the kind is called in LittleHorse. */
export const wordOf: Readonly<Record<DefinitionKind, string>> = {
  'task-def': 'TaskDef',
  'external-event-def': 'ExternalEventDef',
  'workflow-event-def': 'WorkflowEventDef',
  'user-task-def': 'UserTaskDef',
  'struct-def': 'StructDef',
};

export const definitionsOf = (definitions: Definitions, kind: DefinitionKind): readonly AnyDefinition[] =>
  definitions[listOf[kind]];

export function findDefinition(
  drawing: Drawing,
  kind: DefinitionKind,
  name: string,
): AnyDefinition | undefined {
  const named = (definitions: Definitions | undefined) =>
    definitions && definitionsOf(definitions, kind).find((each) => each.name === name);
  return named(drawing.workflow.definitions) ?? named(drawing.definitions);
}

export const noSuchDefinition = (kind: DefinitionKind, name: string) =>
  refused('no-such-definition', `There is no ${wordOf[kind]} “${name}” in this project.`);

/** Changes the list of one kind in both places. */
export function changeDefinitions(
  drawing: Drawing,
  kind: DefinitionKind,
  change: (list: readonly AnyDefinition[]) => readonly AnyDefinition[],
): Drawing {
  const changed = (definitions: Definitions): Definitions =>
    patched(definitions, {
      [listOf[kind]]: change(definitionsOf(definitions, kind)),
    } as Partial<Definitions>);
  const project = patched(drawing, { definitions: changed(drawing.definitions) });
  return changeWorkflow(project, (workflow) =>
    workflow.definitions === undefined
      ? workflow
      : patched(workflow, { definitions: changed(workflow.definitions) }),
  );
}
