/** Every definition that a workflow names, whether it is there or not: what has to be fetched or made along with it. */
import { expressionsOf } from '../commands/rewrite-expressions.ts';
import type { Definitions } from '../document/definitions.ts';
import type { Node } from '../document/node.ts';
import type { DefinitionKind } from '../document/problem.ts';
import type { WorkflowDocument } from '../document/workflow.ts';
import { structIdsNamedIn } from '../expression/struct-names.ts';

export interface NamedDefinition {
  readonly kind: DefinitionKind;
  readonly name: string;
  /** Of a UserTaskDef or a StructDef: the version that is asked for; absent: the latest. */
  readonly version?: number;
}

/** Each once, of the newest version that is asked for, in the order of the workflow. An expression that says the name at run time names nothing. */
export function definitionsNamedIn(workflow: WorkflowDocument): readonly NamedDefinition[] {
  const found: NamedDefinition[] = [];
  const structs = (text: string | undefined): void => {
    for (const id of structIdsNamedIn(text ?? '')) found.push({ kind: 'struct-def', ...id });
  };
  for (const thread of workflow.threads) {
    for (const { event } of thread.interrupts) found.push({ kind: 'external-event-def', name: event });
    for (const { type } of thread.variables) structs(type);
    for (const node of thread.nodes) {
      found.push(...namedByNode(node));
      for (const { text } of expressionsOf(node)) structs(text);
    }
  }
  return once(found);
}

/** StructDefs that types of definitions name. */
export function structDefsNamedIn(definitions: Definitions): readonly NamedDefinition[] {
  const { taskDefs, externalEventDefs, workflowEventDefs, structDefs } = definitions;
  const typed = [
    ...taskDefs.flatMap(({ inputs, returns }) => [...inputs, returns]),
    ...externalEventDefs.map(({ content }) => content),
    ...workflowEventDefs.map(({ content }) => content),
    ...structDefs.flatMap(({ fields }) => fields),
  ];
  return once(
    typed.flatMap((each) =>
      each === undefined || each === 'void'
        ? []
        : structIdsNamedIn(each.type).map((id) => ({ kind: 'struct-def' as const, ...id })),
    ),
  );
}

function namedByNode(node: Node): readonly NamedDefinition[] {
  const named = (kind: DefinitionKind, name: string | undefined): readonly NamedDefinition[] =>
    name === undefined ? [] : [{ kind, name }];
  switch (node.kind) {
    case 'task':
      return named('task-def', node.task);
    case 'external-event':
      return named('external-event-def', node.event);
    case 'throw-event':
      return named('workflow-event-def', node.event);
    case 'user-task':
      return [
        {
          kind: 'user-task-def',
          name: node.userTask,
          ...(node.version !== undefined && { version: node.version }),
        },
        ...node.actions.flatMap(({ action }) =>
          action.kind === 'task' ? named('task-def', action.call.task) : [],
        ),
      ];
    default:
      return [];
  }
}

/** A project holds one version of a definition. */
function once(all: readonly NamedDefinition[]): readonly NamedDefinition[] {
  const found = new Map<string, NamedDefinition>();
  for (const each of all) {
    const key = `${each.kind} ${each.name}`;
    const before = found.get(key);
    const age = ({ version = Infinity }: NamedDefinition) => version;
    if (each.name !== '' && (before === undefined || age(each) > age(before))) found.set(key, each);
  }
  return [...found.values()];
}
