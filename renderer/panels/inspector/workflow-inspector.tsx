/** The inspector when nothing is selected: the settings of the workflow itself. */
import { Select } from '@mantine/core';
import { IconSchema } from '@tabler/icons-react';
import { editWorkflow, type EditWorkflowArgs } from '#model/commands/edit-workflow.ts';
import { renameWorkflow } from '#model/commands/rename-workflow.ts';
import type { WorkflowDocument } from '#model/document/workflow.ts';
import { useDocument } from '../../store/document-store.ts';
import { DurationRow } from './fields/duration-row.tsx';
import { ChoiceRow } from './fields/choice-row.tsx';
import { Field } from './fields/field.tsx';
import { NameRow } from './fields/name-row.tsx';
import { NumberRow } from './fields/number-row.tsx';
import { Section } from './fields/section.tsx';
import { InspectorHead } from './inspector-head.tsx';
import { WorkflowRow } from './workflow-row.tsx';
import { useRecordForm } from './record-form.ts';

function Settings({ workflow }: { workflow: WorkflowDocument }) {
  const form = useRecordForm(
    'workflow',
    `Edit ${workflow.name}`,
    { thread: workflow.entrypoint },
    ({ place }) =>
      place.thread === undefined && place.definition === undefined ? (place.field ?? '') : undefined,
  );
  const set = (patch: EditWorkflowArgs['patch'], field = Object.keys(patch)[0] ?? '') =>
    form.run(field, (drawing) => editWorkflow(drawing, { patch }));
  const { parent } = workflow;
  return (
    <>
      <Section title="Workflow">
        <NameRow
          value={workflow.name}
          onRename={(name) => form.run('name', (drawing) => renameWorkflow(drawing, { name })).ok}
        />
        <Field field="entrypoint" label="Starts with thread">
          <Select
            aria-label="Starts with thread"
            data={workflow.threads.map((thread) => thread.name)}
            value={workflow.entrypoint}
            allowDeselect={false}
            onChange={(entrypoint) => entrypoint && set({ entrypoint })}
          />
        </Field>
        <DurationRow
          form={form}
          field="retentionSeconds"
          label="Keep ended runs for"
          placeholder="for ever"
          value={workflow.retentionSeconds}
          onChange={(retentionSeconds) => set({ retentionSeconds })}
        />
      </Section>
      <Section title="Versions">
        <ChoiceRow
          field="allowedUpdates"
          label="A later push may"
          value={workflow.allowedUpdates ?? 'ALL_UPDATES'}
          choices={[
            { value: 'ALL_UPDATES', label: 'change anything' },
            { value: 'MINOR_REVISION_UPDATES', label: 'only make revisions, nothing breaking' },
            { value: 'NO_UPDATES', label: 'change nothing' },
          ]}
          onChange={(next) => set({ allowedUpdates: next === 'ALL_UPDATES' ? undefined : next })}
        />
      </Section>
      <Section title="Parent workflow">
        <WorkflowRow
          form={form}
          field="parent/workflow"
          label="Runs as a child of"
          placeholder="none"
          help="Needed to inherit variables of that workflow."
          value={parent?.workflow}
          onChange={(text) =>
            set({ parent: text.trim() === '' ? undefined : { ...parent, workflow: text } }, 'parent/workflow')
          }
        />
        {parent && (
          <NumberRow
            form={form}
            field="parent/majorVersion"
            label="Its major version"
            placeholder="the latest"
            value={parent.majorVersion}
            onChange={(majorVersion) =>
              set(
                {
                  parent:
                    majorVersion === undefined ? { workflow: parent.workflow } : { ...parent, majorVersion },
                },
                'parent/majorVersion',
              )
            }
          />
        )}
      </Section>
    </>
  );
}

const counted = (count: number, word: string): string => `${count} ${word}${count === 1 ? '' : 's'}`;

export function WorkflowInspector() {
  const workflow = useDocument((state) => state.drawing?.workflow);
  if (workflow === undefined) return null;
  const nodes = workflow.threads.reduce((sum, thread) => sum + thread.nodes.length, 0);
  return (
    <>
      <InspectorHead
        icon={IconSchema}
        tone="work"
        title={workflow.name}
        words={`Workflow · ${counted(workflow.threads.length, 'thread')}, ${counted(nodes, 'node')}`}
      />
      <div className="inspector-body">
        <Settings workflow={workflow} />
      </div>
    </>
  );
}
