/** The inspector of a definition: its name, the fields of its kind, who uses it. */
import type { ComponentType } from 'react';
import { Button } from '@mantine/core';
import { IconTrash } from '@tabler/icons-react';
import { definitionsOf } from '#model/commands/definition-lists.ts';
import type { AnyDefinition } from '#model/commands/definition-lists.ts';
import { removeDefinition } from '#model/commands/remove-definition.ts';
import { renameDefinition } from '#model/commands/rename-definition.ts';
import type { DefinitionKind } from '#model/document/problem.ts';
import { useDocument } from '../../store/document-store.ts';
import { useSession } from '../../store/session-store.ts';
import { WhereUsed } from '../definitions/where-used.tsx';
import { definitionKindOf } from '../definitions/definition-kinds.ts';
import { useDefinitionForm, type DefinitionForm } from './definitions/definition-form.ts';
import { ExternalEventDefForm } from './definitions/external-event-def.tsx';
import { StructDefForm } from './definitions/struct-def.tsx';
import { TaskDefForm } from './definitions/task-def.tsx';
import { UserTaskDefForm } from './definitions/user-task-def.tsx';
import { WorkflowEventDefForm } from './definitions/workflow-event-def.tsx';
import { NameRow } from './fields/name-row.tsx';
import { Section } from './fields/section.tsx';
import { keepForm } from './form-key.ts';
import { InspectorHead } from './inspector-head.tsx';

const forms: { readonly [K in DefinitionKind]: ComponentType<{ form: DefinitionForm<K> }> } = {
  'task-def': TaskDefForm,
  'external-event-def': ExternalEventDefForm,
  'workflow-event-def': WorkflowEventDefForm,
  'user-task-def': UserTaskDefForm,
  'struct-def': StructDefForm,
};

function Forms({ kind, definition }: { kind: DefinitionKind; definition: AnyDefinition }) {
  const form = useDefinitionForm(kind, definition);
  const KindForm = forms[kind] as ComponentType<{ form: DefinitionForm<never> }>;
  const { name } = definition;
  const session = useSession.getState();
  const rename = (newName: string): boolean => {
    const done = form.run('name', (drawing) => renameDefinition(drawing, { kind, name, newName }));
    if (done.ok) {
      const item = { kind: 'definition', definition: kind, name: newName } as const;
      keepForm({ ...item, name }, item);
      session.select([item]);
    }
    return done.ok;
  };
  const remove = () => {
    const done = useDocument.getState().execute({
      label: `Delete ${name}`,
      run: (drawing) => removeDefinition(drawing, { kind, name }),
    });
    if (done.ok) session.clearSelection();
  };
  return (
    <>
      <Section title="Name">
        <NameRow value={name} onRename={rename} />
      </Section>
      <KindForm form={form} />
      <WhereUsed kind={kind} name={name} />
      <Section title="More">
        <Button variant="default" leftSection={<IconTrash size={14} />} onClick={remove}>
          Delete this definition
        </Button>
      </Section>
    </>
  );
}

export function DefinitionInspector({ kind, name }: { kind: DefinitionKind; name: string }) {
  const shared = useDocument(
    (state) =>
      state.drawing && definitionsOf(state.drawing.definitions, kind).find((each) => each.name === name),
  );
  const own = useDocument((state) => {
    const carried = state.drawing?.workflow.definitions;
    return carried && definitionsOf(carried, kind).find((each) => each.name === name);
  });
  const view = definitionKindOf(kind);
  const head = (
    <InspectorHead
      icon={view.icon}
      tone="work"
      title={name}
      words={`${view.label} definition${own === undefined ? '' : ', in the workflow file'}`}
    />
  );
  const definition = own ?? shared;
  if (definition === undefined)
    return (
      <div className="empty">
        There is no {view.label.toLowerCase()} called {name} any more.
      </div>
    );
  return (
    <>
      {head}
      <div className="inspector-body">
        <Forms kind={kind} definition={definition} />
      </div>
    </>
  );
}
