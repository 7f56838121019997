/** The form of a node that starts a child thread. */
import { Section } from '../fields/section.tsx';
import { NamedInputs } from '../lists/named-inputs.tsx';
import type { KindFormProps } from '../node-form.ts';
import { useThread } from '../use-drawing-names.ts';
import { ThreadRow } from './thread-row.tsx';

export function StartThreadForm({ form }: KindFormProps<'start-thread'>) {
  const started = useThread(form.node.thread);
  return (
    <>
      <Section title="Child thread">
        <ThreadRow form={form} newName="child" />
        <p className="form-note">
          Its number is <span className="mono">output({form.node.name})</span>; keep it in a variable to wait
          for the thread.
        </p>
      </Section>
      <Section title="Inputs">
        <NamedInputs
          form={form}
          inputs={form.node.inputs}
          declared={started?.variables ?? []}
          onChange={(inputs, field) => form.set({ inputs }, field)}
        />
      </Section>
    </>
  );
}
