/** Ctrl+F: finds nodes, groups and notes by words and operators; Enter goes to one, Ctrl+Enter selects them all. */
import { useMemo, useState } from 'react';
import { UnstyledButton } from '@mantine/core';
import { IconMarquee2, IconNote } from '@tabler/icons-react';
import { spokenLine, viewOf } from '../../canvas/nodes/registry.ts';
import { useDocument } from '../../store/document-store.ts';
import { useSession } from '../../store/session-store.ts';
import { Finder } from '../../ui/finder.tsx';
import { findAll, itemsOfFound, keyOfFound, type Found } from './find-all.ts';
import { OPERATORS } from './find-nodes.ts';
import { goToFound, useLastFind } from './last-find.ts';
import './find.css';

function Row({ found }: { found: Found }) {
  if (found.kind === 'group')
    return (
      <>
        <IconMarquee2 size={16} />
        <span>{found.group.name}</span>
        <span className="grow dim">
          {found.group.thread} · group of {found.group.nodes.length} nodes
        </span>
      </>
    );
  if (found.kind === 'note')
    return (
      <>
        <IconNote size={16} />
        <span className="found-note">{found.note.text || 'empty'}</span>
        <span className="grow dim">note</span>
      </>
    );
  const { thread, node } = found;
  const view = viewOf(node.kind);
  return (
    <>
      <view.icon size={16} style={{ color: 'var(--tone)' }} />
      <span>{node.name}</span>
      <span className="grow dim">
        {thread} · {spokenLine(node)}
      </span>
    </>
  );
}

function Operators({ add }: { add(text: string): void }) {
  return (
    <div className="find-operators">
      {OPERATORS.map(({ text, help }) => (
        <UnstyledButton key={text} className="find-operator" onClick={() => add(text)}>
          <code>{text}</code>
          <span className="dim">{help}</span>
        </UnstyledButton>
      ))}
    </div>
  );
}

function Foot({ count }: { count: number }) {
  if (count === 0) return null;
  return (
    <div className="find-foot" role="status">
      {count} found
      <span>
        <kbd>Enter</kbd> go there
      </span>
      <span>
        <kbd>Ctrl+Enter</kbd> select all
      </span>
      <span>
        <kbd>F3</kbd> next
      </span>
    </div>
  );
}

export function FindDialog() {
  const [text, setText] = useState(() => useLastFind.getState().text);
  const at = useLastFind((state) => state.at);
  const drawing = useDocument((state) => state.drawing);
  const problems = useDocument((state) => state.problems);
  const found = useMemo(() => (drawing ? findAll(drawing, problems, text) : []), [drawing, problems, text]);
  const ask = (next: string): void => {
    setText(next);
    useLastFind.setState({ text: next, at: 0 });
  };
  const close = (): void => useSession.getState().openDialog(undefined);
  const isAsking = text.trim() !== '';
  return (
    <Finder
      label="Find nodes"
      placeholder="Find nodes: words, is:invalid, kind:task, uses:…"
      testId="find"
      text={text}
      found={found}
      at={at}
      keyOf={keyOfFound}
      row={(each) => <Row found={each} />}
      rowClass={(each) => (each.kind === 'node' ? `tone-${viewOf(each.node.kind).tone(each.node)}` : '')}
      none={isAsking ? 'No node, group or note is like that.' : undefined}
      head={!isAsking && <Operators add={ask} />}
      foot={<Foot count={found.length} />}
      onText={ask}
      onAt={(index) => useLastFind.setState({ at: index })}
      onTake={(each) => {
        close();
        goToFound(each);
      }}
      onTakeAll={() => {
        close();
        useSession.getState().selectAndShow(found.flatMap(itemsOfFound));
      }}
      onClose={close}
    />
  );
}
