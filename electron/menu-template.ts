/**
 * The native menus as plain data. Items of ours only name an action's id: the page runs it, from the same registry as
 * its own buttons and keys. Keys are shown here but handled by the page, so that no key does its work twice.
 */

export interface MenuEntry {
  readonly label?: string;
  readonly role?:
    | 'appMenu'
    | 'cut'
    | 'copy'
    | 'paste'
    | 'selectAll'
    | 'minimize'
    | 'zoom'
    | 'close'
    | 'quit'
    | 'togglefullscreen'
    | 'toggleDevTools'
    | 'front';
  readonly type?: 'separator';
  readonly accelerator?: string;
  readonly registerAccelerator?: false;
  readonly submenu?: readonly MenuEntry[];
  readonly click?: () => void;
}

export interface MenuOptions {
  readonly platform: NodeJS.Platform;
  readonly isDevelopment: boolean;
  /** Sends an action's id to the page of the focused window. */
  readonly choose: (action: string) => void;
  readonly openDocs: () => void;
}

const LINE: MenuEntry = { type: 'separator' };

export function menuTemplate({
  platform,
  isDevelopment,
  choose,
  openDocs,
}: MenuOptions): readonly MenuEntry[] {
  const item = (label: string, action: string, accelerator?: string): MenuEntry => ({
    label,
    ...(accelerator === undefined ? {} : { accelerator, registerAccelerator: false }),
    click: () => choose(action),
  });
  const isMac = platform === 'darwin';
  const file: readonly MenuEntry[] = [
    item('New Project…', 'file.new', 'CmdOrCtrl+N'),
    item('New from Template…', 'file.newFromTemplate'),
    item('Open Project…', 'file.open', 'CmdOrCtrl+O'),
    item('Import WfSpec…', 'file.import', 'CmdOrCtrl+Shift+O'),
    LINE,
    item('Save', 'file.save', 'CmdOrCtrl+S'),
    item('Save As…', 'file.saveAs', 'CmdOrCtrl+Shift+S'),
    item('Export…', 'file.export', 'CmdOrCtrl+Shift+X'),
    item('Print…', 'file.print', 'CmdOrCtrl+P'),
    LINE,
    item('New Workflow in this Project…', 'file.newWorkflow', 'Alt+N'),
    item('Close Tab', 'tab.close', 'Alt+W'),
    item('Bring Back Deleted File', 'file.bringBack'),
    LINE,
    item('Settings…', 'settings', 'CmdOrCtrl+,'),
    LINE,
    isMac ? { role: 'close' } : { role: 'quit' },
  ];
  const edit: readonly MenuEntry[] = [
    item('Undo', 'edit.undo', 'CmdOrCtrl+Z'),
    item('Redo', 'edit.redo', isMac ? 'Cmd+Shift+Z' : 'Ctrl+Y'),
    LINE,
    { role: 'cut' },
    { role: 'copy' },
    { role: 'paste' },
    item('Delete', 'edit.delete', 'Delete'),
    { role: 'selectAll' },
    LINE,
    item('Find Nodes…', 'find-nodes', 'CmdOrCtrl+F'),
  ];
  const view: readonly MenuEntry[] = [
    item('Zoom In', 'view.zoomIn', 'CmdOrCtrl+Plus'),
    item('Zoom Out', 'view.zoomOut', 'CmdOrCtrl+-'),
    item('Fit Drawing', 'view.fit', 'CmdOrCtrl+0'),
    LINE,
    item('Light or Dark', 'view.toggleTheme'),
    { role: 'togglefullscreen' },
    ...(isDevelopment ? [{ role: 'toggleDevTools' } as const] : []),
  ];
  const run: readonly MenuEntry[] = [
    item('Run…', 'run.start', 'F5'),
    item('Stop Run', 'run.stop', 'Shift+F5'),
    LINE,
    item('Push to Cluster…', 'run.push'),
    item('Restart Local Engine', 'engine.restart'),
  ];
  return [
    ...(isMac ? [{ role: 'appMenu' } as const] : []),
    { label: 'File', submenu: file },
    { label: 'Edit', submenu: edit },
    { label: 'View', submenu: view },
    { label: 'Run', submenu: run },
    { label: 'Window', submenu: [{ role: 'minimize' }, { role: isMac ? 'zoom' : 'close' }] },
    {
      label: 'Help',
      submenu: [
        item('All Keys', 'shortcuts'),
        item('Legend', 'legend'),
        LINE,
        { label: 'LittleHorse Documentation', click: openDocs },
      ],
    },
  ];
}
