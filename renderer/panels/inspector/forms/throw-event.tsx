/** The form of a node that throws a workflow event. */
import { ExpressionRow, orAbsent } from '../fields/expression-row.tsx';
import { ReferenceRow } from '../fields/reference-row.tsx';
import { Section } from '../fields/section.tsx';
import type { KindFormProps } from '../node-form.ts';
import { OpenDefinition } from '../open-definition.tsx';
import { useDefinitionNames } from '../use-drawing-names.ts';

export function ThrowEventForm({ form }: KindFormProps<'throw-event'>) {
  const { node } = form;
  const names = useDefinitionNames('workflow-event-def');
  return (
    <Section title="Event">
      <ReferenceRow
        form={form}
        field="event"
        label="Workflow event"
        value={node.event}
        options={names}
        onChange={(event) => form.set({ event })}
        aside={node.event && <OpenDefinition kind="workflow-event-def" name={node.event} />}
      />
      <ExpressionRow
        form={form}
        field="content"
        label="Content"
        value={node.content}
        placeholder="none"
        onChange={(text) => form.set({ content: orAbsent(text) })}
      />
    </Section>
  );
}
