/** The form of a WorkflowEventDef: its content. */
import { Section } from '../fields/section.tsx';
import { ContentFields } from './content-fields.tsx';
import type { DefinitionForm } from './definition-form.ts';

export function WorkflowEventDefForm({ form }: { form: DefinitionForm<'workflow-event-def'> }) {
  return (
    <Section title="Content" field="content">
      <ContentFields
        form={form}
        field="content"
        label="It carries"
        content={form.definition.content}
        words={{ absent: 'anything', void: 'nothing' }}
        onChange={(content) => form.set({ content })}
      />
    </Section>
  );
}
