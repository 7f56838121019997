/** Asked before a file is deleted: what goes with it, what stays and will miss it. */
import { useEffect, useState } from 'react';
import { Button, Modal } from '@mantine/core';
import { deleteAndTell } from '../../actions/file-actions.ts';
import { useDocument } from '../../store/document-store.ts';
import { isWorkflowFile, layoutFileOf } from '../../store/file-names.ts';
import { isThere } from '../../store/file-operations.ts';
import { renamedTexts } from '../../store/rename-workflow-file.ts';
import { useSession, type Dialog } from '../../store/session-store.ts';
import './disk-changed.css';

/** Files that name this workflow: those that a new name would change. */
function useNamedBy(path: string): readonly { path: string; what: string }[] {
  const [named, setNamed] = useState<readonly { path: string; what: string }[]>([]);
  useEffect(() => {
    let isCurrent = true;
    if (isWorkflowFile(path))
      renamedTexts(path, 'a-name-that-nothing-has.workflow.yaml', true).then(
        ({ edits }) => isCurrent && setNamed(edits),
        () => undefined,
      );
    return () => {
      isCurrent = false;
    };
  }, [path]);
  return named;
}

export function DeleteFileDialog({ dialog: { path } }: { dialog: Extract<Dialog, { kind: 'delete-file' }> }) {
  const close = () => useSession.getState().openDialog(undefined);
  const isUnsaved = useDocument(
    ({ texts }) => texts[path] !== undefined && texts[path].text !== texts[path].savedText,
  );
  const named = useNamedBy(path);
  const layout = isWorkflowFile(path) && isThere(layoutFileOf(path)) ? layoutFileOf(path) : undefined;
  return (
    <Modal opened onClose={close} title={`Delete ${path}?`}>
      <p style={{ marginTop: 0 }}>
        It is put into the trash where there is one, {layout && `with ${layout}, `}and can be brought back as
        long as Paddock is open.{isUnsaved && ' Its unsaved edits are brought back, too.'}
      </p>
      {named.length > 0 && (
        <>
          <p style={{ marginBottom: 0 }}>These files stay and name it:</p>
          <ul className="file-list" data-testid="named-by">
            {named.map((each) => (
              <li key={each.path} className="file-list-row">
                <span className="grow">{each.path}</span>
                <span className="dim">{each.what}</span>
              </li>
            ))}
          </ul>
        </>
      )}
      <div className="dialog-buttons">
        <Button variant="default" data-autofocus onClick={close}>
          Cancel
        </Button>
        <Button
          color="red.9"
          onClick={() => {
            close();
            void deleteAndTell(path);
          }}
        >
          Delete
        </Button>
      </div>
    </Modal>
  );
}
