/** The form of a node that waits for a child workflow. */
import { ExpressionRow, orAbsent } from '../fields/expression-row.tsx';
import { ReferenceRow } from '../fields/reference-row.tsx';
import { Section } from '../fields/section.tsx';
import type { KindFormProps } from '../node-form.ts';
import { useThread } from '../use-drawing-names.ts';

export function WaitForChildWfForm({ form }: KindFormProps<'wait-for-child-wf'>) {
  const { node } = form;
  const starters = (useThread(form.thread)?.nodes ?? [])
    .filter((each) => each.kind === 'run-child-wf')
    .map((each) => each.name);
  return (
    <Section title="Child workflow">
      <ReferenceRow
        form={form}
        field="sourceNode"
        label="Started by node"
        value={node.sourceNode}
        options={starters}
        onChange={(text) => form.set({ sourceNode: orAbsent(text) })}
      />
      <ExpressionRow
        form={form}
        field="childWfRun"
        label="Child run"
        value={node.childWfRun}
        expects="WF_RUN_ID"
        placeholder="output(run-workflow)"
        onChange={(text) => form.set({ childWfRun: orAbsent(text) })}
      />
    </Section>
  );
}
