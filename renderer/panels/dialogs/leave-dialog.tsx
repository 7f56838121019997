/** Asked before a project with unsaved edits is left. */
import { Button, Modal } from '@mantine/core';
import { saveProject } from '../../actions/save-project.ts';
import { useDocument } from '../../store/document-store.ts';
import { useSession, type Dialog } from '../../store/session-store.ts';

export function LeaveDialog({ dialog }: { dialog: Extract<Dialog, { kind: 'leave' }> }) {
  const name = useDocument((state) => state.project?.name);
  const close = () => useSession.getState().openDialog(undefined);
  const leave = () => {
    close();
    dialog.proceed();
  };
  const saveAndLeave = async () => {
    close();
    if (await saveProject()) dialog.proceed();
  };
  return (
    <Modal opened onClose={close} title={`Save the edits of ${name ?? 'this project'}?`}>
      <p style={{ marginTop: 0 }}>
        You have edits that are not saved. When you leave without saving, Paddock puts them aside and offers
        them the next time you open this project.
      </p>
      <div className="dialog-buttons">
        <Button variant="default" onClick={close}>
          Stay
        </Button>
        <Button variant="default" onClick={leave}>
          Leave without saving
        </Button>
        <Button data-autofocus onClick={() => void saveAndLeave()}>
          Save and leave
        </Button>
      </div>
    </Modal>
  );
}
