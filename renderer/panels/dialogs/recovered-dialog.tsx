/** Unsaved edits that a window left behind which is gone: what they are, and whether to go on with them. */
import { Button, Modal } from '@mantine/core';
import { IconFilePencil } from '@tabler/icons-react';
import { errorMessage } from '../../services/error-message.ts';
import { host } from '../../services/host.ts';
import { keepNow } from '../../services/keep-recovery.ts';
import { tell } from '../../store/notice-store.ts';
import { takeRecovered } from '../../store/recovered-edits.ts';
import { useSession, type Dialog } from '../../store/session-store.ts';

const when = (keptAt: string): string =>
  new Date(keptAt).toLocaleString(undefined, { dateStyle: 'medium', timeStyle: 'short' });

export function RecoveredDialog({ dialog: { found } }: { dialog: Extract<Dialog, { kind: 'recovered' }> }) {
  const { openDialog } = useSession.getState();
  const close = () => openDialog(undefined);
  const drop = () => host().recovery.drop({ root: found.root, sessions: found.sessions });
  const restore = async () => {
    close();
    try {
      const { isMergeNeeded } = await takeRecovered(found);
      // Only when they are safe as this window's own edits.
      await keepNow();
      await drop();
      if (isMergeNeeded) openDialog({ kind: 'disk-changed' });
    } catch (error) {
      tell('bad', errorMessage(error));
    }
  };
  const discard = () => {
    close();
    drop().catch((error: unknown) => tell('bad', errorMessage(error)));
  };
  const isOne = found.files.length === 1;
  return (
    <Modal opened onClose={close} title="There are unsaved edits from the last time" size={520}>
      <p style={{ marginTop: 0 }}>
        Paddock was closed before {isOne ? 'this file was' : 'these files were'} saved. Restoring puts the
        edits back as unsaved; nothing is written until you save.
      </p>
      <ul className="file-list" data-testid="recovered-files">
        {found.files.map(({ path, keptAt }) => (
          <li key={path} className="file-list-row">
            <IconFilePencil size={16} />
            <span className="grow">{path}</span>
            <span className="dim">{when(keptAt)}</span>
          </li>
        ))}
      </ul>
      <div className="dialog-buttons">
        <Button variant="subtle" color="gray" onClick={close}>
          Decide later
        </Button>
        <Button variant="default" onClick={discard}>
          Discard
        </Button>
        <Button data-autofocus onClick={() => void restore()}>
          Restore
        </Button>
      </div>
    </Modal>
  );
}
