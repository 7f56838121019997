/** Ctrl+K: every action that is available, and every node and thread to go to. */
import { useMemo, useState } from 'react';
import { IconArrowRight, type TablerIcon } from '@tabler/icons-react';
import { actions } from '../../actions/registry.ts';
import { shortcutText } from '../../actions/shortcut.ts';
import { spokenLine, viewOf } from '../../canvas/nodes/registry.ts';
import type { WorkflowDocument } from '#model/document/workflow.ts';
import { useDocument } from '../../store/document-store.ts';
import { useSession } from '../../store/session-store.ts';
import { Finder } from '../../ui/finder.tsx';

interface Found {
  readonly id: string;
  readonly label: string;
  readonly detail: string;
  readonly words: string;
  readonly icon: TablerIcon | undefined;
  readonly keys: string | undefined;
  perform(): void;
}

const actionEntries = (): readonly Found[] =>
  actions
    .filter((action) => !action.isGesture && action.id !== 'edit.find' && action.isAvailable?.() !== false)
    .map((action) => ({
      id: action.id,
      label: action.label,
      detail: action.group,
      words: `${action.label} ${action.keywords ?? ''} ${action.group}`.toLowerCase(),
      icon: action.icon,
      keys: shortcutText(action),
      perform: action.perform,
    }));

const goTo = useSession.getState().goTo;

const recordEntries = (workflow: WorkflowDocument | undefined): readonly Found[] =>
  (workflow?.threads ?? []).flatMap((thread) => [
    {
      id: `thread:${thread.name}`,
      label: thread.name,
      detail: 'thread',
      words: `${thread.name} thread`.toLowerCase(),
      icon: IconArrowRight,
      keys: undefined,
      perform: () => goTo({ kind: 'thread', thread: thread.name }),
    },
    ...thread.nodes.map((node) => ({
      id: `node:${thread.name}/${node.name}`,
      label: node.name,
      detail: `${thread.name} · ${spokenLine(node)}`,
      words: `${node.name} ${spokenLine(node)} ${viewOf(node.kind).label}`.toLowerCase(),
      icon: viewOf(node.kind).icon,
      keys: undefined,
      perform: () => goTo({ kind: 'node', thread: thread.name, node: node.name }),
    })),
  ]);

const SHOWN_AT_MOST = 60;

/** Exact name, then its beginning, then anywhere in it, then other words. */
export function search<T extends { readonly label: string; readonly words: string }>(
  all: readonly T[],
  text: string,
): readonly T[] {
  const query = text.trim().toLowerCase();
  if (query === '') return all.slice(0, SHOWN_AT_MOST);
  const score = (entry: T): number => {
    const label = entry.label.toLowerCase();
    if (label === query) return 4;
    if (label.startsWith(query)) return 3;
    if (label.includes(query)) return 2;
    return query.split(/\s+/).every((word) => entry.words.includes(word)) ? 1 : 0;
  };
  return all
    .map((entry) => ({ entry, rank: score(entry) }))
    .filter(({ rank }) => rank > 0)
    .sort((a, b) => b.rank - a.rank)
    .slice(0, SHOWN_AT_MOST)
    .map(({ entry }) => entry);
}

function Row({ icon: Icon, label, detail, keys }: Found) {
  return (
    <>
      {Icon ? <Icon size={16} /> : <span style={{ width: 16 }} />}
      <span>{label}</span>
      <span className="grow dim">{detail}</span>
      {keys && <kbd>{keys}</kbd>}
    </>
  );
}

export function CommandPalette() {
  const [text, setText] = useState('');
  const [at, setAt] = useState(0);
  const workflow = useDocument((state) => state.drawing?.workflow);
  const all = useMemo(() => [...actionEntries(), ...recordEntries(workflow)], [workflow]);
  const found = useMemo(() => search(all, text), [all, text]);
  const close = () => useSession.getState().openDialog(undefined);
  return (
    <Finder
      label="Find an action, a node or a thread"
      placeholder="Find an action, a node or a thread"
      testId="command-palette"
      text={text}
      found={found}
      at={at}
      keyOf={({ id }) => id}
      row={(entry) => <Row {...entry} />}
      none="Nothing is called like that."
      onText={(next) => {
        setText(next);
        setAt(0);
      }}
      onAt={setAt}
      onTake={(entry) => {
        close();
        entry.perform();
      }}
      onClose={close}
    />
  );
}
