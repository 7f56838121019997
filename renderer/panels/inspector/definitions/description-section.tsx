/** What a definition is for, in the user's words: the first section of the forms of those that have a description. */
import { orAbsent } from '../fields/expression-row.tsx';
import { Section } from '../fields/section.tsx';
import { TextRow } from '../fields/text-row.tsx';
import type { RecordForm } from '../record-form.ts';

interface Described extends RecordForm {
  readonly definition: { readonly description?: string | undefined };
  set(patch: { readonly description: string | undefined }): void;
}

export function DescriptionSection({ form, title }: { form: Described; title: string }) {
  return (
    <Section title={title}>
      <TextRow
        form={form}
        field="description"
        label="Description"
        lines
        value={form.definition.description}
        onChange={(text) => form.set({ description: orAbsent(text) })}
      />
    </Section>
  );
}
