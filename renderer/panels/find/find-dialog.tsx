/** Ctrl+F: finds nodes by words and operators; Enter goes to one, Ctrl+Enter selects them all. */
import { useMemo, useState, type KeyboardEvent } from 'react';
import { Modal, UnstyledButton } from '@mantine/core';
import { spokenLine, viewOf } from '../../canvas/nodes/registry.ts';
import { useDocument } from '../../store/document-store.ts';
import { useSession } from '../../store/session-store.ts';
import { findNodes, OPERATORS, type FoundNode } from './find-nodes.ts';
import { goToFound, useLastFind } from './last-find.ts';
import './find.css';

function Row({ found, index, at }: { found: FoundNode; index: number; at: number }) {
  const view = viewOf(found.node.kind);
  return (
    <div
      id={`find-${index}`}
      role="option"
      aria-selected={index === at}
      className={`list-row tone-${view.tone(found.node)}`}
      ref={(element) => {
        if (index === at) element?.scrollIntoView({ block: 'nearest' });
      }}
      onPointerMove={() => useLastFind.setState({ at: index })}
      onClick={() => {
        useSession.getState().openDialog(undefined);
        goToFound(found);
      }}
    >
      <view.icon size={16} style={{ color: 'var(--tone)' }} />
      <span>{found.node.name}</span>
      <span className="grow dim">
        {found.thread} · {spokenLine(found.node)}
      </span>
    </div>
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

export function FindDialog() {
  const [text, setText] = useState(() => useLastFind.getState().text);
  const at = useLastFind((state) => state.at);
  const workflow = useDocument((state) => state.drawing?.workflow);
  const problems = useDocument((state) => state.problems);
  const found = useMemo(
    () => (workflow ? findNodes(workflow, problems, text) : []),
    [workflow, problems, text],
  );
  const ask = (next: string): void => {
    setText(next);
    useLastFind.setState({ text: next, at: 0 });
  };
  const close = (): void => useSession.getState().openDialog(undefined);
  const selectAll = (): void => {
    close();
    useSession
      .getState()
      .select(found.map(({ thread, node }) => ({ kind: 'node', thread, node: node.name })));
  };
  const onKeyDown = (event: KeyboardEvent): void => {
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (step !== undefined)
      useLastFind.setState({ at: (at + step + found.length) % Math.max(found.length, 1) });
    else if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) selectAll();
    else if (event.key === 'Enter' && found[at]) {
      close();
      goToFound(found[at]);
    } else return;
    event.preventDefault();
  };
  const isAsking = text.trim() !== '';
  return (
    <Modal
      opened
      onClose={close}
      withCloseButton={false}
      centered={false}
      yOffset="12vh"
      size={560}
      padding={0}
      aria-label="Find nodes"
    >
      <div onKeyDown={onKeyDown} data-testid="find">
        <input
          data-autofocus
          className="finder-input"
          placeholder="Find nodes: words, is:invalid, kind:task, uses:…"
          aria-label="Find nodes"
          role="combobox"
          aria-expanded
          aria-controls="find-list"
          aria-activedescendant={found[at] && `find-${at}`}
          value={text}
          onFocus={(event) => event.target.select()}
          onChange={(event) => ask(event.target.value)}
        />
        {!isAsking && <Operators add={(operator) => ask(operator)} />}
        <div className="finder-list" id="find-list" role="listbox" aria-label="Found nodes">
          {found.map((each, index) => (
            <Row key={`${each.thread}/${each.node.name}`} found={each} index={index} at={at} />
          ))}
          {isAsking && found.length === 0 && <div className="empty">No node is like that.</div>}
        </div>
        {found.length > 0 && (
          <div className="find-foot" role="status">
            {found.length === 1 ? '1 node' : `${found.length} nodes`}
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
        )}
      </div>
    </Modal>
  );
}
