/** Which definitions a workflow names, and which those name in turn. Asked by the lint of definitions that nothing uses. */
import type { Definitions } from '../document/definitions.ts';
import { noDefinitions } from '../document/definitions.ts';
import type { Node, TaskCall } from '../document/node.ts';
import type { DefinitionKind } from '../document/problem.ts';
import type { ThreadSpec, WorkflowDocument } from '../document/workflow.ts';
import { structsNamedIn } from '../expression/struct-names.ts';
import { expressionsOf } from '../commands/rewrite-expressions.ts';

/** `task-def/charge-card`. */
export type DefinitionKey = `${DefinitionKind}/${string}`;

/** Stands for all TaskDefs: a dynamic task may be any of them. */
const ANY_TASK = 'task-def/*';

const known = new WeakMap<ThreadSpec, ReadonlySet<DefinitionKey>>();

function ofThread(thread: ThreadSpec): ReadonlySet<DefinitionKey> {
  const present = known.get(thread);
  if (present !== undefined) return present;
  const found = new Set<DefinitionKey>();
  for (const { event } of thread.interrupts) found.add(`external-event-def/${event}`);
  for (const { type } of thread.variables) addStructs(type, found);
  for (const node of thread.nodes) addNode(node, found);
  known.set(thread, found);
  return found;
}

function addCall({ task }: TaskCall, found: Set<DefinitionKey>): void {
  found.add(task === undefined ? ANY_TASK : `task-def/${task}`);
}

function addNode(node: Node, found: Set<DefinitionKey>): void {
  if (node.kind === 'task') addCall(node, found);
  if (node.kind === 'external-event') found.add(`external-event-def/${node.event}`);
  if (node.kind === 'throw-event') found.add(`workflow-event-def/${node.event}`);
  if (node.kind === 'user-task') {
    found.add(`user-task-def/${node.userTask}`);
    for (const { action } of node.actions) if (action.kind === 'task') addCall(action.call, found);
  }
  for (const { text } of expressionsOf(node)) addStructs(text, found);
}

/** Struct types, builders and literals. */
function addStructs(text: string, found: Set<DefinitionKey>): void {
  for (const name of structsNamedIn(text)) found.add(`struct-def/${name}`);
}

function typesOf(definitions: Definitions, key: DefinitionKey): readonly string[] {
  const slash = key.indexOf('/');
  const kind = key.slice(0, slash) as DefinitionKind;
  const named = <D extends { readonly name: string }>(list: readonly D[]) =>
    list.find(({ name }) => name === key.slice(slash + 1));
  const textOf = (typed: { readonly type: string } | 'void' | undefined) =>
    typeof typed === 'object' ? [typed.type] : [];
  switch (kind) {
    case 'task-def': {
      const def = named(definitions.taskDefs);
      return [...(def?.inputs ?? []).map(({ type }) => type), ...textOf(def?.returns)];
    }
    case 'external-event-def':
      return textOf(named(definitions.externalEventDefs)?.content);
    case 'workflow-event-def':
      return textOf(named(definitions.workflowEventDefs)?.content);
    case 'user-task-def':
      return [];
    case 'struct-def':
      return (named(definitions.structDefs)?.fields ?? []).map(({ type }) => type);
  }
}

/** All that the workflows name, directly or through another definition. */
export function usedDefinitions(
  workflows: readonly WorkflowDocument[],
  definitions: readonly (Definitions | undefined)[],
): { has(kind: DefinitionKind, name: string): boolean } {
  const found = new Set<DefinitionKey>();
  for (const { threads } of workflows)
    for (const thread of threads) for (const key of ofThread(thread)) found.add(key);
  if (found.has(ANY_TASK))
    for (const each of definitions)
      for (const { name } of (each ?? noDefinitions).taskDefs) found.add(`task-def/${name}`);
  for (const key of found)
    for (const each of definitions)
      for (const type of typesOf(each ?? noDefinitions, key)) addStructs(type, found);
  return { has: (kind, name) => found.has(`${kind}/${name}`) };
}
