/** What `definitions.yaml` says: the TaskDefs, events, user tasks and structs that the workflows of a project use. */
import type { DeprecatedType, Expression, TypeText } from './workflow.ts';

export interface Definitions {
  readonly taskDefs: readonly TaskDef[];
  readonly externalEventDefs: readonly ExternalEventDef[];
  readonly workflowEventDefs: readonly WorkflowEventDef[];
  readonly userTaskDefs: readonly UserTaskDef[];
  readonly structDefs: readonly StructDef[];
}

export const noDefinitions: Definitions = {
  taskDefs: [],
  externalEventDefs: [],
  workflowEventDefs: [],
  userTaskDefs: [],
  structDefs: [],
};

export interface TypedField {
  readonly name: string;
  readonly type: TypeText;
  readonly masked?: boolean;
  readonly default?: Expression;
  /** For a TaskDef's inputs, which are VariableDefs on the wire. */
  readonly deprecated?: DeprecatedType;
}

export interface TaskDef {
  readonly name: string;
  readonly description?: string;
  readonly inputs: readonly TypedField[];
  /** Absent or `void`: the task returns nothing; `void` says so with an empty ReturnType (littlehorse.md §2.1). */
  readonly returns?: { readonly type: TypeText; readonly masked?: boolean } | 'void';
}

export interface ExternalEventDef {
  readonly name: string;
  /** Absent: untyped. `void`: the event has no content. */
  readonly content?: { readonly type: TypeText; readonly masked?: boolean } | 'void';
  readonly retentionSeconds?: number;
  readonly correlated?: { readonly deleteAfterFirst?: boolean; readonly ttlSeconds?: number };
}

export interface WorkflowEventDef {
  readonly name: string;
  /** Absent: no `content_type` at all. `void`: the event has no content. */
  readonly content?: { readonly type: TypeText; readonly masked?: boolean } | 'void';
}

export interface UserTaskDef {
  readonly name: string;
  readonly description?: string;
  readonly fields: readonly {
    readonly name: string;
    readonly type: TypeText;
    readonly label?: string;
    readonly description?: string;
    readonly required?: boolean;
  }[];
}

export interface StructDef {
  readonly name: string;
  readonly description?: string;
  readonly fields: readonly (TypedField & { readonly nullable?: boolean; readonly description?: string })[];
  /** Absent: NO_SCHEMA_UPDATES, the wire's own default. */
  readonly allowedUpdates?: 'FULLY_COMPATIBLE_SCHEMA_UPDATES';
}
