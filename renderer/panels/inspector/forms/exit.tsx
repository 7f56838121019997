/** The form of an exit: completes, returns a value, or fails with a business EXCEPTION. */
import { ChoiceRow } from '../fields/choice-row.tsx';
import { ExpressionRow, orAbsent } from '../fields/expression-row.tsx';
import { Section } from '../fields/section.tsx';
import { TextRow } from '../fields/text-row.tsx';
import type { KindFormProps } from '../node-form.ts';

type Way = 'completes' | 'returns' | 'fails';

export function ExitForm({ form }: KindFormProps<'exit'>) {
  const { fail, returns } = form.node;
  const way: Way = fail ? 'fails' : returns === undefined ? 'completes' : 'returns';
  const choose = (next: Way) => {
    if (next === 'fails') form.set({ fail: { name: 'went-wrong' } });
    else if (next === 'returns') form.set({ returns: 'null' });
    else form.set({ fail: undefined, returns: undefined });
  };
  const setFail = (patch: Partial<NonNullable<typeof fail>>, field: string) =>
    fail &&
    form.set(
      {
        fail: Object.fromEntries(
          Object.entries({ ...fail, ...patch }).filter(([, value]) => value !== undefined),
        ) as typeof fail,
      },
      field,
    );
  return (
    <Section title="How the thread ends">
      <ChoiceRow
        field="mode"
        label="It"
        value={way}
        choices={[
          { value: 'completes', label: 'completes' },
          { value: 'returns', label: 'returns' },
          { value: 'fails', label: 'fails' },
        ]}
        onChange={choose}
      />
      {way === 'returns' && (
        <ExpressionRow
          form={form}
          field="returns"
          label="Value"
          value={returns}
          onChange={(text) => form.set({ returns: text })}
        />
      )}
      {fail && (
        <>
          <TextRow
            form={form}
            field="fail/name"
            label="Exception"
            value={fail.name}
            placeholder="out-of-stock"
            help="Lower case with hyphens; handlers catch it by this name."
            onChange={(name) => setFail({ name }, 'fail/name')}
          />
          <TextRow
            form={form}
            field="fail/message"
            label="Message"
            lines
            value={fail.message}
            onChange={(text) => setFail({ message: orAbsent(text) }, 'fail/message')}
          />
          <ExpressionRow
            form={form}
            field="fail/content"
            label="Content"
            value={fail.content}
            placeholder="none"
            help="Handlers find it in their variable INPUT."
            onChange={(text) => setFail({ content: orAbsent(text) }, 'fail/content')}
          />
        </>
      )}
    </Section>
  );
}
