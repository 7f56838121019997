/** The workflow as a list: threads with variables and nodes. The same selection as the canvas, reachable by keys alone. */
import { useState } from 'react';
import { IconChevronDown, IconChevronRight, IconVariable } from '@tabler/icons-react';
import type { ThreadSpec } from '#model/document/workflow.ts';
import { spokenLine, viewOf } from '../../canvas/nodes/registry.ts';
import { sameItem } from '../../canvas/record-id.ts';
import { useDocument } from '../../store/document-store.ts';
import { useSession, type SelectedItem } from '../../store/session-store.ts';

function useIsSelected(item: SelectedItem): boolean {
  return useSession((state) => state.selection.some((each) => sameItem(each, item)));
}

function NodeRow({ thread, name }: { thread: ThreadSpec; name: string }) {
  const node = thread.nodes.find((each) => each.name === name);
  const item: SelectedItem = { kind: 'node', thread: thread.name, node: name };
  const isSelected = useIsSelected(item);
  if (node === undefined) return null;
  const view = viewOf(node.kind);
  return (
    <button
      type="button"
      className={`list-row tone-${view.tone(node)}`}
      style={{ paddingLeft: 24 }}
      aria-current={isSelected}
      title={spokenLine(node)}
      onClick={() => useSession.getState().goTo(item)}
    >
      <view.icon size={15} style={{ color: 'var(--tone)' }} />
      <span className="grow">{node.name}</span>
    </button>
  );
}

function ThreadRows({ thread }: { thread: ThreadSpec }) {
  const [isOpen, setIsOpen] = useState(true);
  const item: SelectedItem = { kind: 'thread', thread: thread.name };
  const isSelected = useIsSelected(item);
  const Chevron = isOpen ? IconChevronDown : IconChevronRight;
  return (
    <section aria-label={`Thread ${thread.name}`}>
      <div style={{ display: 'flex' }}>
        <button
          type="button"
          className="list-row"
          style={{ width: 24, padding: 3 }}
          aria-expanded={isOpen}
          aria-label={`${isOpen ? 'Fold' : 'Unfold'} ${thread.name}`}
          onClick={() => setIsOpen(!isOpen)}
        >
          <Chevron size={14} />
        </button>
        <button
          type="button"
          className="list-row"
          aria-current={isSelected}
          onClick={() => useSession.getState().goTo(item)}
        >
          <b className="grow">{thread.name}</b>
          <span className="dim">{thread.nodes.length}</span>
        </button>
      </div>
      {isOpen && (
        <>
          {thread.variables.map((variable) => (
            <button
              key={variable.name}
              type="button"
              className="list-row"
              style={{ paddingLeft: 24 }}
              onClick={() => useSession.getState().goTo(item, `variables/${variable.name}`)}
            >
              <IconVariable size={15} />
              <span className="grow mono">{variable.name}</span>
              <span className="dim mono">{variable.type}</span>
            </button>
          ))}
          {thread.nodes.map((node) => (
            <NodeRow key={node.name} thread={thread} name={node.name} />
          ))}
        </>
      )}
    </section>
  );
}

export function OutlinePanel() {
  const threads = useDocument((state) => state.drawing?.workflow.threads);
  if (!threads?.length)
    return (
      <div className="empty">The outline lists the threads, variables and nodes of the open workflow.</div>
    );
  return threads.map((thread) => <ThreadRows key={thread.name} thread={thread} />);
}
