/** The folder chooser of the browser: walks the folders that the host lists; opens one, makes a new project in one, or saves a copy. */
import { useRef, useState } from 'react';
import { ActionIcon, Button, Modal, TextInput } from '@mantine/core';
import { IconArrowUp, IconFolder, IconFolderCheck } from '@tabler/icons-react';
import { openFolder } from '../../actions/choose-project-folder.ts';
import { errorMessage } from '../../services/error-message.ts';
import { host } from '../../services/host.ts';
import { useDocument } from '../../store/document-store.ts';
import { withLayouts } from '../../store/file-operations.ts';
import { saveCopy } from '../../store/save-copy.ts';
import { useSession, type Dialog } from '../../store/session-store.ts';
import { useOneStop } from '../../ui/one-stop.ts';
import { useFocusInList, useFolders } from './use-folders.ts';

const join = (path: string, name: string): string => {
  const separator = path.includes('\\') ? '\\' : '/';
  return path.endsWith(separator) ? path + name : path + separator + name;
};

const lastPart = (path: string): string => path.split(/[\\/]/).filter(Boolean).at(-1) ?? path;

/** Listings say folders by name or by whole path; both are shown by name and opened by path. */
const isWhole = (folder: string): boolean => /^([\\/]|[a-z]:)/i.test(folder);

export function FolderChooser({ dialog }: { dialog: Extract<Dialog, { kind: 'folder' }> }) {
  const { listing, path, problem, say, typePath, goTo, folder } = useFolders();
  const box = useRef<HTMLDivElement>(null);
  useFocusInList(listing, box);
  const project = useDocument((state) => state.project);
  const isCopy = dialog.mode === 'save-as';
  const [name, setName] = useState(
    isCopy ? `${project?.name ?? 'project'}-copy` : (dialog.name ?? 'my-workflow'),
  );
  const [isBusy, setIsBusy] = useState(false);
  const hasName = dialog.mode !== 'open';
  const isShownProject = listing?.isProject === true && path === listing.path;
  const folders = useOneStop<HTMLUListElement>(listing?.folders ?? []);
  const close = () => useSession.getState().openDialog(undefined);

  const makeIn = async (parent: string) => {
    const root = join(parent, name.trim());
    if (isCopy) await saveCopy(root, name.trim());
    else if (dialog.make !== undefined) await dialog.make(root, name.trim());
    else {
      const made = await host().files.newProject({ root, name: name.trim() });
      await useDocument.getState().openProject(await withLayouts(made));
    }
    close();
  };
  const perform = async () => {
    if (isBusy) return;
    setIsBusy(true);
    try {
      const root = await folder();
      if (hasName) await makeIn(root);
      else if (await openFolder(root)) close();
    } catch (error) {
      say(errorMessage(error));
    } finally {
      setIsBusy(false);
    }
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
          onKeyDown={(event) => event.key === 'Enter' && name.trim() !== '' && void perform()}
          mb={12}
        />
      )}
      <div ref={box}>
        <div className="folder-path">
          <ActionIcon
            aria-label="To the folder above"
            disabled={listing?.parent === undefined}
            onClick={() => listing?.parent !== undefined && goTo(listing.parent)}
          >
            <IconArrowUp size={16} />
          </ActionIcon>
          <TextInput
            style={{ flex: 1 }}
            aria-label="Folder"
            data-autofocus={!hasName || undefined}
            value={path}
            onChange={(event) => typePath(event.currentTarget.value)}
            onFocus={(event) => event.currentTarget.select()}
            onKeyDown={(event) => {
              if (event.key !== 'Enter') return;
              if (isShownProject && !hasName) void perform();
              else goTo(path);
            }}
          />
        </div>
        <ul className="folder-list" aria-label="Folders" {...folders.list}>
          {listing?.folders.map((each) => (
            <li key={each}>
              <button
                type="button"
                className="list-row"
                {...folders.item(each)}
                onClick={() => goTo(isWhole(each) ? each : join(listing.path, each))}
              >
                <IconFolder size={16} />
                <span className="grow">{isWhole(each) ? lastPart(each) : each}</span>
              </button>
            </li>
          ))}
          {listing?.folders.length === 0 && <li className="empty">No folders in here.</li>}
        </ul>
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
          <Button loading={isBusy} disabled={name.trim() === ''} onClick={() => void perform()}>
            {isCopy ? 'Save here' : 'Create here'}
          </Button>
        ) : (
          <Button loading={isBusy} onClick={() => void perform()}>
            Open this folder
          </Button>
        )}
      </div>
    </Modal>
  );
}
