/** The InterruptDefs of a thread: which ExternalEvent interrupts it, and which thread handles that. */
import { Autocomplete, Select } from '@mantine/core';
import { attachInterrupt } from '#model/commands/attach-interrupt.ts';
import { detachInterrupt } from '#model/commands/detach-interrupt.ts';
import { editInterrupt } from '#model/commands/edit-interrupt.ts';
import { freshName, freshThreadName } from '#model/commands/fresh-name.ts';
import type { ThreadSpec } from '#model/document/workflow.ts';
import { RowButtons } from '../fields/row-buttons.tsx';
import { Section } from '../fields/section.tsx';
import { OpenDefinition } from '../open-definition.tsx';
import type { RecordForm } from '../record-form.ts';
import { useDefinitionNames, useThreadNames } from '../use-drawing-names.ts';

export function Interrupts({ form, thread }: { form: RecordForm; thread: ThreadSpec }) {
  const events = useDefinitionNames('external-event-def');
  const threads = useThreadNames().filter((name) => name !== thread.name);
  const add = () =>
    form.run('interrupts', (drawing) => {
      // An event is either waited for or interrupts.
      const taken = drawing.workflow.threads.flatMap((each) => [
        ...each.interrupts.map((interrupt) => interrupt.event),
        ...each.nodes.flatMap((node) => (node.kind === 'external-event' ? [node.event] : [])),
      ]);
      const event = events.find((name) => !taken.includes(name)) ?? freshName('interrupted', taken);
      return attachInterrupt(drawing, {
        thread: thread.name,
        event,
        run: freshThreadName(drawing, `on-${event}`),
      });
    });
  return (
    <Section title="Interrupts" field="interrupts" addLabel="Let an event interrupt this thread" onAdd={add}>
      {thread.interrupts.length === 0 && (
        <p className="form-note">
          An event can interrupt this thread at any point: another thread runs, then this one goes on where it
          was.
        </p>
      )}
      {thread.interrupts.map((interrupt, index) => {
        const edit = (patch: { event?: string; run?: string }) =>
          form.run(`interrupts/${index}`, (drawing) =>
            editInterrupt(drawing, { thread: thread.name, event: interrupt.event, patch }),
          );
        return (
          <div key={index} className="item" data-field={`interrupts/${index}`}>
            <div className="item-head">
              <span className="grow">on {interrupt.event}</span>
              <OpenDefinition kind="external-event-def" name={interrupt.event} />
              <RowButtons
                of={interrupt.event}
                onRemove={() =>
                  form.run('interrupts', (drawing) =>
                    detachInterrupt(drawing, { thread: thread.name, event: interrupt.event }),
                  )
                }
              />
            </div>
            <div className="item-body">
              <div className="field" data-field={`interrupts/${index}/event`}>
                <Autocomplete
                  aria-label="External event"
                  data={[...events]}
                  value={interrupt.event}
                  onBlur={form.done}
                  onChange={(event) => edit({ event })}
                  error={form.problems(`interrupts/${index}`)[0]?.message}
                />
              </div>
              <div className="field" data-field={`interrupts/${index}/run`}>
                <Select
                  aria-label="Thread that handles it"
                  leftSection="runs"
                  leftSectionWidth={40}
                  data={[...new Set([...threads, interrupt.run])]}
                  value={interrupt.run}
                  allowDeselect={false}
                  searchable
                  onChange={(run) => run && edit({ run })}
                />
              </div>
            </div>
          </div>
        );
      })}
    </Section>
  );
}
