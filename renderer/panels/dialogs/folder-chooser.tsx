/** The folder chooser of the browser: walks the folders that the host lists; opens one, makes a new project in one, or saves a copy. */
import { useCallback, useEffect, useRef, useState } from 'react';
import { ActionIcon, Button, Modal, TextInput } from '@mantine/core';
import { IconArrowUp, IconFolder, IconFolderCheck } from '@tabler/icons-react';
import { openFolder } from '../../actions/choose-project-folder.ts';
import { errorMessage } from '../../services/error-message.ts';
import { host } from '../../services/host.ts';
import { useDocument } from '../../store/document-store.ts';
import { withLayouts } from '../../store/file-operations.ts';
import { saveCopy } from '../../store/save-copy.ts';
import { useSession, type Dialog } from '../../store/session-store.ts';

interface Listing {
  readonly path: string;
  readonly parent?: string;
  readonly folders: readonly string[];
  readonly isProject: boolean;
}

const join = (path: string, name: string): string => {
  const separator = path.includes('\\') ? '\\' : '/';
  return path.endsWith(separator) ? path + name : path + separator + name;
};

const lastPart = (path: string): string => path.split(/[\\/]/).filter(Boolean).at(-1) ?? path;

/** Listings say folders by name or by whole path; both are shown by name and opened by path. */
const isWhole = (folder: string): boolean => /^([\\/]|[a-z]:)/i.test(folder);

export function FolderChooser({ dialog }: { dialog: Extract<Dialog, { kind: 'folder' }> }) {
  const [listing, setListing] = useState<Listing | undefined>(undefined);
  const [problem, setProblem] = useState<string | undefined>(undefined);
  const project = useDocument((state) => state.project);
  const isCopy = dialog.mode === 'save-as';
  const [name, setName] = useState(
    isCopy ? `${project?.name ?? 'project'}-copy` : (dialog.name ?? 'my-workflow'),
  );
  const [isBusy, setIsBusy] = useState(false);
  const hasName = dialog.mode !== 'open';
  const close = () => useSession.getState().openDialog(undefined);
  // A listing that comes late must not replace a newer one, nor a path that somebody types meanwhile.
  const wanted = useRef(0);
  const show = useCallback((path?: string) => {
    const mine = ++wanted.current;
    host()
      .files.listFolders(path === undefined ? {} : { path })
      .then(
        (found) => {
          if (mine !== wanted.current) return;
          setListing(found);
          setProblem(undefined);
        },
        (error: unknown) => {
          if (mine === wanted.current) setProblem(errorMessage(error));
        },
      );
  }, []);
  useEffect(() => show(), [show]);

  const make = async () => {
    if (listing === undefined) return;
    setIsBusy(true);
    try {
      const root = join(listing.path, name.trim());
      if (isCopy) await saveCopy(root, name.trim());
      else if (dialog.make !== undefined) await dialog.make(root, name.trim());
      else {
        const made = await host().files.newProject({ root, name: name.trim() });
        await useDocument.getState().openProject(await withLayouts(made));
      }
      close();
    } catch (error) {
      setProblem(errorMessage(error));
    } finally {
      setIsBusy(false);
    }
  };
  const open = async () => {
    if (listing === undefined) return;
    setIsBusy(true);
    if (await openFolder(listing.path)) close();
    setIsBusy(false);
  };

  return (
    <Modal opened onClose={close} title={dialog.title} size={560}>
      {hasName && (
        <TextInput
          label="Name"
          description={
            isCopy || dialog.make !== undefined ? 'Of the new folder' : 'Of the folder and of its workflow'
          }
          data-autofocus
          data-testid="project-name"
          value={name}
          onChange={(event) => setName(event.currentTarget.value)}
          onKeyDown={(event) => event.key === 'Enter' && name.trim() !== '' && void make()}
          mb={12}
        />
      )}
      <div className="folder-path">
        <ActionIcon
          aria-label="To the folder above"
          disabled={listing?.parent === undefined}
          onClick={() => show(listing?.parent)}
        >
          <IconArrowUp size={16} />
        </ActionIcon>
        <TextInput
          style={{ flex: 1 }}
          aria-label="Folder"
          key={listing?.path}
          defaultValue={listing?.path}
          onInput={() => wanted.current++}
          onKeyDown={(event) => event.key === 'Enter' && show(event.currentTarget.value)}
        />
      </div>
      <div className="folder-list" role="list" aria-label="Folders">
        {listing?.folders.map((folder) => (
          <button
            key={folder}
            type="button"
            role="listitem"
            className="list-row"
            onClick={() => show(isWhole(folder) ? folder : join(listing.path, folder))}
          >
            <IconFolder size={16} />
            <span className="grow">{isWhole(folder) ? lastPart(folder) : folder}</span>
          </button>
        ))}
        {listing?.folders.length === 0 && <div className="empty">No folders in here.</div>}
      </div>
      {problem && (
        <p role="alert" style={{ color: 'var(--bad)' }}>
          {problem}
        </p>
      )}
      <div className="dialog-buttons">
        {!hasName && listing?.isProject && (
          <span
            className="dim"
            style={{ marginRight: 'auto', display: 'flex', gap: 6, alignItems: 'center' }}
          >
            <IconFolderCheck size={16} /> has workflows
          </span>
        )}
        <Button variant="default" onClick={close}>
          Cancel
        </Button>
        {hasName ? (
          <Button
            loading={isBusy}
            disabled={name.trim() === '' || listing === undefined}
            onClick={() => void make()}
          >
            {isCopy ? 'Save here' : 'Create here'}
          </Button>
        ) : (
          <Button loading={isBusy} disabled={listing === undefined} onClick={() => void open()}>
            Open this folder
          </Button>
        )}
      </div>
    </Modal>
  );
}
