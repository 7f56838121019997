/** What new nodes begin with: as the project says, else as the user likes it. */
import { printDuration } from '#model/expression/duration.ts';
import type { Node } from '#model/document/node.ts';
import { useDocument } from './document-store.ts';
import { PROJECT_FILE } from './file-names.ts';
import { projectSettings } from './project-settings.ts';
import { useSettings } from './settings-store.ts';

/** The node with time-out and tries where it says nothing of them itself. */
export function withDefaults<T extends Node>(node: T): T {
  if (node.kind !== 'task' && node.kind !== 'external-event') return node;
  const project = projectSettings(useDocument.getState().texts[PROJECT_FILE]?.text).newNodes;
  const wishes = { ...useSettings.getState().newNodes, ...project };
  if (node.kind === 'external-event') {
    const seconds = wishes.eventTimeoutSeconds;
    if (seconds === undefined || node.timeout !== undefined) return node;
    return { ...node, timeout: printDuration(seconds, 's') };
  }
  const { timeoutSeconds, retries } = wishes;
  return {
    ...node,
    ...(timeoutSeconds === undefined || node.timeoutSeconds !== undefined ? {} : { timeoutSeconds }),
    ...(retries === undefined || node.retries !== undefined ? {} : { retries }),
  };
}
