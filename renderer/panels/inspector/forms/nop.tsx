/** The form of a nop: its edges say everything. */
import { Section } from '../fields/section.tsx';
import type { KindFormProps } from '../node-form.ts';

export function NopForm(_props: KindFormProps<'nop'>) {
  return (
    <Section title="Branch or join">
      <p className="form-note">
        The edges below are tried from the top; the first whose condition is true is taken. One without a
        condition is always taken.
      </p>
    </Section>
  );
}
