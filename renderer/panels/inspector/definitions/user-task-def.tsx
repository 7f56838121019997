/** The form of a UserTaskDef: the fields that a person fills in. */
import type { UserTaskDef } from '#model/document/definitions.ts';
import { orAbsent } from '../fields/expression-row.tsx';
import { SwitchRow } from '../fields/switch-row.tsx';
import { TextRow } from '../fields/text-row.tsx';
import { TypedFields } from '../lists/typed-fields.tsx';
import { FormPreview } from './form-preview.tsx';
import type { DefinitionForm } from './definition-form.ts';
import { DescriptionSection } from './description-section.tsx';

export function UserTaskDefForm({ form }: { form: DefinitionForm<'user-task-def'> }) {
  const { definition } = form;
  return (
    <>
      <DescriptionSection form={form} title="Form" />
      <TypedFields<UserTaskDef['fields'][number]>
        form={form}
        title="Fields"
        field="fields"
        fields={definition.fields}
        newField={(name) => ({ name, type: 'STR', required: true })}
        newName="field"
        onChange={(fields, field) => form.set({ fields }, field)}
        more={(each, set, at) => (
          <>
            <TextRow
              form={form}
              field={`${at}/label`}
              label="Shown as"
              value={each.label}
              onChange={(text) => set({ label: orAbsent(text) })}
            />
            <TextRow
              form={form}
              field={`${at}/description`}
              label="Help"
              value={each.description}
              onChange={(text) => set({ description: orAbsent(text) })}
            />
            <SwitchRow
              field={`${at}/required`}
              label="Required"
              value={each.required === true}
              onChange={(on) => set({ required: on ? true : undefined })}
            />
          </>
        )}
      />
      <FormPreview definition={definition} />
    </>
  );
}
