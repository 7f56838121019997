/**
 * What can be done with what is selected, right above it: append, handle a failure, duplicate; align several. Where the
 * flow runs down edges arrive from above with their labels, and stubs hang on the right: there it stands on the left.
 */
import { ActionIcon, Tooltip } from '@mantine/core';
import { NodeToolbar, Position, useStore } from '@xyflow/react';
import { findNode } from '#model/commands/change.ts';
import { directionOf, emptyLayout, type Direction } from '#model/document/layout.ts';
import { useDocument } from '../store/document-store.ts';
import { useSession, type SelectedItem } from '../store/session-store.ts';
import { useHand } from './hand.ts';
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

/** Pixels of the window between a card of a group and its toolbar. */
const ABOVE_GROUP = 52;
/** Pixels between a card and the tools on its left; a branch may have the label of an edge that leads back there. */
const BESIDE = 22;
const BESIDE_BRANCH = 64;

type NodeItem = Extract<SelectedItem, { kind: 'node' }>;

/** Above all selected nodes: put them in line, at equal distances. */
function GroupToolbar(props: { nodes: readonly NodeItem[]; isInGroup: boolean; direction: Direction }) {
  const { nodes, isInGroup, direction } = props;
  const isDown = direction === 'down';
  return (
    <NodeToolbar
      nodeId={nodes.map((item) => nodeId(item.thread, item.node))}
      isVisible
      position={isDown ? Position.Left : Position.Top}
      offset={isDown ? BESIDE : isInGroup ? ABOVE_GROUP : 18}
    >
      <div
        className={`canvas-tools tools-${direction}`}
        role="toolbar"
        aria-label={`Actions for ${nodes.length} nodes`}
      >
        <Buttons ids={groupToolbarActions} />
      </div>
    </NodeToolbar>
  );
}

export function SelectionToolbar() {
  const isNear = useStore((state) => state.transform[2] >= ZOOM_MIN);
  const selection = useSession((state) => state.selection);
  const isDragging = useDrag((state) => state.isDragging);
  const isHeld = useHand((state) => state.holds);
  const [item] = selection;
  // Above a waiting node stands the button for what it waits for.
  const hasOffer = useRun(
    (state) =>
      item?.kind === 'node' && state.overlay?.nodes[nodeKey(item.thread, item.node)]?.offer !== undefined,
  );
  const groups = useDocument((state) => state.drawing?.layout.groups);
  const direction = useDocument((state) => directionOf(state.drawing?.layout ?? emptyLayout));
  const isBranch = useDocument(
    ({ drawing }) =>
      item?.kind === 'node' &&
      drawing !== undefined &&
      (findNode(drawing, item.thread, item.node)?.next.length ?? 0) > 1,
  );
  if (isDragging || isHeld || !isNear) return null;
  // A group's title is right above its cards.
  const isInGroup = (groups ?? []).some((group) =>
    selection.some(
      (each) => each.kind === 'node' && each.thread === group.thread && group.nodes.includes(each.node),
    ),
  );
  const nodes = selection.filter((each) => each.kind === 'node');
  if (nodes.length > 1 && selection.every(({ kind }) => kind === 'node' || kind === 'note'))
    return <GroupToolbar nodes={nodes} isInGroup={isInGroup} direction={direction} />;
  if (selection.length !== 1 || item?.kind !== 'node') return null;
  return (
    <NodeToolbar
      nodeId={nodeId(item.thread, item.node)}
      isVisible
      position={direction === 'down' ? Position.Left : hasOffer ? Position.Bottom : Position.Top}
      offset={
        direction === 'down'
          ? isBranch
            ? BESIDE_BRANCH
            : BESIDE
          : hasOffer
            ? 40
            : isInGroup
              ? ABOVE_GROUP
              : 14
      }
    >
      <div
        className={`canvas-tools tools-${direction}`}
        role="toolbar"
        aria-label={`Actions for ${item.node}`}
      >
        <Buttons ids={nodeToolbarActions} />
      </div>
    </NodeToolbar>
  );
}
