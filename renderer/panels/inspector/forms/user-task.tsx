/** The form of a user task: which form, for whom, and what happens while it waits. */
import { Menu, ActionIcon } from '@mantine/core';
import { IconPlus } from '@tabler/icons-react';
import type { UserTaskAction } from '#model/document/node.ts';
import { ExpressionRow, orAbsent } from '../fields/expression-row.tsx';
import { NumberRow } from '../fields/number-row.tsx';
import { ReferenceRow } from '../fields/reference-row.tsx';
import { Section } from '../fields/section.tsx';
import type { KindFormProps } from '../node-form.ts';
import { OpenDefinition } from '../open-definition.tsx';
import { useDefinitionNames } from '../use-drawing-names.ts';
import { UserTaskActionItem } from './user-task-action.tsx';

const newActions: readonly { readonly label: string; readonly action: UserTaskAction }[] = [
  {
    label: 'Run a task, e.g. a reminder',
    action: { hook: 'ON_ARRIVAL', after: '1 day', action: { kind: 'task', call: { task: '', args: [] } } },
  },
  {
    label: 'Give it to somebody else',
    action: { hook: 'ON_TASK_ASSIGNED', after: '1 day', action: { kind: 'reassign' } },
  },
  { label: 'Cancel it', action: { hook: 'ON_ARRIVAL', after: '3 days', action: { kind: 'cancel' } } },
];

export function UserTaskForm({ form }: KindFormProps<'user-task'>) {
  const { node } = form;
  const names = useDefinitionNames('user-task-def');
  const setActions = (actions: readonly UserTaskAction[], field = 'actions') => form.set({ actions }, field);
  return (
    <>
      <Section title="Form">
        <ReferenceRow
          form={form}
          field="userTask"
          label="User task definition"
          value={node.userTask}
          options={names}
          onChange={(userTask) => form.set({ userTask })}
          aside={node.userTask && <OpenDefinition kind="user-task-def" name={node.userTask} />}
        />
        <NumberRow
          form={form}
          field="version"
          label="Version"
          placeholder="the latest"
          value={node.version}
          onChange={(version) => form.set({ version })}
        />
        <ExpressionRow
          form={form}
          field="notes"
          label="Notes for whoever fills it in"
          value={node.notes}
          onChange={(text) => form.set({ notes: orAbsent(text) })}
        />
      </Section>
      <Section title="For whom">
        <ExpressionRow
          form={form}
          field="user"
          label="User"
          value={node.user}
          placeholder='"anna"'
          onChange={(text) => form.set({ user: orAbsent(text) })}
        />
        <ExpressionRow
          form={form}
          field="group"
          label="Group"
          value={node.group}
          placeholder='"finance"'
          help="A user, a group, or both."
          onChange={(text) => form.set({ group: orAbsent(text) })}
        />
      </Section>
      <Section title="While it waits" field="actions">
        {node.actions.map((action, index) => (
          <UserTaskActionItem
            key={index}
            form={form}
            action={action}
            field={`actions/${index}`}
            onChange={(next, field) =>
              setActions(
                node.actions.map((each, at) => (at === index ? next : each)),
                field,
              )
            }
            onRemove={() => setActions(node.actions.filter((_, at) => at !== index))}
          />
        ))}
        <Menu position="bottom-start">
          <Menu.Target>
            <ActionIcon aria-label="Add something that happens while it waits">
              <IconPlus size={16} />
            </ActionIcon>
          </Menu.Target>
          <Menu.Dropdown>
            {newActions.map(({ label, action }) => (
              <Menu.Item key={label} onClick={() => setActions([...node.actions, action])}>
                {label}
              </Menu.Item>
            ))}
          </Menu.Dropdown>
        </Menu>
      </Section>
      <Section title="When it is cancelled">
        <ExpressionRow
          form={form}
          field="onCancel"
          label="Fails with this exception"
          value={node.onCancel}
          placeholder="USER_TASK_CANCELLED, an error"
          onChange={(text) => form.set({ onCancel: orAbsent(text) })}
        />
      </Section>
    </>
  );
}
