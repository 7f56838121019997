/** Takes a definition away. What used it stays as it was written, and validation reports it. */
import type { Drawing } from '../document/drawing.ts';
import type { DefinitionKind } from '../document/problem.ts';
import { ok, type Result } from '../result.ts';
import { changeDefinitions, findDefinition, noSuchDefinition } from './definition-lists.ts';
import type { Refusal } from './refusal.ts';
import { filterSharing } from './sharing.ts';

export interface RemoveDefinitionArgs {
  readonly kind: DefinitionKind;
  readonly name: string;
}

export function removeDefinition(drawing: Drawing, args: RemoveDefinitionArgs): Result<Drawing, Refusal> {
  const { kind, name } = args;
  if (findDefinition(drawing, kind, name) === undefined) return noSuchDefinition(kind, name);
  return ok(changeDefinitions(drawing, kind, (list) => filterSharing(list, (each) => each.name !== name)));
}
