/** What can be done with what is selected, right above it: append, handle a failure, duplicate; align several. */
import { ActionIcon, Tooltip } from '@mantine/core';
import { NodeToolbar, Position, useStore } from '@xyflow/react';
import { useSession, type SelectedItem } from '../store/session-store.ts';
import { useDrag } from './use-scene.ts';
import { useRun } from '../store/run-store.ts';
import { nodeId, nodeKey } from './record-id.ts';
import { actionById, groupToolbarActions, nodeToolbarActions } from '../actions/registry.ts';
import { shortcutText } from '../actions/shortcut.ts';

/** Below this zoom it would cover more cards than it serves; keys and the menu are still there. */
const ZOOM_MIN = 0.4;

function Buttons({ ids }: { ids: readonly string[] }) {
  return ids
    .map(actionById)
    .filter((action) => action.isAvailable?.() !== false)
    .map((action) => {
      const Icon = action.icon;
      const keys = shortcutText(action);
      return (
        <Tooltip key={action.id} label={keys ? `${action.label} (${keys})` : action.label}>
          <ActionIcon aria-label={action.label} onClick={() => action.perform()}>
            {Icon && <Icon size={16} />}
          </ActionIcon>
        </Tooltip>
      );
    });
}

type NodeItem = Extract<SelectedItem, { kind: 'node' }>;

/** Above all selected nodes: put them in line, at equal distances. */
function GroupToolbar({ nodes }: { nodes: readonly NodeItem[] }) {
  return (
    <NodeToolbar
      nodeId={nodes.map((item) => nodeId(item.thread, item.node))}
      isVisible
      position={Position.Top}
      offset={18}
    >
      <div className="canvas-tools" role="toolbar" aria-label={`Actions for ${nodes.length} nodes`}>
        <Buttons ids={groupToolbarActions} />
      </div>
    </NodeToolbar>
  );
}

export function SelectionToolbar() {
  const isNear = useStore((state) => state.transform[2] >= ZOOM_MIN);
  const selection = useSession((state) => state.selection);
  const isDragging = useDrag((state) => state.isDragging);
  const [item] = selection;
  // Above a waiting node stands the button for what it waits for.
  const hasOffer = useRun(
    (state) =>
      item?.kind === 'node' && state.overlay?.nodes[nodeKey(item.thread, item.node)]?.offer !== undefined,
  );
  if (isDragging || !isNear) return null;
  const nodes = selection.filter((each) => each.kind === 'node');
  if (nodes.length > 1 && nodes.length === selection.length) return <GroupToolbar nodes={nodes} />;
  if (selection.length !== 1 || item?.kind !== 'node') return null;
  return (
    <NodeToolbar
      nodeId={nodeId(item.thread, item.node)}
      isVisible
      position={hasOffer ? Position.Bottom : Position.Top}
      offset={hasOffer ? 40 : 14}
    >
      <div className="canvas-tools" role="toolbar" aria-label={`Actions for ${item.node}`}>
        <Buttons ids={nodeToolbarActions} />
      </div>
    </NodeToolbar>
  );
}
