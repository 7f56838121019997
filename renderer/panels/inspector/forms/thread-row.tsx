/** The row that says which thread a node starts: one that exists, or a new one. */
import { Select } from '@mantine/core';
import { editNode } from '#model/commands/edit-node.ts';
import { addThread } from '#model/commands/add-thread.ts';
import { freshThreadName } from '#model/commands/fresh-name.ts';
import { Field } from '../fields/field.tsx';
import type { NodeForm } from '../node-form.ts';
import type { NodeOf } from '../../../canvas/nodes/kind-view.ts';
import { useThreadNames } from '../use-drawing-names.ts';

const NEW = '\u0000new';

/** @param variables of a thread that is made here */
export function ThreadRow({
  form,
  newName,
  variables,
}: {
  form: NodeForm<NodeOf<'start-thread' | 'start-multiple-threads'>>;
  newName: string;
  variables?: Parameters<typeof addThread>[1]['variables'];
}) {
  const { node, thread } = form;
  const names = useThreadNames().filter((name) => name !== thread);
  const choose = (choice: string) => {
    if (choice !== NEW) return form.set({ thread: choice });
    form.run('thread', (drawing) => {
      const name = freshThreadName(drawing, newName);
      const added = addThread(drawing, { name, variables });
      return added.ok ? editNode(added.value, { thread, node: node.name, patch: { thread: name } }) : added;
    });
  };
  const data = [...new Set([...names, node.thread])]
    .filter((name) => name !== '')
    .map((name) => ({ value: name, label: name }));
  return (
    <Field field="thread" label="Thread">
      <Select
        aria-label="Thread"
        searchable
        placeholder="Which thread it starts"
        data={[...data, { value: NEW, label: 'A new thread' }]}
        value={node.thread || null}
        error={form.problems('thread')[0]?.message}
        onChange={(choice) => choice && choose(choice)}
      />
    </Field>
  );
}
