/** All actions. A new one is a new file and a line here. */
import type { Action } from './action.ts';
import { addNote } from './add-note.ts';
import { addThread } from './add-thread.ts';
import { alignActions } from './align.ts';
import { answerWait } from './answer-wait.ts';
import { appendNode } from './append-node.ts';
import { copyPasteActions } from './copy-paste.ts';
import { createNode } from './create-node.ts';
import { deleteAndReconnect } from './delete-and-reconnect.ts';
import { deleteSelection } from './delete-selection.ts';
import { duplicate } from './duplicate.ts';
import { escape } from './escape.ts';
import { exportActions } from './export-actions.ts';
import { fileActions } from './file-actions.ts';
import { extractActions } from './extract-actions.ts';
import { groupActions } from './group-actions.ts';
import { handleFailure } from './handle-failure.ts';
import { helpActions } from './help-actions.ts';
import { insertBefore } from './insert-before.ts';
import { insertOnEdge } from './insert-on-edge.ts';
import { noteActions } from './note-actions.ts';
import { nudgeActions } from './nudge.ts';
import { problemActions } from './problem-actions.ts';
import { projectActions } from './project-actions.ts';
import { push } from './push.ts';
import { redo } from './redo.ts';
import { rename } from './rename.ts';
import { reorderEdgeActions } from './reorder-edge.ts';
import { replaceNode } from './replace-node.ts';
import { restartEngine } from './restart-engine.ts';
import { roomActions } from './room-actions.ts';
import { run } from './run.ts';
import { save } from './save.ts';
import { saveAs } from './save-as.ts';
import { selectAll } from './select-all.ts';
import { settingsAction } from './settings-action.ts';
import { tabActions } from './tab-actions.ts';
import { selectAlongActions } from './select-along.ts';
import { threadActions } from './thread-actions.ts';
import { tidySelection } from './tidy-selection.ts';
import { undo } from './undo.ts';
import { viewActions } from './view-actions.ts';
import { walkActions } from './walk.ts';
import { zoneActions } from './zone-actions.ts';

export const actions: readonly Action[] = [
  run,
  answerWait,
  push,
  save,
  saveAs,
  ...projectActions,
  ...fileActions,
  ...exportActions,
  ...tabActions,
  undo,
  redo,
  ...copyPasteActions,
  duplicate,
  deleteSelection,
  deleteAndReconnect,
  selectAll,
  ...selectAlongActions,
  addThread,
  addNote,
  ...noteActions,
  ...alignActions,
  ...groupActions,
  ...extractActions,
  tidySelection,
  ...roomActions,
  escape,
  appendNode,
  insertBefore,
  replaceNode,
  insertOnEdge,
  createNode,
  rename,
  handleFailure,
  ...problemActions,
  ...reorderEdgeActions,
  ...walkActions,
  ...nudgeActions,
  restartEngine,
  ...viewActions,
  ...threadActions,
  ...zoneActions,
  ...helpActions,
  settingsAction,
];

const byId = new Map(actions.map((action) => [action.id, action]));

/** @throws when there is no such action: ids come from our own code */
export function actionById(id: string): Action {
  const action = byId.get(id);
  if (action === undefined) throw new Error(`No action ${id}`);
  return action;
}

export const findAction = (id: string): Action | undefined => byId.get(id);

/** On the toolbar of a selected node, in this order. */
export const nodeToolbarActions: readonly string[] = [
  'append-node',
  'replace-node',
  'handle-failure',
  'duplicate',
  'rename',
  'edit.delete',
];

/** On the toolbar of several selected nodes. */
export const groupToolbarActions: readonly string[] = [
  'align-left',
  'align-right',
  'align-top',
  'align-bottom',
  'distribute-x',
  'distribute-y',
  'tidy-selection',
  'group',
  'duplicate',
  'edit.delete',
];
