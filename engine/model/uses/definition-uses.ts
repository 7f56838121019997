/** Where a definition is used: nodes that call, wait for or throw it, interrupts, and types that name a StructDef. */
import type { Definitions } from '../document/definitions.ts';
import type { Drawing } from '../document/drawing.ts';
import type { Node } from '../document/node.ts';
import type { DefinitionKind, Place } from '../document/problem.ts';
import type { ThreadSpec } from '../document/workflow.ts';
import { expressionsOf } from '../commands/rewrite-expressions.ts';
import { structsNamedIn } from '../expression/struct-names.ts';
import type { Use } from './use.ts';

/** In the order of the workflow, then of the definitions. */
export function definitionUses(drawing: Drawing, kind: DefinitionKind, name: string): readonly Use[] {
  const inWorkflow = drawing.workflow.threads.flatMap((thread) => usesInThread(thread, kind, name));
  if (kind !== 'struct-def') return inWorkflow;
  const own = drawing.workflow.definitions;
  return [
    ...inWorkflow,
    ...(own === undefined ? [] : usesInDefinitions(own, name)),
    ...usesInDefinitions(drawing.definitions, name),
  ];
}

function usesInThread(thread: ThreadSpec, kind: DefinitionKind, name: string): readonly Use[] {
  const of = thread.name;
  const inNodes = thread.nodes.flatMap((node) =>
    fieldsThatName(node, kind, name).map(([field, text]) => ({
      place: { thread: of, node: node.name, field },
      text,
    })),
  );
  if (kind === 'external-event-def')
    return [
      ...thread.interrupts.flatMap(({ event }, index) =>
        event === name ? [{ place: { thread: of, field: `interrupts/${index}` }, text: event }] : [],
      ),
      ...inNodes,
    ];
  if (kind !== 'struct-def') return inNodes;
  const variables = thread.variables
    .filter(({ type }) => structsNamedIn(type).includes(name))
    .map((each) => ({ place: { thread: of, variable: each.name, field: 'type' }, text: each.type }));
  return [...variables, ...inNodes];
}

type Named = readonly [field: string, text: string];

function fieldsThatName(node: Node, kind: DefinitionKind, name: string): readonly Named[] {
  const named = (field: string, text: string | undefined): readonly Named[] =>
    text === name ? [[field, text]] : [];
  switch (kind) {
    case 'task-def':
      if (node.kind === 'task') return named('task', node.task);
      if (node.kind !== 'user-task') return [];
      return node.actions.flatMap(({ action }, index) =>
        action.kind === 'task' ? named(`actions/${index}/action/call/task`, action.call.task) : [],
      );
    case 'external-event-def':
      return node.kind === 'external-event' ? named('event', node.event) : [];
    case 'workflow-event-def':
      return node.kind === 'throw-event' ? named('event', node.event) : [];
    case 'user-task-def':
      return node.kind === 'user-task' ? named('userTask', node.userTask) : [];
    case 'struct-def':
      return expressionsOf(node)
        .filter(({ text }) => structsNamedIn(text).includes(name))
        .map(({ field, text }) => [field, text]);
  }
}

function usesInDefinitions(definitions: Definitions, name: string): readonly Use[] {
  const found: Use[] = [];
  const look = (kind: DefinitionKind, def: { readonly name: string }, field: string, content: unknown) => {
    const text = typeof content === 'object' && content !== null ? (content as { type: string }).type : '';
    const place: Place = { definition: { kind, name: def.name }, field };
    if (structsNamedIn(text).includes(name)) found.push({ place, text });
  };
  for (const def of definitions.taskDefs) {
    def.inputs.forEach((input, index) => look('task-def', def, `inputs/${index}`, input));
    look('task-def', def, 'returns', def.returns);
  }
  for (const def of definitions.externalEventDefs) look('external-event-def', def, 'content', def.content);
  for (const def of definitions.workflowEventDefs) look('workflow-event-def', def, 'content', def.content);
  for (const def of definitions.structDefs)
    def.fields.forEach((field, index) => look('struct-def', def, `fields/${index}`, field));
  return found;
}
