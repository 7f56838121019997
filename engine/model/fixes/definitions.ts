/** Fixes of definitions: missing, used by nobody, hidden by one of the same name, or with a default that does not fit. */
import { addDefinition } from '../commands/add-definition.ts';
import { changeWorkflow } from '../commands/change.ts';
import { definitionsOf, listOf, type KindAndDefinition, wordOf } from '../commands/definition-lists.ts';
import { editDefinition } from '../commands/edit-definition.ts';
import { editNode } from '../commands/edit-node.ts';
import { freshName } from '../commands/fresh-name.ts';
import type { NodePatch } from '../commands/node-fields.ts';
import { filterSharing, patched } from '../commands/sharing.ts';
import type { Definitions } from '../document/definitions.ts';
import type { Drawing } from '../document/drawing.ts';
import type { Node, TaskCall } from '../document/node.ts';
import type { DefinitionKind, Problem } from '../document/problem.ts';
import { ok } from '../result.ts';
import { references } from '../expression/references.ts';
import { nearestName } from '../text/nearest-name.ts';
import type { Fix, FixMaker } from './fix.ts';
import { indexIn, problemNode } from './problem-record.ts';
import { typeOfText } from './types-here.ts';

const namesOf = (drawing: Drawing, kind: DefinitionKind): readonly string[] =>
  [drawing.workflow.definitions, drawing.definitions].flatMap((each) =>
    each === undefined ? [] : definitionsOf(each, kind).map(({ name }) => name),
  );

const define = (added: KindAndDefinition): Fix => ({
  label: `Define ${wordOf[added.kind]} “${added.definition.name}”`,
  run: (now) => addDefinition(now, added),
});

/** Uses the definition that was probably meant. */
function useNear(
  drawing: Drawing,
  kind: DefinitionKind,
  name: string,
  ref: { readonly thread: string; readonly node: string },
  patch: (near: string) => NodePatch,
): readonly Fix[] {
  const near = nearestName(name, namesOf(drawing, kind));
  if (near === undefined) return [];
  return [
    {
      label: `Use ${wordOf[kind]} “${near}”`,
      run: (now) => editNode(now, { ...ref, patch: patch(near) }),
    },
  ];
}

/** The call that a problem is about: a task node's own, or that of a reminder. */
function callOf(node: Node, problem: Problem): TaskCall | undefined {
  if (node.kind === 'task') return node;
  const action =
    node.kind === 'user-task' ? node.actions[indexIn('actions', problem) ?? -1]?.action : undefined;
  return action?.kind === 'task' ? action.call : undefined;
}

export const unknownTaskDef: FixMaker = (problem, drawing) => {
  const at = problemNode(problem, drawing);
  const call = at && callOf(at.node, problem);
  if (at === undefined || call?.task === undefined || call.task === '') return [];
  const { task } = call;
  const taken: string[] = [];
  const inputs = call.args.map((text) => {
    const { variables, nodes } = references(text);
    const name = freshName(variables[0] ?? nodes[0] ?? 'input', taken);
    taken.push(name);
    return { name, type: typeOfText(drawing, at.thread.name, text) ?? 'JSON_OBJ' };
  });
  const near =
    at.node.kind === 'task' ? useNear(drawing, 'task-def', task, at.ref, (name) => ({ task: name })) : [];
  return [...near, define({ kind: 'task-def', definition: { name: task, inputs } })];
};

export const unknownExternalEventDef: FixMaker = (problem, drawing) => {
  const kind = 'external-event-def';
  const at = problemNode(problem, drawing);
  if (at === undefined) {
    const thread = drawing.workflow.threads.find(({ name }) => name === problem.place.thread);
    const name = thread?.interrupts[indexIn('interrupts', problem) ?? -1]?.event ?? '';
    return name === '' ? [] : [define({ kind, definition: { name } })];
  }
  if (at.node.kind !== 'external-event' || at.node.event === '') return [];
  const { event, correlationKey } = at.node;
  const definition = { name: event, ...(correlationKey === undefined ? {} : { correlated: {} }) };
  return [
    ...useNear(drawing, kind, event, at.ref, (name) => ({ event: name })),
    define({ kind, definition }),
  ];
};

export const unknownWorkflowEventDef: FixMaker = (problem, drawing) => {
  const kind = 'workflow-event-def';
  const at = problemNode(problem, drawing);
  if (at?.node.kind !== 'throw-event' || at.node.event === '') return [];
  const { event, content } = at.node;
  const type = content === undefined ? undefined : typeOfText(drawing, at.thread.name, content);
  const said = content === undefined ? ('void' as const) : type === undefined ? undefined : { type };
  return [
    ...useNear(drawing, kind, event, at.ref, (name) => ({ event: name })),
    define({ kind, definition: { name: event, ...(said === undefined ? {} : { content: said }) } }),
  ];
};

export const unknownUserTaskDef: FixMaker = (problem, drawing) => {
  const kind = 'user-task-def';
  const at = problemNode(problem, drawing);
  if (at?.node.kind !== 'user-task' || at.node.userTask === '') return [];
  const { userTask, version } = at.node;
  const near = useNear(drawing, kind, userTask, at.ref, (name) => ({ userTask: name }));
  return namesOf(drawing, kind).includes(userTask)
    ? [
        {
          label: `Use the latest version instead of ${version}`,
          run: (now) => editNode(now, { ...at.ref, patch: { version: undefined } }),
        },
      ]
    : [...near, define({ kind, definition: { name: userTask, fields: [{ name: 'answer', type: 'STR' }] } })];
};

export const unknownStructDef: FixMaker = (problem) => {
  const name = /StructDef “([^”]+)”/.exec(problem.message)?.[1];
  return name === undefined ? [] : [define({ kind: 'struct-def', definition: { name, fields: [] } })];
};

/** From the workflow file when it stands there, otherwise from the project. */
function removeOne(drawing: Drawing, kind: DefinitionKind, name: string): Drawing {
  const without = (definitions: Definitions): Definitions =>
    patched(definitions, {
      [listOf[kind]]: filterSharing(definitionsOf(definitions, kind), (each) => each.name !== name),
    } as Partial<Definitions>);
  const carried = drawing.workflow.definitions;
  if (carried !== undefined && definitionsOf(carried, kind).some((each) => each.name === name))
    return changeWorkflow(drawing, (workflow) => patched(workflow, { definitions: without(carried) }));
  return patched(drawing, { definitions: without(drawing.definitions) });
}

const removal =
  (label: (word: string, name: string) => string): FixMaker =>
  ({ place }) => {
    const { definition } = place;
    if (definition === undefined) return [];
    const { kind, name } = definition;
    return [{ label: label(wordOf[kind], name), run: (now) => ok(removeOne(now, kind, name)) }];
  };

export const unusedDefinition = removal((word, name) => `Take ${word} “${name}” away`);
export const hidingDefinition = removal((word, name) => `Use the project's ${word} “${name}”`);

/** The default of a StructDef's field. */
export const badDefault: FixMaker = ({ place }, drawing) => {
  const { definition, field } = place;
  const name = /^fields\/(.*)\/default$/.exec(field ?? '')?.[1];
  if (definition?.kind !== 'struct-def' || name === undefined) return [];
  const found = [drawing.workflow.definitions, drawing.definitions]
    .flatMap((each) => each?.structDefs ?? [])
    .find((each) => each.name === definition.name);
  if (found === undefined) return [];
  const fields = found.fields.map((each) =>
    each.name === name ? patched(each, { default: undefined }) : each,
  );
  return [
    {
      label: `Take the default of “${name}” away`,
      run: (now) => editDefinition(now, { kind: 'struct-def', name: found.name, patch: { fields } }),
    },
  ];
};
