/** The form of a node that waits until a condition is true. */
import { ExpressionRow, orAbsent } from '../fields/expression-row.tsx';
import { Section } from '../fields/section.tsx';
import { SwitchRow } from '../fields/switch-row.tsx';
import type { KindFormProps } from '../node-form.ts';

export function WaitForConditionForm({ form }: KindFormProps<'wait-for-condition'>) {
  const { node } = form;
  return (
    <Section title="Condition">
      <ExpressionRow
        form={form}
        field="condition"
        label="Goes on when"
        value={node.condition}
        expects="BOOL"
        placeholder="approvals >= 2"
        help="Looked at again whenever a variable changes."
        onChange={(text) => form.set({ condition: orAbsent(text) })}
      />
      {node.legacy && (
        <SwitchRow
          field="legacy"
          label="Kept in the old form of 0.x clients"
          value
          onChange={() => form.set({ legacy: undefined })}
        />
      )}
    </Section>
  );
}
