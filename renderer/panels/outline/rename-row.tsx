/** The name of an outline's row while it is edited: Enter, or going elsewhere, takes it; Escape leaves it as it was. */
import { useState } from 'react';
import { editGroup } from '#model/commands/edit-group.ts';
import { renameNodeAndDefinition } from '#model/commands/own-definition.ts';
import type { Refusal } from '#model/commands/refusal.ts';
import { renameThread } from '#model/commands/rename-thread.ts';
import { renameVariable } from '#model/commands/rename-variable.ts';
import type { Drawing } from '#model/document/drawing.ts';
import type { Result } from '#model/result.ts';
import { useDocument } from '../../store/document-store.ts';
import { isNewDefinition } from '../../store/new-definitions.ts';
import type { OutlineRow } from './outline-row.ts';
import { goToItem, goToRow, goToRowWithId, rename, useOutlineView } from './outline-view.ts';

function renamed(drawing: Drawing, row: OutlineRow, name: string): Result<Drawing, Refusal> {
  const { thread } = row;
  if (row.kind === 'thread') return renameThread(drawing, { thread, name });
  if (row.kind === 'variable') return renameVariable(drawing, { thread, variable: row.name, name });
  if (row.group) return editGroup(drawing, { id: row.group.id, name });
  return renameNodeAndDefinition(
    drawing,
    { thread, node: row.name, name },
    isNewDefinition(useDocument.getState().texts),
  );
}

function goToRenamed(row: OutlineRow, name: string): void {
  if (row.kind === 'thread') return goToItem({ kind: 'thread', thread: name });
  if (row.kind === 'node') return goToItem({ kind: 'node', thread: row.thread, node: name });
  goToRowWithId(row.group ? row.id : `variable:${row.thread}/${name}`);
}

export function RenameRow({ row }: { row: OutlineRow }) {
  const [text, setText] = useState(row.name);
  const leave = (): void => {
    rename(undefined);
    goToRow(row, { withFocus: true });
  };
  const name = text.trim();
  const isNew = name !== row.name && name !== '';
  const take = (): boolean =>
    useDocument
      .getState()
      .execute({ label: `Rename ${row.name}`, run: (drawing) => renamed(drawing, row, name) }).ok;
  const commit = (): void => {
    if (!isNew) return leave();
    // A name that is refused stays, to be mended.
    if (!take()) return;
    rename(undefined);
    goToRenamed(row, name);
  };
  const blurred = (): void => {
    if (useOutlineView.getState().renaming !== row.id) return;
    rename(undefined);
    if (isNew) take();
  };
  return (
    <input
      autoFocus
      className="outline-rename"
      aria-label={`New name of ${row.name}`}
      value={text}
      spellCheck={false}
      onFocus={(event) => event.currentTarget.select()}
      onChange={(event) => setText(event.currentTarget.value)}
      onBlur={blurred}
      onClick={(event) => event.stopPropagation()}
      onKeyDown={(event) => {
        if (event.key === 'Enter') commit();
        else if (event.key === 'Escape') leave();
        event.stopPropagation();
      }}
    />
  );
}
