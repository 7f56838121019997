/** The inspector: a form for what is selected, the workflow's own settings when nothing is. */
import { useEffect, useRef, type ReactNode } from 'react';
import { useDocument } from '../../store/document-store.ts';
import { useSession, type SelectedItem } from '../../store/session-store.ts';
import { DefinitionInspector } from './definition-inspector.tsx';
import { EdgeInspector } from './edge-inspector.tsx';
import { formKey } from './form-key.ts';
import './inspector.css';
import { NodeInspector } from './node-inspector.tsx';
import { NoteInspector } from './note-inspector.tsx';
import { SelectionInspector } from './selection-inspector.tsx';
import { ThreadInspector } from './thread-inspector.tsx';
import { WorkflowInspector } from './workflow-inspector.tsx';

function contentFor(selection: readonly SelectedItem[]): ReactNode {
  const [item] = selection;
  if (item === undefined) return <WorkflowInspector />;
  if (selection.length > 1) return <SelectionInspector items={selection} />;
  switch (item.kind) {
    case 'node':
      return <NodeInspector key={formKey(item)} thread={item.thread} name={item.node} />;
    case 'edge':
      return (
        <EdgeInspector
          key={`${item.thread}/${item.node}/${item.index}`}
          thread={item.thread}
          from={item.node}
          index={item.index}
        />
      );
    case 'thread':
      return <ThreadInspector key={formKey(item)} name={item.thread} />;
    case 'note':
      return <NoteInspector key={item.id} id={item.id} />;
    case 'definition':
      return <DefinitionInspector key={formKey(item)} kind={item.definition} name={item.name} />;
  }
}

/** The row of a field, or of the nearest thing around it that has one. */
function rowOf(root: HTMLElement, field: string): HTMLElement | undefined {
  const rows = [...root.querySelectorAll<HTMLElement>('[data-field]')];
  const fits = rows.filter((row) => field === row.dataset.field || field.startsWith(`${row.dataset.field}/`));
  return fits.sort((a, b) => (b.dataset.field?.length ?? 0) - (a.dataset.field?.length ?? 0))[0];
}

export function Inspector() {
  const hasDrawing = useDocument((state) => state.drawing !== undefined);
  const selection = useSession((state) => state.selection);
  const focusField = useSession((state) => state.focusField);
  const serial = useSession((state) => state.reveal?.serial);
  const root = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (focusField === undefined || root.current === null) return;
    const row = rowOf(root.current, focusField);
    row?.scrollIntoView({ block: 'nearest' });
    const control = row?.matches('input, textarea')
      ? row
      : row?.querySelector<HTMLElement>('input, textarea, button');
    control?.focus();
    if (control instanceof HTMLInputElement) control.select();
  }, [focusField, selection, serial]);
  if (!hasDrawing) return <div className="empty">Nothing to edit until the text of the workflow parses.</div>;
  return (
    <div ref={root} style={{ display: 'contents' }}>
      {contentFor(selection)}
    </div>
  );
}
