/** Asked before a tab with unsaved edits is closed. */
import { Button, Modal } from '@mantine/core';
import { saveProject } from '../../actions/save-project.ts';
import { closeTabNow } from '../../actions/tab-actions.ts';
import { workflowTitle } from '../../store/file-names.ts';
import { useSession, type Dialog } from '../../store/session-store.ts';

export function CloseTabDialog({ dialog: { path } }: { dialog: Extract<Dialog, { kind: 'close-tab' }> }) {
  const close = () => useSession.getState().openDialog(undefined);
  const closeTab = () => {
    close();
    void closeTabNow(path);
  };
  const saveAndClose = async () => {
    close();
    if (await saveProject()) await closeTabNow(path);
  };
  return (
    <Modal opened onClose={close} title={`Save the edits of ${workflowTitle(path)}?`}>
      <p style={{ marginTop: 0 }}>{path} has edits that are not saved. Without saving they are dropped.</p>
      <div className="dialog-buttons">
        <Button variant="default" onClick={close}>
          Keep it open
        </Button>
        <Button variant="default" onClick={closeTab}>
          Close without saving
        </Button>
        <Button data-autofocus onClick={() => void saveAndClose()}>
          Save and close
        </Button>
      </div>
    </Modal>
  );
}
