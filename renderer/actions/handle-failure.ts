/** Hangs a new failure handler on the selected node, with a thread of its own that handles it. */
import { IconBolt } from '@tabler/icons-react';
import { attachFailureHandler } from '#model/commands/attach-failure-handler.ts';
import { freshThreadName } from '#model/commands/fresh-name.ts';
import { useDocument } from '../store/document-store.ts';
import { useSession } from '../store/session-store.ts';
import type { Action } from './action.ts';
import { selectedNode } from './selected.ts';

export const handleFailure: Action = {
  id: 'handle-failure',
  label: 'Handle a failure',
  group: 'Node',
  icon: IconBolt,
  keys: ['h'],
  keywords: 'failure handler error exception catch',
  isAvailable: () => {
    const kind = selectedNode()?.node.kind;
    return kind !== undefined && kind !== 'entrypoint' && kind !== 'exit';
  },
  perform: () => {
    const item = selectedNode();
    if (item === undefined) return;
    const [thread, node] = [item.thread.name, item.node.name];
    const done = useDocument.getState().execute({
      label: `Handle a failure of ${node}`,
      run: (drawing) =>
        attachFailureHandler(drawing, {
          thread,
          node,
          handler: { run: freshThreadName(drawing, `${node}-failed`) },
        }),
    });
    const field = `onFailure/${item.node.onFailure.length}/anyOf`;
    if (done.ok) useSession.getState().goTo({ kind: 'node', thread, node }, field);
  },
};
