/** Going about without a mouse: from zone to zone, into the inspector and back, the menu of what is selected. */
import { openContextMenu } from '../canvas/open-context-menu.ts';
import { itemId } from '../canvas/record-id.ts';
import { openInspector } from '../panels/inspector/open-inspector.ts';
import { useDocument } from '../store/document-store.ts';
import { useNotices } from '../store/notice-store.ts';
import { useSession, type SidePanelId } from '../store/session-store.ts';
import { focusZone, nextZone, zoneElement } from '../ui/zones.ts';
import type { Action } from './action.ts';

const hasDrawing = (): boolean => useDocument.getState().drawing !== undefined;

const hasProject = (): boolean => useDocument.getState().project !== undefined;

/** A button on the canvas keeps Enter for itself. */
const isOnButton = (): boolean => document.activeElement?.closest('button, a, [role="button"]') != null;

const within = (value: number, from: number, to: number): number => Math.max(from, Math.min(value, to));

/** At what is selected, but in the canvas: what was just gone to may not have come into view yet. */
function contextMenu(): void {
  const [item] = useSession.getState().selection;
  const id = item === undefined ? undefined : itemId(item);
  const element = id && document.querySelector(`[data-testid="${CSS.escape(id)}"]`);
  const canvas = zoneElement('canvas')?.getBoundingClientRect();
  if (canvas === undefined) return;
  const rect = element ? element.getBoundingClientRect() : undefined;
  const at = rect
    ? { x: rect.left + Math.min(rect.width / 2, 60), y: rect.top + Math.min(rect.height, 60) }
    : { x: canvas.left + canvas.width / 2, y: canvas.top + canvas.height / 3 };
  const clientX = within(at.x, canvas.left + 8, canvas.right - 8);
  const clientY = within(at.y, canvas.top + 8, canvas.bottom - 8);
  openContextMenu(
    { clientX, clientY, preventDefault: () => undefined, stopPropagation: () => undefined },
    item,
  );
}

/** Opens a side panel and goes into it. */
const goToPanel = (id: SidePanelId) => (): void => {
  useSession.getState().showSidePanel(id);
  setTimeout(() => focusZone('side-panel'), 0);
};

export const zoneActions: readonly Action[] = [
  {
    id: 'next-zone',
    label: 'Go to the next part of the window',
    group: 'View',
    keys: ['f6'],
    keywords: 'zone panel focus',
    inFields: true,
    isGesture: true,
    perform: () => void nextZone(1),
  },
  {
    id: 'previous-zone',
    label: 'Go to the part of the window before',
    group: 'View',
    keys: ['shift+f6'],
    keywords: 'zone panel focus',
    inFields: true,
    isGesture: true,
    perform: () => void nextZone(-1),
  },
  {
    id: 'edit-selected',
    label: 'Edit what is selected',
    group: 'Node',
    keys: ['enter'],
    keywords: 'inspector form fields',
    onCanvas: true,
    isAvailable: () => hasDrawing() && !isOnButton(),
    perform: () => openInspector(),
  },
  {
    id: 'context-menu',
    label: 'Menu of what is selected',
    group: 'Node',
    keys: ['shift+f10', 'contextmenu'],
    onCanvas: true,
    isGesture: true,
    isAvailable: hasDrawing,
    perform: contextMenu,
  },
  {
    id: 'show-outline',
    label: 'Go to the outline',
    group: 'View',
    keys: ['o'],
    keywords: 'tree list screen reader threads nodes',
    isAvailable: hasDrawing,
    perform: goToPanel('outline'),
  },
  {
    id: 'show-files',
    label: 'Go to the files',
    group: 'View',
    keywords: 'tree project workflows scenarios',
    isAvailable: hasProject,
    perform: goToPanel('files'),
  },
  {
    id: 'show-runs',
    label: 'Go to the runs',
    group: 'View',
    keywords: 'steps history variables earlier interrupts',
    isAvailable: hasProject,
    perform: goToPanel('runs'),
  },
  {
    id: 'show-notices',
    label: 'Go to the messages',
    group: 'View',
    keywords: 'notices undo changed on disk',
    isAvailable: () => useNotices.getState().notices.length > 0,
    // After the command palette has given the focus back.
    perform: () => void setTimeout(() => focusZone('notices'), 60),
  },
  {
    id: 'show-canvas',
    label: 'Go to the canvas',
    group: 'View',
    keywords: 'drawing focus',
    isAvailable: hasDrawing,
    perform: () => void focusZone('canvas'),
  },
];
