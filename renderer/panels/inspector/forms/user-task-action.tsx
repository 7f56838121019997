/** One thing that happens while a user task waits: when, and what (a task runs, it is given on, it is cancelled). */
import { Select } from '@mantine/core';
import type { TaskCall, UserTaskAction } from '#model/document/node.ts';
import { ExpressionRow, orAbsent } from '../fields/expression-row.tsx';
import { ExpressionList } from '../lists/expression-list.tsx';
import { RowButtons } from '../fields/row-buttons.tsx';
import type { RecordForm } from '../record-form.ts';
import { TaskCallFields } from '../task-call-fields.tsx';

const titles = { task: 'Run a task', reassign: 'Give it to somebody else', cancel: 'Cancel it' };
const hooks = [
  { value: 'ON_ARRIVAL', label: 'after it began to wait' },
  { value: 'ON_TASK_ASSIGNED', label: 'after it was assigned' },
];

interface UserTaskActionItemProps {
  readonly form: RecordForm;
  readonly field: string;
  readonly action: UserTaskAction;
  readonly onChange: (action: UserTaskAction, field: string) => void;
  readonly onRemove: () => void;
}

export function UserTaskActionItem({ form, field, action, onChange, onRemove }: UserTaskActionItemProps) {
  const { action: what } = action;
  const setCall = (patch: Partial<TaskCall>, at: string) => {
    if (what.kind !== 'task') return;
    const call = Object.fromEntries(
      Object.entries({ ...what.call, ...patch }).filter(([, value]) => value !== undefined),
    );
    onChange({ ...action, action: { ...what, call: call as unknown as TaskCall } }, at);
  };
  return (
    <div className="item" data-field={field}>
      <div className="item-head">
        <span className="grow">{titles[what.kind]}</span>
        <RowButtons of={titles[what.kind]} onRemove={onRemove} />
      </div>
      <div className="item-body">
        <ExpressionRow
          form={form}
          field={`${field}/after`}
          label="When"
          kind="duration"
          value={action.after}
          placeholder="at once"
          onChange={(text) => onChange({ ...action, after: orAbsent(text) }, `${field}/after`)}
        />
        <div className="field" data-field={`${field}/hook`}>
          <Select
            aria-label="Counted from"
            data={hooks}
            value={action.hook}
            allowDeselect={false}
            onChange={(hook) =>
              hook && onChange({ ...action, hook: hook as UserTaskAction['hook'] }, `${field}/hook`)
            }
          />
        </div>
        {what.kind === 'reassign' && (
          <>
            <ExpressionRow
              form={form}
              field={`${field}/action/user`}
              label="User"
              value={what.user}
              onChange={(text) =>
                onChange({ ...action, action: { ...what, user: orAbsent(text) } }, `${field}/action/user`)
              }
            />
            <ExpressionRow
              form={form}
              field={`${field}/action/group`}
              label="Group"
              value={what.group}
              onChange={(text) =>
                onChange({ ...action, action: { ...what, group: orAbsent(text) } }, `${field}/action/group`)
              }
            />
          </>
        )}
        {what.kind === 'task' && (
          <>
            <TaskCallFields form={form} call={what.call} prefix={`${field}/action/call/`} set={setCall} />
            <ExpressionList
              form={form}
              field={`${field}/action/set`}
              label="Sets variables"
              kind="mutation"
              values={what.set ?? []}
              placeholder="reminders += 1"
              onChange={(set, at) =>
                onChange(
                  {
                    ...action,
                    action: set.length === 0 ? { kind: 'task', call: what.call } : { ...what, set },
                  },
                  at,
                )
              }
            />
          </>
        )}
      </div>
    </div>
  );
}
