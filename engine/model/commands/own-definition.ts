/** The definition that a new node gets of its own, so that what is drawn is defined at once; and its name, kept like the node's. */
import type { Drawing } from '../document/drawing.ts';
import type { Node } from '../document/node.ts';
import type { DefinitionKind } from '../document/problem.ts';
import { ok, type Result } from '../result.ts';
import { definitionUses } from '../uses/definition-uses.ts';
import { addDefinition, type AddDefinitionArgs } from './add-definition.ts';
import { type AnyDefinition, definitionsOf, findDefinition } from './definition-lists.ts';
import { findNode, type NodeRef } from './change.ts';
import { editNode } from './edit-node.ts';
import type { NodePatch } from './node-fields.ts';
import { freshName } from './fresh-name.ts';
import type { Refusal } from './refusal.ts';
import { removeDefinition } from './remove-definition.ts';
import { renameDefinition } from './rename-definition.ts';
import { renameNode, type RenameNodeArgs } from './rename-node.ts';

export interface NamedDefinition {
  readonly kind: DefinitionKind;
  /** Field of the node that names it. */
  readonly field: 'task' | 'event' | 'userTask';
  /** Empty when the node names none yet. */
  readonly name: string;
}

/** The definition that a node names by its kind; undefined for kinds that name none, and for a task that is dynamic. */
export function namedDefinition(node: Node): NamedDefinition | undefined {
  switch (node.kind) {
    case 'task':
      if (node.dynamicTask !== undefined) return undefined;
      return { kind: 'task-def', field: 'task', name: node.task ?? '' };
    case 'external-event':
      return { kind: 'external-event-def', field: 'event', name: node.event };
    case 'throw-event':
      return { kind: 'workflow-event-def', field: 'event', name: node.event };
    case 'user-task':
      return { kind: 'user-task-def', field: 'userTask', name: node.userTask };
    default:
      return undefined;
  }
}

/** A definition that says nothing yet but its name. */
export function newDefinition(kind: DefinitionKind, name: string): AddDefinitionArgs {
  if (kind === 'task-def') return { kind, definition: { name, inputs: [] } };
  if (kind === 'user-task-def' || kind === 'struct-def') return { kind, definition: { name, fields: [] } };
  return { kind, definition: { name } };
}

const saysNothing = (kind: DefinitionKind, definition: AnyDefinition): boolean =>
  JSON.stringify(newDefinition(kind, definition.name).definition) === JSON.stringify(definition);

/** A node that names nothing yet gets a new definition of its own name, which is added to the project. */
export function defineForNode(drawing: Drawing, ref: NodeRef): Result<Drawing, Refusal> {
  const node = findNode(drawing, ref.thread, ref.node);
  const named = node && namedDefinition(node);
  if (named === undefined || named.name !== '') return ok(drawing);
  const taken = [drawing.definitions, drawing.workflow.definitions].flatMap((each) =>
    each === undefined ? [] : definitionsOf(each, named.kind).map(({ name }) => name),
  );
  const name = freshName(ref.node, taken);
  const added = addDefinition(drawing, newDefinition(named.kind, name));
  // A name that no definition can have: then the node is defined by hand.
  if (!added.ok) return ok(drawing);
  return editNode(added.value, { ...ref, patch: { [named.field]: name } as NodePatch });
}

/**
 * Renames a node, and with it the definition of the same name that nobody else uses; where the project has a definition
 * of the new name, the node takes that one.
 * @param isNew whether nobody outside of this drawing can know the definition yet
 */
export function renameNodeAndDefinition(
  drawing: Drawing,
  args: RenameNodeArgs,
  isNew: (kind: DefinitionKind, name: string) => boolean,
): Result<Drawing, Refusal> {
  const { thread, node: from, name: to } = args;
  const node = findNode(drawing, thread, from);
  const renamed = renameNode(drawing, args);
  const named = node && namedDefinition(node);
  if (!renamed.ok || named?.name !== from || !isNew(named.kind, from)) return renamed;
  if (definitionUses(drawing, named.kind, from).length !== 1) return renamed;
  const { kind, field } = named;
  const own = findDefinition(renamed.value, kind, from);
  if (own === undefined) return renamed;
  if (findDefinition(renamed.value, kind, to) === undefined) {
    const both = renameDefinition(renamed.value, { kind, name: from, newName: to });
    return both.ok ? both : renamed;
  }
  if (!saysNothing(kind, own)) return renamed;
  const other = editNode(renamed.value, { thread, node: to, patch: { [field]: to } as NodePatch });
  return other.ok ? removeDefinition(other.value, { kind, name: from }) : other;
}

/** Takes away new definitions that say nothing and that an edit left without use: they came with a node and go with it. */
export function withoutOrphans(
  before: Drawing,
  after: Drawing,
  isNew: (kind: DefinitionKind, name: string) => boolean,
): Drawing {
  let drawing = after;
  if (before.workflow === after.workflow) return drawing;
  for (const kind of ['task-def', 'external-event-def', 'workflow-event-def', 'user-task-def'] as const)
    for (const definition of definitionsOf(after.definitions, kind)) {
      const { name } = definition;
      if (!saysNothing(kind, definition) || !isNew(kind, name)) continue;
      if (definitionUses(before, kind, name).length === 0 || definitionUses(after, kind, name).length > 0)
        continue;
      const removed = removeDefinition(drawing, { kind, name });
      if (removed.ok) drawing = removed.value;
    }
  return drawing;
}
