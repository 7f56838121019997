/**
 * A drawing as a set of records with stable ids, the units in which undo remembers what changed: the workflow's own
 * fields, each thread's, each node, each place on the canvas, each definition. Lists become the order of names.
 */
import type { AnyDefinition } from '../commands/definition-lists.ts';
import { listOf } from '../commands/definition-lists.ts';
import type { Definitions } from '../document/definitions.ts';
import type { LayoutDocument, Point, ThreadLayout } from '../document/layout.ts';
import type { Node } from '../document/node.ts';
import type { DefinitionKind } from '../document/problem.ts';
import type { ThreadSpec, WorkflowDocument } from '../document/workflow.ts';

/** The drawing without its lists' items. */
export type WorkflowRecord = Omit<WorkflowDocument, 'threads'> & { readonly threads: readonly string[] };
export type ThreadRecord = Omit<ThreadSpec, 'nodes' | 'name'> & { readonly nodes: readonly string[] };
export type LayoutRecord = Omit<LayoutDocument, 'threads'>;
export type FrameRecord = Omit<ThreadLayout, 'nodes'>;
export type DefinitionOrder = readonly string[];

/** One record that differs; `undefined` means that it is not there. */
export type Difference =
  | Changed<'workflow', Record<never, never>, WorkflowRecord>
  | Changed<'thread', { readonly thread: string }, ThreadRecord>
  | Changed<'node', { readonly thread: string; readonly name: string }, Node>
  | Changed<'layout', Record<never, never>, LayoutRecord>
  | Changed<'frame', { readonly thread: string }, FrameRecord>
  | Changed<'place', { readonly thread: string; readonly name: string }, Point>
  | Changed<'definitions', { readonly definition: DefinitionKind }, DefinitionOrder>
  | Changed<'definition', { readonly definition: DefinitionKind; readonly name: string }, AnyDefinition>;

type Changed<Kind extends string, Id, Value> = {
  readonly kind: Kind;
  readonly before: Value | undefined;
  readonly after: Value | undefined;
} & Id;

/** `node:thread/name`, `thread:name`, `place:thread/name`, `definition:task-def/name`, `workflow`, … */
export function recordId(difference: Difference): string {
  switch (difference.kind) {
    case 'workflow':
    case 'layout':
      return difference.kind;
    case 'thread':
    case 'frame':
      return `${difference.kind}:${difference.thread}`;
    case 'node':
    case 'place':
      return `${difference.kind}:${difference.thread}/${difference.name}`;
    case 'definitions':
      return `definitions:${difference.definition}`;
    case 'definition':
      return `definition:${difference.definition}/${difference.name}`;
  }
}

export const definitionKinds = Object.keys(listOf) as readonly DefinitionKind[];

export const definitionList = (definitions: Definitions, kind: DefinitionKind): readonly AnyDefinition[] =>
  definitions[listOf[kind]];
