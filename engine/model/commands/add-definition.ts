/** Adds a TaskDef, ExternalEventDef, WorkflowEventDef, UserTaskDef or StructDef to the project. */
import type { Drawing } from '../document/drawing.ts';
import type { Definitions } from '../document/definitions.ts';
import { ok, type Result } from '../result.ts';
import { definitionNameProblem } from '../validate/names.ts';
import { definitionsOf, findDefinition, type KindAndDefinition, listOf, wordOf } from './definition-lists.ts';
import { refused, type Refusal } from './refusal.ts';
import { patched } from './sharing.ts';

export type AddDefinitionArgs = KindAndDefinition;

export function addDefinition(drawing: Drawing, args: AddDefinitionArgs): Result<Drawing, Refusal> {
  const { kind, definition } = args;
  const problem = definitionNameProblem(wordOf[kind], definition.name);
  if (problem !== undefined) return refused('bad-name', problem);
  if (findDefinition(drawing, kind, definition.name) !== undefined)
    return refused(
      'name-taken',
      `The project has a ${wordOf[kind]} “${definition.name}” already; choose another name.`,
    );
  const list = [...definitionsOf(drawing.definitions, kind), definition];
  return ok(
    patched(drawing, {
      definitions: patched(drawing.definitions, { [listOf[kind]]: list } as Partial<Definitions>),
    }),
  );
}
