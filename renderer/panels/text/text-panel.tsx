/** The drawer's texts: the workflow's YAML, the definitions, the compiled WfSpec, and what changed. Monaco is loaded when it is opened. */
import { Button, Loader } from '@mantine/core';
import { IconFileAlert } from '@tabler/icons-react';
import { lazy, Suspense, useEffect, useState } from 'react';
import { useDocument } from '../../store/document-store.ts';
import { DEFINITIONS_FILE } from '../../store/file-names.ts';
import { useSession } from '../../store/session-store.ts';
import { ChangesView } from './changes-view.tsx';
import { compiledText } from './compiled-text.ts';
import { placeOfItem } from './place-selection.ts';
import './text.css';

const TextEditor = lazy(async () => ({ default: (await import('./text-editor.tsx')).TextEditor }));
const TextViewer = lazy(async () => ({ default: (await import('./text-editor.tsx')).TextViewer }));

type Tab = 'workflow' | 'definitions' | 'file' | 'compiled' | 'changes';

function Broken() {
  const isBroken = useDocument((state) => state.textBroken);
  const hasDrawing = useDocument((state) => state.drawing !== undefined);
  const [first] = useDocument((state) => state.problems);
  if (!isBroken) return null;
  return (
    <div className="text-broken" role="status">
      <IconFileAlert size={16} />
      <span className="text-broken-words">
        {hasDrawing && <strong>The drawing shows the last good state. </strong>}
        {first?.message}
      </span>
      {first?.place.line !== undefined && (
        <Button
          variant="default"
          size="compact-xs"
          onClick={() => useSession.getState().lookAtLine(first.place)}
        >
          Line {first.place.line}
        </Button>
      )}
      {hasDrawing && (
        <Button
          variant="default"
          size="compact-xs"
          onClick={() => useDocument.getState().discardBrokenText()}
        >
          Put last good text back
        </Button>
      )}
    </div>
  );
}

function Compiled() {
  const workflow = useDocument((state) => state.drawing?.workflow);
  return <TextViewer text={workflow === undefined ? '' : compiledText(workflow)} />;
}

/** A line that is asked for opens the tab of its file. */
function useTab(workflowFile: string | undefined): [Tab, (tab: Tab) => void] {
  const [tab, setTab] = useState<Tab>('workflow');
  const lookAt = useSession((state) => state.lookAt);
  useEffect(() => {
    const file = lookAt?.place.file;
    if (file === DEFINITIONS_FILE) setTab('definitions');
    else if (file !== undefined && file === useSession.getState().textFile) setTab('file');
    else if (file === workflowFile && file !== undefined) setTab('workflow');
  }, [lookAt, workflowFile]);
  // What is selected is looked for in the file that has it.
  const [selected] = useSession((state) => state.selection);
  useEffect(() => {
    if (selected === undefined) return;
    const { definitionPlaces } = useDocument.getState();
    const isThere = definitionPlaces?.at(placeOfItem(selected)) !== undefined;
    const wanted = selected.kind === 'definition' && isThere ? 'definitions' : 'workflow';
    setTab((now) => (now === 'workflow' || now === 'definitions' ? wanted : now));
  }, [selected]);
  const file = useSession((state) => state.textFile);
  useEffect(() => {
    setTab((now) => (file !== undefined ? 'file' : now === 'file' ? 'workflow' : now));
  }, [file]);
  return [tab, setTab];
}

export function TextPanel() {
  const workflowFile = useDocument((state) => state.workflowFile);
  const dirty = useDocument((state) => state.dirty);
  const [wanted, setTab] = useTab(workflowFile);
  // Another file of the project, as long as it is in memory.
  const file = useSession((state) => state.textFile);
  const isHeld = useDocument((state) => file !== undefined && state.texts[file] !== undefined);
  const tab = wanted === 'file' && !isHeld ? 'workflow' : wanted;
  if (workflowFile === undefined) return <div className="empty">No workflow is open.</div>;
  const tabs: readonly { id: Tab; label: string }[] = [
    { id: 'workflow', label: workflowFile },
    { id: 'definitions', label: DEFINITIONS_FILE },
    ...(file !== undefined && isHeld ? [{ id: 'file' as const, label: file }] : []),
    { id: 'compiled', label: 'Compiled WfSpec' },
    { id: 'changes', label: dirty ? 'Changes •' : 'Changes' },
  ];
  return (
    <div className="text-panel">
      <div className="text-tabs" role="tablist" aria-label="Texts">
        {tabs.map(({ id, label }) => (
          <button
            key={id}
            type="button"
            role="tab"
            className="text-tab"
            aria-selected={tab === id}
            data-testid={`text-tab:${id}`}
            onClick={() => setTab(id)}
          >
            {label}
          </button>
        ))}
      </div>
      <div className="text-body">
        <Suspense
          fallback={
            <div className="empty">
              <Loader size="xs" /> Loading the editor
            </div>
          }
        >
          {tab === 'compiled' ? (
            <Compiled />
          ) : tab === 'changes' ? (
            <ChangesView workflowFile={workflowFile} />
          ) : (
            <TextEditor
              path={tab === 'file' && file ? file : tab === 'definitions' ? DEFINITIONS_FILE : workflowFile}
            />
          )}
        </Suspense>
      </div>
      {/* Below the text, which must not jump while somebody types. */}
      <Broken />
    </div>
  );
}
