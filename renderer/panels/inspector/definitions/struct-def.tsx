/** The form of a StructDef: its fields. */
import type { StructDef } from '#model/document/definitions.ts';
import { ChoiceRow } from '../fields/choice-row.tsx';
import { ExpressionRow, orAbsent } from '../fields/expression-row.tsx';
import { Section } from '../fields/section.tsx';
import { SwitchRow } from '../fields/switch-row.tsx';
import { TextRow } from '../fields/text-row.tsx';
import { freshCamel } from '../lists/fresh-camel.ts';
import { TypedFields } from '../lists/typed-fields.tsx';
import { Evolution } from './evolution.tsx';
import type { DefinitionForm } from './definition-form.ts';
import { DescriptionSection } from './description-section.tsx';

export function StructDefForm({ form }: { form: DefinitionForm<'struct-def'> }) {
  const { definition } = form;
  return (
    <>
      <DescriptionSection form={form} title="Struct" />
      <Section title="Evolution" field="allowedUpdates">
        <Evolution definition={definition} />
        <ChoiceRow
          field="allowedUpdates"
          label="A later version may"
          value={definition.allowedUpdates ?? 'NO_SCHEMA_UPDATES'}
          choices={[
            { value: 'NO_SCHEMA_UPDATES', label: 'change no field' },
            { value: 'FULLY_COMPATIBLE_SCHEMA_UPDATES', label: 'add or drop fields that may be left out' },
          ]}
          onChange={(next) => form.set({ allowedUpdates: next === 'NO_SCHEMA_UPDATES' ? undefined : next })}
        />
      </Section>
      <TypedFields<StructDef['fields'][number]>
        form={form}
        title="Fields"
        field="fields"
        fields={definition.fields}
        newField={(name) => ({ name, type: 'STR' })}
        newName="field"
        nameAfter={(taken) => freshCamel('field', taken)}
        onChange={(fields, field) => form.set({ fields }, field)}
        more={(each, set, at) => (
          <>
            <TextRow
              form={form}
              field={`${at}/description`}
              label="Description"
              value={each.description}
              onChange={(text) => set({ description: orAbsent(text) })}
            />
            <ExpressionRow
              form={form}
              field={`${at}/default`}
              label="Default"
              value={each.default}
              expects={each.type}
              placeholder="none, so it is required"
              onChange={(text) => set({ default: orAbsent(text) })}
            />
            <SwitchRow
              field={`${at}/nullable`}
              label="May be null"
              value={each.nullable === true}
              onChange={(on) => set({ nullable: on ? true : undefined })}
            />
            <SwitchRow
              field={`${at}/masked`}
              label="Masked"
              value={each.masked === true}
              onChange={(on) => set({ masked: on ? true : undefined })}
            />
          </>
        )}
      />
    </>
  );
}
