/** What the form of a definition takes: the definition, its record form, and a setter. */
import type { DefinitionByKind } from '#model/commands/definition-lists.ts';
import { editDefinition, type EditDefinitionArgs } from '#model/commands/edit-definition.ts';
import type { DefinitionKind } from '#model/document/problem.ts';
import { useDocument } from '../../../store/document-store.ts';
import { useRecordForm, type RecordForm } from '../record-form.ts';

type PatchOf<K extends DefinitionKind> = {
  readonly [F in keyof Omit<DefinitionByKind[K], 'name'>]?: DefinitionByKind[K][F] | undefined;
};

export interface DefinitionForm<K extends DefinitionKind> extends RecordForm {
  readonly definition: DefinitionByKind[K];
  set(patch: PatchOf<K>, field?: string): void;
}

/** The server names fields of a StructDef, the form counts them: `fields/total/type` is `fields/1/type`. */
function byIndex(definition: DefinitionByKind[DefinitionKind], field: string): string {
  const [list, name, ...rest] = field.split('/');
  if (list !== 'fields' || !('fields' in definition)) return field;
  const index = definition.fields.findIndex((each) => each.name === name);
  return index < 0 ? field : [list, index, ...rest].join('/');
}

export function useDefinitionForm(
  kind: DefinitionKind,
  definition: DefinitionByKind[DefinitionKind],
): DefinitionForm<never> {
  const { name } = definition;
  const thread = useDocument((state) => state.drawing?.workflow.entrypoint ?? '');
  const form = useRecordForm(`${kind}:${name}`, `Edit ${name}`, { thread }, ({ place }) =>
    place.definition?.kind === kind && place.definition.name === name
      ? byIndex(definition, place.field ?? '')
      : undefined,
  );
  const made = {
    ...form,
    definition,
    set: (patch: object, field = Object.keys(patch)[0] ?? '') =>
      form.run(field, (drawing) => editDefinition(drawing, { kind, name, patch } as EditDefinitionArgs)),
  };
  return made as unknown as DefinitionForm<never>;
}
