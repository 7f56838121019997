/** Shows the dialog that is open. A new kind of dialog is a component and a line in the table. */
import { useLayoutEffect, type ComponentType } from 'react';
import { CompleteTaskDialog } from '../../runs/complete-task-dialog.tsx';
import { PostEventDialog } from '../../runs/post-event-dialog.tsx';
import { RunDialog } from '../../runs/run-dialog.tsx';
import { ExportDialog } from '../export/export-dialog.tsx';
import { FindDialog } from '../find/find-dialog.tsx';
import { ImportDialog } from '../import/import-dialog.tsx';
import { PushDialog } from '../push/push-dialog.tsx';
import { SettingsDialog } from '../settings/settings-dialog.tsx';
import { focusZone, lastPlace } from '../../ui/zones.ts';
import { useSession, type Dialog } from '../../store/session-store.ts';
import { CloseTabDialog } from './close-tab-dialog.tsx';
import { CommandPalette } from './command-palette.tsx';
import { DeleteFileDialog } from './delete-file-dialog.tsx';
import './dialogs.css';
import { DiskChangedDialog } from './disk-changed-dialog.tsx';
import { FolderChooser } from './folder-chooser.tsx';
import { Legend } from './legend.tsx';
import { LeaveDialog } from './leave-dialog.tsx';
import { NameFileDialog } from './name-file-dialog.tsx';
import { RecoveredDialog } from './recovered-dialog.tsx';
import { Shortcuts } from './shortcuts.tsx';
import { TemplatesDialog } from './templates-dialog.tsx';

type DialogOf<K extends Dialog['kind']> = Extract<Dialog, { kind: K }>;

const dialogs: { readonly [K in Dialog['kind']]?: ComponentType<{ dialog: DialogOf<K> }> } = {
  'command-palette': CommandPalette,
  shortcuts: Shortcuts,
  find: FindDialog,
  legend: Legend,
  folder: FolderChooser,
  templates: TemplatesDialog,
  'disk-changed': DiskChangedDialog,
  recovered: RecoveredDialog,
  'close-tab': CloseTabDialog,
  'name-file': NameFileDialog,
  'delete-file': DeleteFileDialog,
  leave: LeaveDialog,
  run: RunDialog,
  export: ExportDialog,
  settings: SettingsDialog,
  push: PushDialog,
  import: ImportDialog,
  'post-event': ({ dialog }) => <PostEventDialog event={dialog.event} />,
  'complete-user-task': ({ dialog }) => <CompleteTaskDialog nodeRun={dialog.nodeRun} />,
};

export function Dialogs() {
  const dialog = useSession((state) => state.dialog);
  const isOpen = dialog !== undefined;
  // What had the focus before may be gone with the menu that opened the dialog, or its list goes on from another row.
  useLayoutEffect(() => {
    if (!isOpen) return;
    const before = document.activeElement;
    const isNowhere = () => document.activeElement === document.body;
    const giveBack = () => {
      if (isNowhere() && before instanceof HTMLElement && before.tabIndex >= 0) before.focus();
      if (isNowhere()) focusZone(lastPlace());
    };
    return () => void setTimeout(giveBack, 30);
  }, [isOpen]);
  if (dialog === undefined) return null;
  const Shown = dialogs[dialog.kind] as ComponentType<{ dialog: Dialog }> | undefined;
  return Shown ? <Shown dialog={dialog} /> : null;
}
