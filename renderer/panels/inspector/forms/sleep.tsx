/** The form of a node that waits for a time. */
import { ChoiceRow } from '../fields/choice-row.tsx';
import { ExpressionRow } from '../fields/expression-row.tsx';
import { Section } from '../fields/section.tsx';
import type { KindFormProps } from '../node-form.ts';

const first = { seconds: '1 minute', until: '', isoDate: '' } as const;

export function SleepForm({ form }: KindFormProps<'sleep'>) {
  const { node } = form;
  const mode = node.isoDate !== undefined ? 'isoDate' : node.until !== undefined ? 'until' : 'seconds';
  const rows = {
    seconds: {
      label: 'Time',
      kind: 'duration',
      help: 'A time like 3 days, or an expression in seconds.',
      placeholder: '3 days',
    },
    until: {
      label: 'Instant',
      kind: 'expression',
      help: 'A TIMESTAMP, or an INT in milliseconds since 1970.',
      placeholder: 'due-at',
    },
    isoDate: {
      label: 'Date as text',
      kind: 'expression',
      help: 'A STR in ISO form, e.g. "2026-12-24T18:00:00Z".',
      placeholder: 'due-date',
    },
  } as const;
  const row = rows[mode];
  return (
    <Section title="Sleep">
      <ChoiceRow
        field="mode"
        label="Until"
        value={mode}
        choices={[
          { value: 'seconds', label: 'a time passed' },
          { value: 'until', label: 'an instant' },
          { value: 'isoDate', label: 'a date' },
        ]}
        onChange={(next) => form.set({ [next]: first[next] })}
      />
      <ExpressionRow
        form={form}
        field={mode}
        label={row.label}
        kind={row.kind}
        help={row.help}
        placeholder={row.placeholder}
        value={node[mode]}
        expects={mode === 'until' ? 'TIMESTAMP' : 'STR'}
        onChange={(text) => form.set({ [mode]: text })}
      />
    </Section>
  );
}
