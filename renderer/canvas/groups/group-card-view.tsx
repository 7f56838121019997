/** A folded group on the canvas: one card with its name, how many nodes it holds, and their worst problem. */
import { Handle } from '@xyflow/react';
import { IconBoxMultiple, IconChevronRight } from '@tabler/icons-react';
import type { Direction } from '#model/document/layout.ts';
import { useRun } from '../../store/run-store.ts';
import { useDocument } from '../../store/document-store.ts';
import { problemMark } from '../../store/problem-index.ts';
import { portsIn } from '../ports.ts';
import { nodeKey } from '../record-id.ts';
import type { GroupCard } from './group-card.ts';
import { foldGroup } from './group-view.ts';
import './groups.css';

/** How many of the group's nodes have an error or a warning. */
function useTroubled({ group, members }: GroupCard): { readonly count: number; readonly isError: boolean } {
  const problems = useDocument((state) => state.problems);
  const marks = members.flatMap((name) => problemMark(problems, nodeKey(group.thread, name)) ?? []);
  const bad = marks.filter(({ severity }) => severity !== 'info');
  return { count: bad.length, isError: bad.some(({ severity }) => severity === 'error') };
}

export function GroupCardView({
  card,
  id,
  kind,
  direction,
  selected,
}: {
  card: GroupCard;
  id: string;
  kind: string;
  direction: Direction;
  selected: boolean;
}) {
  const { group, members } = card;
  const ports = portsIn(direction);
  const reach = useRun((state) => {
    if (state.overlay === undefined) return 'none';
    return members.some((name) => state.overlay?.nodes[nodeKey(group.thread, name)]) ? 'reached' : 'missed';
  });
  const { count, isError } = useTroubled(card);
  const nodes = members.length === 1 ? '1 node' : `${members.length} nodes`;
  return (
    <div className="card-box" data-reach={reach}>
      <div className="card group-card" data-testid={id} data-kind="group" data-selected={selected}>
        {kind !== 'entrypoint' && (
          <Handle type="target" position={ports.in} id="in" className="port" isConnectable={false} />
        )}
        <span className={`card-icon group-icon note-${group.color ?? 'grey'}`} data-shape="tile" aria-hidden>
          <IconBoxMultiple size={20} stroke={1.8} />
        </span>
        <span className="card-text">
          <span className="card-name" title={group.name}>
            {group.name}
          </span>
          <span className="card-line">
            {count === 0 ? nodes : `${nodes}, ${count} with ${isError ? 'errors' : 'warnings'}`}
          </span>
        </span>
        <button
          type="button"
          className="frame-button nodrag nopan"
          aria-label={`Unfold group ${group.name}`}
          aria-expanded={false}
          title="Unfold this group (Shift+C)"
          onClick={(event) => {
            event.stopPropagation();
            foldGroup(group.id, false);
          }}
        >
          <IconChevronRight size={16} />
        </button>
        {kind !== 'exit' && (
          <Handle type="source" position={ports.out} id="out" className="port" isConnectable={false} />
        )}
      </div>
    </div>
  );
}
