/** The form of an ExternalEventDef: its content, how long it is kept, and whether it is posted by a correlation key. */
import { DurationRow } from '../fields/duration-row.tsx';
import { Section } from '../fields/section.tsx';
import { SwitchRow } from '../fields/switch-row.tsx';
import { ContentFields } from './content-fields.tsx';
import type { DefinitionForm } from './definition-form.ts';

export function ExternalEventDefForm({ form }: { form: DefinitionForm<'external-event-def'> }) {
  const { content, correlated, retentionSeconds } = form.definition;
  return (
    <>
      <Section title="Content" field="content">
        <ContentFields
          form={form}
          field="content"
          label="It carries"
          content={content}
          words={{ absent: 'anything', void: 'nothing' }}
          onChange={(next) => form.set({ content: next })}
        />
      </Section>
      <Section title="Keeping and finding">
        <DurationRow
          form={form}
          field="retentionSeconds"
          label="Keep unclaimed events for"
          placeholder="for ever"
          value={retentionSeconds}
          onChange={(value) => form.set({ retentionSeconds: value })}
        />
        <SwitchRow
          field="correlated"
          label="May be posted by a correlation key"
          help="Instead of by the id of the run."
          value={correlated !== undefined}
          onChange={(on) => form.set({ correlated: on ? {} : undefined })}
        />
        {correlated && (
          <>
            <SwitchRow
              field="correlated/deleteAfterFirst"
              label="Only one run gets it"
              value={correlated.deleteAfterFirst === true}
              onChange={(on) => form.set({ correlated: { ...correlated, deleteAfterFirst: on } })}
            />
            <DurationRow
              form={form}
              field="correlated/ttlSeconds"
              label="Waits for a run for"
              placeholder="for ever"
              value={correlated.ttlSeconds}
              onChange={(ttlSeconds) =>
                form.set({
                  correlated:
                    ttlSeconds === undefined
                      ? { deleteAfterFirst: correlated.deleteAfterFirst }
                      : { ...correlated, ttlSeconds },
                })
              }
            />
          </>
        )}
      </Section>
    </>
  );
}
