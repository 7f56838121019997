/** The form of a node that starts one child thread for each element of a list. */
import { ExpressionRow } from '../fields/expression-row.tsx';
import { Section } from '../fields/section.tsx';
import { NamedInputs } from '../lists/named-inputs.tsx';
import type { KindFormProps } from '../node-form.ts';
import { useThread } from '../use-drawing-names.ts';
import { ThreadRow } from './thread-row.tsx';

export function StartMultipleThreadsForm({ form }: KindFormProps<'start-multiple-threads'>) {
  const { node } = form;
  const declared = useThread(node.thread)?.variables.filter((variable) => variable.name !== 'INPUT') ?? [];
  return (
    <>
      <Section title="Child threads">
        <ThreadRow form={form} newName="each" variables={[{ name: 'INPUT', type: 'JSON_OBJ' }]} />
        <ExpressionRow
          form={form}
          field="forEach"
          label="One for each element of"
          value={node.forEach}
          expects="JSON_ARR"
          placeholder="cart.items"
          help="Each thread finds its element in the variable INPUT."
          onChange={(forEach) => form.set({ forEach })}
        />
      </Section>
      <Section title="Inputs">
        <NamedInputs
          form={form}
          inputs={node.inputs}
          declared={declared}
          onChange={(inputs, field) => form.set({ inputs }, field)}
        />
      </Section>
    </>
  );
}
