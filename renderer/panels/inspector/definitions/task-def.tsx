/** The form of a TaskDef: what the task takes and what it gives. */
import type { TypedField } from '#model/document/definitions.ts';
import { ExpressionRow, orAbsent } from '../fields/expression-row.tsx';
import { Section } from '../fields/section.tsx';
import { SwitchRow } from '../fields/switch-row.tsx';
import { TypedFields } from '../lists/typed-fields.tsx';
import { ContentFields } from './content-fields.tsx';
import type { DefinitionForm } from './definition-form.ts';
import { DescriptionSection } from './description-section.tsx';

export function TaskDefForm({ form }: { form: DefinitionForm<'task-def'> }) {
  const { definition } = form;
  return (
    <>
      <DescriptionSection form={form} title="Task" />
      <TypedFields<TypedField>
        form={form}
        title="Inputs"
        field="inputs"
        fields={definition.inputs}
        newField={(name) => ({ name, type: 'STR' })}
        newName="input"
        onChange={(inputs, field) => form.set({ inputs }, field)}
        more={(input, set, at) => (
          <>
            <ExpressionRow
              form={form}
              field={`${at}/default`}
              label="Default"
              value={input.default}
              expects={input.type}
              placeholder="none"
              onChange={(text) => set({ default: orAbsent(text) })}
            />
            <SwitchRow
              field={`${at}/masked`}
              label="Masked"
              value={input.masked === true}
              onChange={(on) => set({ masked: on ? true : undefined })}
            />
            {input.deprecated && (
              <SwitchRow
                field={`${at}/deprecated`}
                label="Kept in the old form of 0.x clients"
                value
                onChange={() => set({ deprecated: undefined })}
              />
            )}
          </>
        )}
      />
      <Section title="Output" field="returns">
        <ContentFields
          form={form}
          field="returns"
          label="It gives"
          content={definition.returns}
          words={{ absent: 'not said', void: 'nothing' }}
          onChange={(returns) => form.set({ returns })}
        />
      </Section>
    </>
  );
}
