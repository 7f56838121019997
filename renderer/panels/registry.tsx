/** What the rail and the drawer offer. A new panel or tab is a component and a line here. */
import type { ComponentType } from 'react';
import {
  IconAlertTriangle,
  IconBooks,
  IconCode,
  IconFolder,
  IconHistory,
  IconListTree,
  IconPlayerPlay,
  IconTriangleSquareCircle,
  IconVariable,
  type TablerIcon,
} from '@tabler/icons-react';
import { RunPanel } from '../runs/run-panel.tsx';
import type { DrawerTabId, SidePanelId } from '../store/session-store.ts';
import { DefinitionsActions } from './definitions/definitions-actions.tsx';
import { DefinitionsPanel } from './definitions/definitions-panel.tsx';
import { FilesActions } from './files/files-actions.tsx';
import { FilesPanel } from './files/files-panel.tsx';
import { HistoryPanel } from './history-panel.tsx';
import { OutlineActions } from './outline/outline-actions.tsx';
import { OutlinePanel } from './outline/outline-panel.tsx';
import { VariablesActions, VariablesPanel } from './outline/variables-panel.tsx';
import { PalettePanel } from './palette/palette-panel.tsx';
import { ProblemCount } from './problem-count.tsx';
import { ProblemsPanel } from './problems/problems-panel.tsx';
import { TextPanel } from './text/text-panel.tsx';

export interface SidePanelEntry {
  readonly id: SidePanelId;
  readonly label: string;
  /** Under the icon on the rail. */
  readonly short: string;
  readonly icon: TablerIcon;
  readonly body: ComponentType;
  /** Buttons at the right of the panel's title. */
  readonly actions?: ComponentType;
}

export const sidePanels: readonly SidePanelEntry[] = [
  {
    id: 'files',
    label: 'Files',
    short: 'Files',
    icon: IconFolder,
    body: FilesPanel,
    actions: FilesActions,
  },
  { id: 'palette', label: 'Add a node', short: 'Add', icon: IconTriangleSquareCircle, body: PalettePanel },
  {
    id: 'outline',
    label: 'Outline',
    short: 'Outline',
    icon: IconListTree,
    body: OutlinePanel,
    actions: OutlineActions,
  },
  {
    id: 'variables',
    label: 'Variables',
    short: 'Vars',
    icon: IconVariable,
    body: VariablesPanel,
    actions: VariablesActions,
  },
  {
    id: 'definitions',
    label: 'Definitions',
    short: 'Defs',
    icon: IconBooks,
    body: DefinitionsPanel,
    actions: DefinitionsActions,
  },
  { id: 'runs', label: 'Runs', short: 'Runs', icon: IconPlayerPlay, body: RunPanel },
];

export interface DrawerEntry {
  readonly id: DrawerTabId;
  readonly label: string;
  readonly icon: TablerIcon;
  readonly body: ComponentType;
  /** A number beside the label. */
  readonly count?: ComponentType;
}

export const drawerTabs: readonly DrawerEntry[] = [
  { id: 'problems', label: 'Problems', icon: IconAlertTriangle, body: ProblemsPanel, count: ProblemCount },
  { id: 'text', label: 'Text', icon: IconCode, body: TextPanel },
  { id: 'history', label: 'History', icon: IconHistory, body: HistoryPanel },
];
