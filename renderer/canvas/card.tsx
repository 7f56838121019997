/** A node on the canvas: icon on a tile in the colour of its kind, name, one line of what it does, status and badges. */
import { memo, type MouseEvent } from 'react';
import { Handle, type NodeProps } from '@xyflow/react';
import { IconPlus } from '@tabler/icons-react';
import type { Direction } from '#model/document/layout.ts';
import type { Node } from '#model/document/node.ts';
import { ProblemBadge } from '../panels/problems/problem-badge.tsx';
import { CardOffer, CardRunBadges, CardStatus } from '../runs/card-run.tsx';
import { useRun } from '../store/run-store.ts';
import { useSession } from '../store/session-store.ts';
import { useIsFull } from './detail.ts';
import type { CardNode } from './flow-elements.ts';
import { groupCardOf } from './groups/group-card.ts';
import { GroupCardView } from './groups/group-card-view.tsx';
import type { LinePart } from './nodes/kind-view.ts';
import { nopLine, nopRoleIcons } from './nodes/nop-role.ts';
import { viewOf } from './nodes/registry.ts';
import { portsIn } from './ports.ts';
import { nodeId, nodeKey } from './record-id.ts';
import { StubView } from './stub-view.tsx';
import { stubsOf } from './stubs.ts';

function Badges({ id }: { id: string }) {
  return (
    <span className="card-badges">
      <CardRunBadges id={id} />
      <ProblemBadge record={id} />
    </span>
  );
}

function Stubs({ node, direction }: { node: Node; direction: Direction }) {
  const stubs = stubsOf(node, direction);
  if (stubs.length === 0) return null;
  return (
    <div className="card-stubs">
      {stubs.map((hung, index) => (
        <StubView key={index} hung={hung} />
      ))}
    </div>
  );
}

const spoken = (line: readonly LinePart[]): string =>
  line.map((part) => (typeof part === 'string' ? part : part.code)).join('');

function AppendButton({ thread, node }: { thread: string; node: string }) {
  const open = (event: MouseEvent) => {
    event.stopPropagation();
    const { right, top } = event.currentTarget.getBoundingClientRect();
    useSession.getState().openNodeMenu({ at: { x: right + 8, y: top }, after: { thread, node } });
  };
  return (
    <button
      type="button"
      className="card-append nodrag nopan"
      aria-label={`Append after ${node}`}
      title="Append (A)"
      onClick={open}
    >
      <IconPlus size={14} stroke={2.2} />
    </button>
  );
}

function Card(props: NodeProps<CardNode>) {
  const { thread, node, direction } = props.data.card;
  const group = groupCardOf(node);
  if (group === undefined) return <NodeCard {...props} />;
  return (
    <GroupCardView
      card={group}
      id={nodeId(thread, node.name)}
      kind={node.kind}
      direction={direction}
      selected={props.selected}
    />
  );
}

function NodeCard({ data, selected }: NodeProps<CardNode>) {
  const { node, thread, role, isOpen, direction } = data.card;
  const ports = portsIn(direction);
  const id = nodeKey(thread, node.name);
  const view = viewOf(node.kind);
  const Icon = role ? nopRoleIcons[role.kind] : view.icon;
  const line = role ? nopLine(node, role) : view.line(node);
  const isFull = useIsFull();
  const reach = useRun((state) =>
    state.overlay === undefined ? 'none' : state.overlay.nodes[id] ? 'reached' : 'missed',
  );
  return (
    <div className="card-box" data-reach={reach} data-direction={direction}>
      <div
        className={`card tone-${view.tone(node)}`}
        data-testid={nodeId(thread, node.name)}
        data-kind={node.kind}
        data-selected={selected}
      >
        {node.kind !== 'entrypoint' && <Handle type="target" position={ports.in} id="in" className="port" />}
        <span
          className="card-icon"
          data-shape={role ? 'diamond' : 'tile'}
          title={view.description}
          aria-hidden
        >
          <Icon size={role ? 17 : 20} stroke={1.8} />
        </span>
        <span className="card-text">
          <span className="card-name" title={node.name}>
            {node.name}
          </span>
          {isFull && (
            <span className="card-line" title={spoken(line)}>
              {line.map((part, index) =>
                typeof part === 'string' ? (
                  part
                ) : (
                  <span key={index} className="mono">
                    {part.code}
                  </span>
                ),
              )}
            </span>
          )}
        </span>
        <Badges id={id} />
        <CardStatus id={id} />
        {node.kind !== 'exit' && <Handle type="source" position={ports.out} id="out" className="port" />}
      </div>
      {isOpen && isFull && <AppendButton thread={thread} node={node.name} />}
      <Stubs node={node} direction={direction} />
      <CardOffer id={id} />
    </div>
  );
}

export const CardView = memo(Card, (a, b) => a.data === b.data && a.selected === b.selected);
