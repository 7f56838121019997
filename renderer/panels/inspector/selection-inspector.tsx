/** Several things are selected: how many of what, and what can be done with all of them. */
import { Button } from '@mantine/core';
import { IconSelectAll } from '@tabler/icons-react';
import { actionById } from '../../actions/registry.ts';
import type { SelectedItem } from '../../store/session-store.ts';
import { InspectorHead } from './inspector-head.tsx';

const words: Record<SelectedItem['kind'], string> = {
  node: 'node',
  edge: 'edge',
  thread: 'thread',
  note: 'note',
  definition: 'definition',
};

export function SelectionInspector({ items }: { items: readonly SelectedItem[] }) {
  const counts = (Object.keys(words) as SelectedItem['kind'][])
    .map((kind) => ({ kind, count: items.filter((item) => item.kind === kind).length }))
    .filter(({ count }) => count > 0)
    .map(({ kind, count }) => `${count} ${words[kind]}${count === 1 ? '' : 's'}`);
  return (
    <>
      <InspectorHead
        icon={IconSelectAll}
        tone="flow"
        title={`${items.length} selected`}
        words={counts.join(', ')}
      />
      <div className="inspector-body" style={{ padding: '0 14px' }}>
        <div className="inspector-buttons">
          {['duplicate', 'copy', 'edit.delete', 'delete-and-reconnect']
            .map(actionById)
            .filter((action) => action.isAvailable?.() !== false)
            .map((action) => (
              <Button
                key={action.id}
                variant="default"
                leftSection={action.icon && <action.icon size={14} />}
                onClick={() => action.perform()}
              >
                {action.label}
              </Button>
            ))}
        </div>
      </div>
    </>
  );
}
