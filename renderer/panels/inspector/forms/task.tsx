/** The form of a task node. */
import type { NodePatch } from '#model/commands/node-fields.ts';
import type { KindFormProps } from '../node-form.ts';
import { TaskCallFields } from '../task-call-fields.tsx';

export function TaskForm({ form }: KindFormProps<'task'>) {
  return (
    <TaskCallFields
      form={form}
      call={form.node}
      set={(patch, field) => form.set(patch as NodePatch, field)}
    />
  );
}
