/** No workflow is shown: the project's workflows to open, or how to make the first one. */
import { Button } from '@mantine/core';
import { IconFileOff, IconSchema } from '@tabler/icons-react';
import { actionById } from '../actions/registry.ts';
import { openTab } from '../actions/tab-actions.ts';
import { useDocument } from '../store/document-store.ts';
import { workflowFilesOf, workflowTitle } from '../store/file-names.ts';
import { useFocusWhenNowhere } from '../ui/focus-when-nowhere.ts';

const SHOWN_AT_MOST = 12;

export function NoWorkflow() {
  const project = useDocument((state) => state.project);
  const files = workflowFilesOf(project?.files ?? []);
  useFocusWhenNowhere(true);
  return (
    <div className="canvas canvas-message" data-testid="no-workflow">
      <IconFileOff size={28} stroke={1.5} />
      {files.length === 0 ? (
        <span>
          This folder has no <span className="mono">*.workflow.yaml</span> yet.
        </span>
      ) : (
        <>
          <span>No workflow is open.</span>
          <div style={{ display: 'flex', flexWrap: 'wrap', gap: 8, justifyContent: 'center' }}>
            {files.slice(0, SHOWN_AT_MOST).map((path) => (
              <Button
                key={path}
                variant="default"
                leftSection={<IconSchema size={14} />}
                onClick={() => openTab(path)}
              >
                {workflowTitle(path)}
              </Button>
            ))}
          </div>
        </>
      )}
      <Button onClick={() => actionById('file.newWorkflow').perform()}>New workflow</Button>
    </div>
  );
}
