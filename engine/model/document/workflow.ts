/**
 * What a `*.workflow.yaml` says, as plain immutable data: one to one with LittleHorse's PutWfSpecRequest, but with
 * expressions, mutations and types kept as the text that people wrote. Never mutated; every edit makes a new value
 * that shares what did not change.
 */
import type { Node } from './node.ts';
import type { Definitions } from './definitions.ts';

/** Text in Paddock's expression language (grammar: engine/model/README.md). Stands for one VariableAssignment. */
export type Expression = string;
/** Text of one mutation, e.g. `total += item.price`. Stands for one VariableMutation. */
export type Mutation = string;
/** Text of a type, e.g. `STR`, `Array<INT>`, `Map<STR, DOUBLE>`, `Struct<car>`. Stands for one TypeDefinition. */
export type TypeText = string;

export interface WorkflowDocument {
  /** WfSpec name. */
  readonly name: string;
  /** `entrypoint_thread_name`; `entrypoint` in every SDK. */
  readonly entrypoint: string;
  /** In file order; names are unique. */
  readonly threads: readonly ThreadSpec[];
  /** `seconds_after_wf_termination`, a whole number of seconds. */
  readonly retentionSeconds?: number;
  readonly parent?: { readonly workflow: string; readonly majorVersion?: number };
  readonly allowedUpdates?: 'ALL_UPDATES' | 'MINOR_REVISION_UPDATES' | 'NO_UPDATES';
  /** Definitions that the workflow file carries itself. */
  readonly definitions?: Definitions;
}

export interface ThreadSpec {
  readonly name: string;
  readonly variables: readonly ThreadVarDef[];
  readonly interrupts: readonly InterruptDef[];
  /** In file order; names are unique within the thread. */
  readonly nodes: readonly Node[];
  /** `seconds_after_thread_termination`. */
  readonly retentionSeconds?: number;
}

export interface ThreadVarDef {
  readonly name: string;
  readonly type: TypeText;
  readonly masked?: boolean;
  /** A literal in the expression language. */
  readonly default?: Expression;
  readonly required?: boolean;
  readonly searchable?: boolean;
  /** Absent means PRIVATE (as the SDKs write it); the wire's own default, PUBLIC, is always written out. */
  readonly access?: 'PUBLIC' | 'INHERITED';
  readonly jsonIndexes?: readonly { readonly path: string; readonly type: TypeText }[];
  readonly deprecated?: DeprecatedType;
}

/**
 * What the wire's deprecated fields of a VariableDef hold, so that import is exact. `type` and `masked` of the record
 * always say what counts: `type_def` where there is one, otherwise these, otherwise JSON_OBJ (littlehorse.md §2.1).
 */
export interface DeprecatedType {
  /** `VariableDef.type`, a VariableType's name. */
  readonly type?: TypeText;
  /** `VariableDef.masked_value`. */
  readonly masked?: boolean;
  /** There is no `type_def`. */
  readonly noTypeDef?: true;
}

export interface InterruptDef {
  /** ExternalEventDef name. */
  readonly event: string;
  /** ThreadSpec that handles it. */
  readonly run: string;
}
