/** Looking at one NodeRun: list, canvas and inspector agree on it. */
import type { NodeRun } from '#api/gen/node_run_pb.js';
import { useDocument } from '../store/document-store.ts';
import { useRun } from '../store/run-store.ts';
import { useSession } from '../store/session-store.ts';
import { nodeRunKey } from './read-run.ts';

/** Shows its node on the canvas (when it is still drawn) and its details in the inspector. */
export function lookAtNodeRun(nodeRun: NodeRun): void {
  useRun.getState().choose(nodeRunKey(nodeRun));
  const session = useSession.getState();
  const threads = useDocument.getState().drawing?.workflow.threads ?? [];
  const thread = threads.find((each) => each.name === nodeRun.threadSpecName);
  if (thread?.nodes.some((each) => each.name === nodeRun.nodeName))
    session.goTo({ kind: 'node', thread: nodeRun.threadSpecName, node: nodeRun.nodeName });
  session.showInspector('run');
}
