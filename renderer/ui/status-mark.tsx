/** The status of a NodeRun as a shape in a circle: told by the shape first, by the colour second. */
import {
  IconBolt,
  IconCheck,
  IconHourglassEmpty,
  IconLoader2,
  IconPlayerPause,
  IconX,
  type TablerIcon,
} from '@tabler/icons-react';
import type { NodeRunMark } from '../store/run-store.ts';
import './status-mark.css';

const shapes: Record<NodeRunMark, { icon: TablerIcon; tone: string; words: string }> = {
  starting: { icon: IconLoader2, tone: 'work', words: 'Starting' },
  running: { icon: IconLoader2, tone: 'work', words: 'Running' },
  waiting: { icon: IconHourglassEmpty, tone: 'waiting', words: 'Waiting' },
  completed: { icon: IconCheck, tone: 'good', words: 'Completed' },
  failed: { icon: IconX, tone: 'bad', words: 'Failed' },
  exception: { icon: IconBolt, tone: 'bad', words: 'Exception' },
  halting: { icon: IconPlayerPause, tone: 'flow', words: 'Halting' },
  halted: { icon: IconPlayerPause, tone: 'flow', words: 'Halted' },
};

export const statusWords = (status: NodeRunMark): string => shapes[status].words;

export function StatusMark({ status, size = 20 }: { status: NodeRunMark; size?: number }) {
  const { icon: Icon, tone, words } = shapes[status];
  return (
    <span
      className={`status-mark tone-${tone}`}
      data-status={status}
      role="img"
      aria-label={words}
      title={words}
      style={{ width: size, height: size }}
    >
      <Icon size={size * 0.7} stroke={2.4} />
    </span>
  );
}
