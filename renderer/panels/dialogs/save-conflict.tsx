/** Somebody else changed a file since it was read: overwrite it or take what is there. Never silently. */
import { Button, Modal } from '@mantine/core';
import { errorMessage } from '../../services/error-message.ts';
import { useDocument } from '../../store/document-store.ts';
import { tell } from '../../store/notice-store.ts';
import { useSession } from '../../store/session-store.ts';

export function SaveConflict() {
  const message = useDocument((state) => state.saveMessage);
  const { save, reload } = useDocument.getState();
  const close = () => useSession.getState().openDialog(undefined);
  return (
    <Modal opened onClose={close} title="The project changed on disk">
      <p style={{ marginTop: 0 }}>
        {message ?? 'A file was changed outside of Paddock since it was read.'} Nothing has been written.
      </p>
      <div className="dialog-buttons">
        <Button variant="default" onClick={close}>
          Decide later
        </Button>
        <Button
          variant="default"
          onClick={() => {
            close();
            reload().catch((error: unknown) => tell('bad', errorMessage(error)));
          }}
        >
          Take what is on disk
        </Button>
        <Button
          color="red"
          onClick={() => {
            close();
            void save({ force: true });
          }}
        >
          Overwrite with mine
        </Button>
      </div>
    </Modal>
  );
}
