/** The form of a node that waits for an ExternalEvent. */
import { ExpressionRow, orAbsent } from '../fields/expression-row.tsx';
import { ReferenceRow } from '../fields/reference-row.tsx';
import { Section } from '../fields/section.tsx';
import { SwitchRow } from '../fields/switch-row.tsx';
import type { KindFormProps } from '../node-form.ts';
import { OpenDefinition } from '../open-definition.tsx';
import { useDefinitionNames } from '../use-drawing-names.ts';

export function ExternalEventForm({ form }: KindFormProps<'external-event'>) {
  const { node } = form;
  const names = useDefinitionNames('external-event-def');
  return (
    <Section title="Event">
      <ReferenceRow
        form={form}
        field="event"
        label="External event"
        value={node.event}
        options={names}
        onChange={(event) => form.set({ event })}
        aside={node.event && <OpenDefinition kind="external-event-def" name={node.event} />}
      />
      <ExpressionRow
        form={form}
        field="timeout"
        label="Time-out"
        kind="duration"
        value={node.timeout}
        placeholder="waits for ever"
        help="A time like 3 days, or an expression in seconds. When it passes, the node fails with TIMEOUT."
        onChange={(text) => form.set({ timeout: orAbsent(text) })}
      />
      <ExpressionRow
        form={form}
        field="correlationKey"
        label="Correlation key"
        value={node.correlationKey}
        placeholder="posted to the run itself"
        help="Events posted with this key find the run without its id."
        onChange={(text) => form.set({ correlationKey: orAbsent(text) })}
      />
      {node.correlationKey !== undefined && (
        <SwitchRow
          field="maskCorrelationKey"
          label="Mask the key where it is shown"
          value={node.maskCorrelationKey === true}
          onChange={(on) => form.set({ maskCorrelationKey: on ? true : undefined })}
        />
      )}
    </Section>
  );
}
