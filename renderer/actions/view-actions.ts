/** Looking around: zoom, fit, panels, theme. None of it is part of the drawing or of undo. */
import {
  IconAdjustments,
  IconAlertTriangle,
  IconCode,
  IconLayoutSidebar,
  IconMaximize,
  IconMoonStars,
  IconWand,
  IconZoomIn,
  IconZoomOut,
} from '@tabler/icons-react';
import { useCanvasView } from '../canvas/canvas-view.ts';
import { tidy } from '../canvas/edits/tidy-edit.ts';
import { useDocument } from '../store/document-store.ts';
import { useSession } from '../store/session-store.ts';
import { useSettings } from '../store/settings-store.ts';
import type { Action } from './action.ts';

const hasDrawing = (): boolean => useDocument.getState().drawing !== undefined;
const hasProject = (): boolean => useDocument.getState().project !== undefined;
const session = useSession.getState;

export const viewActions: readonly Action[] = [
  {
    id: 'view.zoomIn',
    label: 'Zoom in',
    group: 'View',
    icon: IconZoomIn,
    keys: ['mod+=', 'mod++'],
    inFields: true,
    isAvailable: hasDrawing,
    perform: () => useCanvasView.getState().view?.zoomIn(),
  },
  {
    id: 'view.zoomOut',
    label: 'Zoom out',
    group: 'View',
    icon: IconZoomOut,
    keys: ['mod+-'],
    inFields: true,
    isAvailable: hasDrawing,
    perform: () => useCanvasView.getState().view?.zoomOut(),
  },
  {
    id: 'zoom-100',
    label: 'Zoom to 100 %',
    group: 'View',
    keys: ['0'],
    isAvailable: hasDrawing,
    perform: () => useCanvasView.getState().view?.zoomTo(1),
  },
  {
    id: 'view.fit',
    label: 'Fit everything',
    group: 'View',
    icon: IconMaximize,
    keys: ['1'],
    keywords: 'overview zoom all',
    isAvailable: hasDrawing,
    perform: () => useCanvasView.getState().view?.fit(),
  },
  {
    id: 'tidy',
    label: 'Tidy up the layout',
    group: 'View',
    icon: IconWand,
    keys: ['shift+alt+t'],
    keywords: 'arrange auto layout',
    isAvailable: hasDrawing,
    perform: tidy,
  },
  {
    id: 'toggle-side-panel',
    label: 'Show or hide the side panel',
    group: 'View',
    icon: IconLayoutSidebar,
    keys: ['mod+b'],
    inFields: true,
    isAvailable: hasProject,
    perform: () => session().showSidePanel(session().sidePanel ? undefined : 'palette'),
  },
  {
    id: 'toggle-inspector',
    label: 'Show or hide the inspector',
    group: 'View',
    icon: IconAdjustments,
    keys: ['mod+i'],
    inFields: true,
    isAvailable: hasProject,
    perform: () => session().toggleInspector(),
  },
  {
    id: 'toggle-drawer',
    label: 'Show or hide the drawer',
    group: 'View',
    keys: ['mod+j'],
    inFields: true,
    isAvailable: hasProject,
    perform: () => session().toggleDrawer(),
  },
  {
    id: 'show-problems',
    label: 'Show problems',
    group: 'View',
    icon: IconAlertTriangle,
    keys: ['mod+shift+m'],
    inFields: true,
    isAvailable: hasProject,
    perform: () => session().showDrawer('problems'),
  },
  {
    id: 'show-text',
    label: 'Show the text',
    group: 'View',
    icon: IconCode,
    keys: ['mod+shift+e'],
    keywords: 'yaml source code',
    inFields: true,
    isAvailable: hasProject,
    perform: () => session().showDrawer('text'),
  },
  {
    id: 'view.toggleTheme',
    label: 'Switch between light and dark',
    group: 'View',
    icon: IconMoonStars,
    keywords: 'theme colour night',
    perform: () => useSettings.getState().toggleTheme(),
  },
];
