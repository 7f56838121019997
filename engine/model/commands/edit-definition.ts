/** Changes fields of a definition, all but its name, wherever in the project it stands. */
import type { Drawing } from '../document/drawing.ts';
import type { DefinitionKind } from '../document/problem.ts';
import { ok, type Result } from '../result.ts';
import {
  type AnyDefinition,
  changeDefinitions,
  type DefinitionByKind,
  findDefinition,
  noSuchDefinition,
} from './definition-lists.ts';
import type { Refusal } from './refusal.ts';
import { mapSharing, patched } from './sharing.ts';

type PatchOf<T> = { readonly [K in Exclude<keyof T, 'name'>]?: T[K] | undefined };

/** `undefined` takes a field away. */
export type EditDefinitionArgs = {
  readonly [K in DefinitionKind]: {
    readonly kind: K;
    readonly name: string;
    readonly patch: PatchOf<DefinitionByKind[K]>;
  };
}[DefinitionKind];

export function editDefinition(drawing: Drawing, args: EditDefinitionArgs): Result<Drawing, Refusal> {
  const { kind, name, patch } = args;
  if (findDefinition(drawing, kind, name) === undefined) return noSuchDefinition(kind, name);
  return ok(
    changeDefinitions(drawing, kind, (list) =>
      mapSharing(list, (each) =>
        each.name === name ? patched<AnyDefinition>(each, patch as Partial<AnyDefinition>) : each,
      ),
    ),
  );
}
