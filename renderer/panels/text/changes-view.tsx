/** What changed since the last save: each file that differs, and the WfSpec that is made of them. */
import { SegmentedControl } from '@mantine/core';
import { lazy, useMemo, useState } from 'react';
import { useDocument } from '../../store/document-store.ts';
import { DEFINITIONS_FILE } from '../../store/file-names.ts';
import { changedTexts, type ChangedId } from './changed-texts.ts';

const DiffViewer = lazy(async () => ({ default: (await import('./diff-viewer.tsx')).DiffViewer }));

export function ChangesView({ workflowFile }: { workflowFile: string }) {
  const texts = useDocument((state) => state.texts);
  const workflow = useDocument((state) => state.drawing?.workflow);
  const changed = useMemo(() => changedTexts(texts, workflowFile, workflow), [texts, workflowFile, workflow]);
  const [chosen, setChosen] = useState<ChangedId>('workflow');
  const shown = changed.find(({ id }) => id === chosen) ?? changed[0];
  if (shown === undefined) return <div className="empty">Nothing changed since the last save.</div>;
  const labels: Readonly<Record<ChangedId, string>> = {
    workflow: workflowFile,
    definitions: DEFINITIONS_FILE,
    compiled: 'Compiled WfSpec',
  };
  return (
    <div className="text-changes">
      <div className="text-changes-head">
        <span className="dim">Saved, and now</span>
        <SegmentedControl
          size="xs"
          aria-label="Which text"
          data={changed.map(({ id }) => ({ value: id, label: labels[id] }))}
          value={shown.id}
          onChange={(id) => setChosen(id as ChangedId)}
        />
      </div>
      <div className="text-body">
        <DiffViewer before={shown.before} after={shown.after} />
      </div>
    </div>
  );
}
