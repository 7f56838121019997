/** The form of a node that runs another workflow. */
import { ChoiceRow } from '../fields/choice-row.tsx';
import { ExpressionRow, orAbsent } from '../fields/expression-row.tsx';
import { NumberRow } from '../fields/number-row.tsx';
import { Section } from '../fields/section.tsx';
import { NamedInputs } from '../lists/named-inputs.tsx';
import { WorkflowRow } from '../workflow-row.tsx';
import type { KindFormProps } from '../node-form.ts';

export function RunChildWfForm({ form }: KindFormProps<'run-child-wf'>) {
  const { node } = form;
  const mode = node.dynamicWorkflow === undefined ? 'static' : 'dynamic';
  return (
    <>
      <Section title="Child workflow">
        <ChoiceRow
          field="mode"
          label="Called by"
          value={mode}
          choices={[
            { value: 'static', label: 'its name' },
            { value: 'dynamic', label: 'an expression' },
          ]}
          onChange={(next) =>
            form.set(
              next === 'dynamic'
                ? { dynamicWorkflow: JSON.stringify(node.workflow ?? '') }
                : { workflow: '' },
            )
          }
        />
        {mode === 'dynamic' ? (
          <ExpressionRow
            form={form}
            field="dynamicWorkflow"
            label="Expression that gives the name"
            value={node.dynamicWorkflow}
            onChange={(dynamicWorkflow) => form.set({ dynamicWorkflow })}
          />
        ) : (
          <WorkflowRow
            form={form}
            field="workflow"
            label="Workflow"
            value={node.workflow}
            onChange={(workflow) => form.set({ workflow })}
          />
        )}
        <NumberRow
          form={form}
          field="majorVersion"
          label="Major version"
          placeholder="the latest"
          value={node.majorVersion}
          onChange={(majorVersion) => form.set({ majorVersion })}
        />
        <ExpressionRow
          form={form}
          field="childId"
          label="Id of the child run"
          value={node.childId}
          placeholder="made by LittleHorse"
          help="Needs LittleHorse 1.3 or newer."
          onChange={(text) => form.set({ childId: orAbsent(text) })}
        />
      </Section>
      <Section title="Inputs">
        <NamedInputs
          form={form}
          inputs={node.inputs}
          declared={[]}
          onChange={(inputs, field) => form.set({ inputs }, field)}
        />
      </Section>
    </>
  );
}
