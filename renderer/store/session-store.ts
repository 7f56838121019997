/** What the user looks at: selection, viewport, hover, open panels and dialogs. Never saved in the project, never in undo. */
import { create } from 'zustand';
import type { Drawing } from '#model/document/drawing.ts';
import { nodeIndex } from '#model/document/node-index.ts';
import type { DefinitionKind, Place } from '#model/document/problem.ts';
import type { NodeKind } from '#model/document/node.ts';
import type { Point } from '#model/document/layout.ts';
import type { RecoveredEdits } from './recovered-files.ts';

export type SelectedItem =
  | { readonly kind: 'node'; readonly thread: string; readonly node: string }
  /** `index` into the node's `next`. */
  | { readonly kind: 'edge'; readonly thread: string; readonly node: string; readonly index: number }
  | { readonly kind: 'thread'; readonly thread: string }
  /** A note on the canvas, which is of no thread. */
  | { readonly kind: 'note'; readonly id: string }
  | { readonly kind: 'definition'; readonly definition: DefinitionKind; readonly name: string };

/** What can be added: a node kind, or a shape made of one (renderer/canvas/nodes/offers.ts). */
export type OfferId = NodeKind | 'loop' | 'fail';

/** Ids of side panels, drawer tabs and inspector tabs; what they show is registered in renderer/panels/registry.ts. */
export type SidePanelId = 'files' | 'palette' | 'outline' | 'variables' | 'definitions' | 'runs';
export type DrawerTabId = 'problems' | 'text' | 'timeline' | 'history';
export type InspectorTabId = 'edit' | 'run';

export type SettingsSection = 'appearance' | 'keys' | 'nodes' | 'lints';

/** A dialog that is open, and what it needs. At most one is open. */
export type Dialog =
  | { readonly kind: 'command-palette' }
  | { readonly kind: 'shortcuts' }
  /** Finds nodes by words and operators. */
  | { readonly kind: 'find' }
  /** What shapes, colours and lines of the canvas mean. */
  | { readonly kind: 'legend' }
  | {
      readonly kind: 'folder';
      readonly title: string;
      readonly mode: 'open' | 'new' | 'save-as';
      /** Of `new`: what the name begins as, and what is done in place of making an empty project there. */
      readonly name?: string;
      readonly make?: (root: string, name: string) => Promise<void>;
    }
  /** A WfSpec from a JSON file (this one, when it was dropped) or from a server. */
  | { readonly kind: 'import'; readonly file?: File }
  | { readonly kind: 'templates' }
  /** Files changed on disk that have unsaved edits here; `thenSave`: saving was tried, and goes on afterwards. */
  | { readonly kind: 'disk-changed'; readonly thenSave?: boolean }
  /** Unsaved edits of a page that is gone. */
  | { readonly kind: 'recovered'; readonly found: RecoveredEdits }
  | { readonly kind: 'leave'; readonly proceed: () => void }
  /** A tab with unsaved edits is to be closed. */
  | { readonly kind: 'close-tab'; readonly path: string }
  /** Asks for the name of a file: a new one, a copy of `path`, or another name for it. */
  | {
      readonly kind: 'name-file';
      readonly purpose: 'new-workflow' | 'new-scenario' | 'duplicate' | 'rename';
      readonly path?: string;
    }
  | { readonly kind: 'delete-file'; readonly path: string }
  | { readonly kind: 'settings'; readonly section?: SettingsSection }
  | { readonly kind: 'export' }
  /** The form for the inputs of a run (renderer/runs/). */
  | { readonly kind: 'run' }
  /** The form that posts an ExternalEvent to a waiting node (renderer/runs/). */
  | { readonly kind: 'post-event'; readonly event: string; readonly nodeRun?: string }
  /** The form of a user task that waits (renderer/runs/). */
  | { readonly kind: 'complete-user-task'; readonly nodeRun: string }
  | { readonly kind: 'push' };

/** The menu that adds a node: `A` after the selected node, `N` at the pointer, or where a wire was dropped. */
export interface NodeMenu {
  /** In CSS pixels of the window. */
  readonly at: Point;
  /** Append after this node. */
  readonly after?: { readonly thread: string; readonly node: string };
  /** Put it here, in canvas coordinates relative to the thread's frame. */
  readonly place?: { readonly thread: string } & Point;
  /** Insert before this node. */
  readonly before?: { readonly thread: string; readonly node: string };
  /** Make this node one of another kind. */
  readonly replace?: { readonly thread: string; readonly node: string };
  /** Insert into this edge. */
  readonly onEdge?: { readonly thread: string; readonly node: string; readonly index: number };
}

export interface SessionData {
  readonly selection: readonly SelectedItem[];
  /** Field inside the selected record that should take the focus (from a click on a problem), as in Place.field. */
  readonly focusField: string | undefined;
  readonly hovered: SelectedItem | undefined;
  /** By workflow file. */
  readonly viewports: Readonly<Record<string, { x: number; y: number; zoom: number }>>;
  readonly sidePanel: SidePanelId | undefined;
  readonly drawerTab: DrawerTabId;
  readonly drawerOpen: boolean;
  readonly inspectorOpen: boolean;
  readonly inspectorTab: InspectorTabId;
  readonly dialog: Dialog | undefined;
  readonly nodeMenu: NodeMenu | undefined;
  /** What is being dragged from the palette. */
  readonly draggedKind: OfferId | undefined;
  /** A file that the text view shows besides the workflow and the definitions. */
  readonly textFile: string | undefined;
  /** Asks the text view to show a place of a file; `serial` makes equal requests distinct. */
  readonly lookAt: { readonly place: Place; readonly serial: number } | undefined;
  /** Asks the canvas to bring a record into view; `serial` makes equal requests distinct. */
  readonly reveal:
    | {
        readonly item: SelectedItem;
        /** All of what is to be seen, when it is more than `item`. */
        readonly all?: readonly SelectedItem[];
        readonly serial: number;
      }
    | undefined;
  /** What an undone or redone step changed: it lights up for a moment. Notes by id. */
  readonly flash:
    | { readonly items: readonly SelectedItem[]; readonly notes: readonly string[]; readonly serial: number }
    | undefined;
}

export interface SessionActions {
  select(items: readonly SelectedItem[], focusField?: string): void;
  clearSelection(): void;
  /** Drops from the selection what the drawing no longer has. */
  keepSelectionIn(drawing: Drawing): void;
  hover(item: SelectedItem | undefined): void;
  /** Selects, opens the inspector and scrolls the canvas there. */
  goTo(item: SelectedItem, focusField?: string): void;
  /** Selects and scrolls the canvas there; panels stay as they are. */
  selectAndShow(items: readonly SelectedItem[]): void;
  /** Brings this into view and lights it up, whatever is selected. */
  flashUp(items: readonly SelectedItem[], notes: readonly string[]): void;
  /** Ends the light, unless it is a newer one. */
  flashOut(serial: number): void;
  /** Asks the text view to show this place. */
  lookAtLine(place: Place): void;
  /** Shows another file, which is in memory, in the text view; undefined: none. */
  showTextFile(path: string | undefined): void;
  showDrawer(tab: DrawerTabId): void;
  toggleDrawer(): void;
  showSidePanel(panel: SidePanelId | undefined): void;
  showInspector(tab?: InspectorTabId): void;
  toggleInspector(): void;
  openDialog(dialog: Dialog | undefined): void;
  openNodeMenu(menu: NodeMenu | undefined): void;
  dragKind(kind: OfferId | undefined): void;
  keepViewport(file: string, viewport: { x: number; y: number; zoom: number }): void;
}

export type SessionState = SessionData & SessionActions;

/** The thread that the first thing selected is in; undefined when nothing selected is in one. */
export const selectedThread = (items: readonly SelectedItem[]): string | undefined =>
  items.find((item) => 'thread' in item)?.thread;

const initial: SessionData = {
  selection: [],
  focusField: undefined,
  hovered: undefined,
  viewports: {},
  sidePanel: 'palette',
  drawerTab: 'problems',
  drawerOpen: false,
  inspectorOpen: true,
  inspectorTab: 'edit',
  dialog: undefined,
  nodeMenu: undefined,
  draggedKind: undefined,
  textFile: undefined,
  lookAt: undefined,
  reveal: undefined,
  flash: undefined,
};

function isInDrawing(drawing: Drawing, item: SelectedItem): boolean {
  if (item.kind === 'definition') return true;
  if (item.kind === 'note') return drawing.layout.notes?.some(({ id }) => id === item.id) === true;
  const thread = drawing.workflow.threads.find((each) => each.name === item.thread);
  if (thread === undefined || item.kind === 'thread') return thread !== undefined;
  const node = thread.nodes[nodeIndex(thread).get(item.node) ?? -1];
  return node !== undefined && (item.kind === 'node' || item.index < node.next.length);
}

export const useSession = create<SessionState>()((set, get) => ({
  ...initial,
  select: (items, focusField) => set({ selection: items, focusField }),
  clearSelection: () => set({ selection: [], focusField: undefined }),
  keepSelectionIn: (drawing) => {
    const kept = get().selection.filter((item) => isInDrawing(drawing, item));
    if (kept.length !== get().selection.length) set({ selection: kept, focusField: undefined });
  },
  hover: (item) => set({ hovered: item }),
  goTo: (item, focusField) =>
    set({
      selection: [item],
      focusField,
      inspectorOpen: true,
      inspectorTab: 'edit',
      reveal: { item, serial: (get().reveal?.serial ?? 0) + 1 },
    }),
  selectAndShow: (items) => {
    const [item] = items;
    const serial = (get().reveal?.serial ?? 0) + 1;
    set({
      selection: items,
      focusField: undefined,
      ...(item && { reveal: { item, all: items, serial } }),
    });
  },
  flashUp: (items, notes) => {
    const serial = (get().flash?.serial ?? 0) + 1;
    const [item] = items;
    const reveal = item && { item, all: items, serial: (get().reveal?.serial ?? 0) + 1 };
    set({ flash: { items, notes, serial }, ...(reveal && { reveal }) });
  },
  flashOut: (serial) => {
    if (get().flash?.serial === serial) set({ flash: undefined });
  },
  lookAtLine: (place) => set({ lookAt: { place, serial: (get().lookAt?.serial ?? 0) + 1 } }),
  showTextFile: (path) =>
    set(path === undefined ? { textFile: path } : { textFile: path, drawerTab: 'text', drawerOpen: true }),
  showDrawer: (tab) => set({ drawerTab: tab, drawerOpen: true }),
  toggleDrawer: () => set({ drawerOpen: !get().drawerOpen }),
  showSidePanel: (panel) => set({ sidePanel: panel }),
  showInspector: (tab) => set({ inspectorOpen: true, inspectorTab: tab ?? get().inspectorTab }),
  toggleInspector: () => set({ inspectorOpen: !get().inspectorOpen }),
  openDialog: (dialog) => set({ dialog }),
  openNodeMenu: (menu) => set({ nodeMenu: menu }),
  dragKind: (kind) => set({ draggedKind: kind }),
  keepViewport: (file, viewport) => set({ viewports: { ...get().viewports, [file]: viewport } }),
}));
