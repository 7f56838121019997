/** Gives a definition another name, wherever the workflow and the other definitions use it. */
import type { Drawing } from '../document/drawing.ts';
import type { DefinitionKind } from '../document/problem.ts';
import { ok, type Result } from '../result.ts';
import { renameDefinitionUses } from '../consequences/rename-definition-uses.ts';
import { definitionNameProblem } from '../validate/names.ts';
import { changeDefinitions, findDefinition, noSuchDefinition, wordOf } from './definition-lists.ts';
import { refused, type Refusal } from './refusal.ts';
import { mapSharing } from './sharing.ts';

export interface RenameDefinitionArgs {
  readonly kind: DefinitionKind;
  readonly name: string;
  readonly newName: string;
}

export function renameDefinition(drawing: Drawing, args: RenameDefinitionArgs): Result<Drawing, Refusal> {
  const { kind, name: from, newName: to } = args;
  if (findDefinition(drawing, kind, from) === undefined) return noSuchDefinition(kind, from);
  if (from === to) return ok(drawing);
  const problem = definitionNameProblem(wordOf[kind], to);
  if (problem !== undefined) return refused('bad-name', problem);
  if (findDefinition(drawing, kind, to) !== undefined)
    return refused('name-taken', `The project has a ${wordOf[kind]} “${to}” already; choose another name.`);
  const named = changeDefinitions(drawing, kind, (list) =>
    mapSharing(list, (each) => (each.name === from ? { ...each, name: to } : each)),
  );
  return ok(renameDefinitionUses(named, kind, from, to));
}
