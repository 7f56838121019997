/** All kinds of nodes, grouped and searchable: drag one onto the canvas or an edge, or press it to append. */
import { useState, type DragEvent } from 'react';
import { TextInput } from '@mantine/core';
import { IconSearch } from '@tabler/icons-react';
import { performAdd } from '../../canvas/edits/perform-add.ts';
import type { Offer } from '../../canvas/nodes/offers.ts';
import { paletteGroups } from '../../canvas/nodes/registry.ts';
import { KIND_TYPE } from '../../canvas/use-palette-drop.ts';
import { useDocument } from '../../store/document-store.ts';
import { selectedThread, useSession } from '../../store/session-store.ts';
import { selectedNode } from '../../actions/selected.ts';
import { findKinds } from '../node-menu/find-kinds.ts';
import './palette.css';

/** A press without a drag: after the selected node, or into its thread, or into the entrypoint's. */
function addByPress(view: Offer): void {
  const item = selectedNode();
  if (item && item.node.kind !== 'exit')
    return performAdd(view.id, { thread: item.thread.name, after: item.node.name });
  const thread =
    selectedThread(useSession.getState().selection) ?? useDocument.getState().drawing?.workflow.entrypoint;
  if (thread !== undefined) performAdd(view.id, { thread });
}

function KindButton({ view }: { view: Offer }) {
  const start = (event: DragEvent) => {
    event.dataTransfer.setData(KIND_TYPE, view.id);
    event.dataTransfer.effectAllowed = 'copy';
    useSession.getState().dragKind(view.id);
  };
  return (
    <button
      type="button"
      draggable
      className={`palette-kind tone-${view.tone()}`}
      data-testid={`palette:${view.id}`}
      title={view.description}
      onDragStart={start}
      onDragEnd={() => useSession.getState().dragKind(undefined)}
      onClick={() => addByPress(view)}
    >
      <span className="kind-tile">
        <view.icon size={16} stroke={1.8} />
      </span>
      {view.label}
    </button>
  );
}

export function PalettePanel() {
  const [text, setText] = useState('');
  const found = findKinds(text);
  const groups = paletteGroups
    .map((group) => ({ group, kinds: found.filter((view) => view.group === group) }))
    .filter(({ kinds }) => kinds.length > 0);
  return (
    <>
      <TextInput
        placeholder="Search"
        aria-label="Search node kinds"
        leftSection={<IconSearch size={14} />}
        value={text}
        onChange={(event) => setText(event.currentTarget.value)}
      />
      {groups.map(({ group, kinds }) => (
        <section key={group} aria-label={group}>
          <h2 className="section-title">{group}</h2>
          {kinds.map((view) => (
            <KindButton key={view.id} view={view} />
          ))}
        </section>
      ))}
      {groups.length === 0 && <div className="empty">No kind of node is called like that.</div>}
      <p className="palette-hint">
        Drag onto the canvas, or onto an edge to insert. Pressing one appends it to what is selected.
      </p>
    </>
  );
}
