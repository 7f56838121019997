/** The form of an entrypoint: it has no fields of its own; what the thread takes are the thread's variables. */
import { Button } from '@mantine/core';
import { useSession } from '../../../store/session-store.ts';
import { Section } from '../fields/section.tsx';
import type { KindFormProps } from '../node-form.ts';

export function EntrypointForm({ form }: KindFormProps<'entrypoint'>) {
  return (
    <Section title="Entrypoint">
      <p className="form-note">The thread begins here. Its variables belong to the thread.</p>
      <Button
        variant="default"
        onClick={() => useSession.getState().goTo({ kind: 'thread', thread: form.thread }, 'variables')}
      >
        Variables of {form.thread}
      </Button>
    </Section>
  );
}
