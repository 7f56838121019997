/** What new nodes begin with: as the project says, else as the user likes it. */
import type { Node } from '#model/document/node.ts';
import { useDocument } from './document-store.ts';
import { PROJECT_FILE } from './file-names.ts';
import { projectSettings } from './project-settings.ts';
import { useSettings } from './settings-store.ts';

/** The node with time-out and tries where it says nothing of them itself. */
export function withDefaults<T extends Node>(node: T): T {
  if (node.kind !== 'task') return node;
  const project = projectSettings(useDocument.getState().texts[PROJECT_FILE]?.text).newNodes;
  const { timeoutSeconds, retries } = { ...useSettings.getState().newNodes, ...project };
  return {
    ...node,
    ...(timeoutSeconds === undefined || node.timeoutSeconds !== undefined ? {} : { timeoutSeconds }),
    ...(retries === undefined || node.retries !== undefined ? {} : { retries }),
  };
}
