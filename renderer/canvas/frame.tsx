/** A thread on the canvas: a frame with a header that says its name, what starts it and which variables it has. */
import { memo } from 'react';
import type { NodeProps } from '@xyflow/react';
import {
  IconAsterisk,
  IconBellRinging,
  IconChevronDown,
  IconChevronRight,
  IconFocus2,
  IconLock,
  IconPlayerPlay,
  IconBolt,
  IconGitFork,
  type TablerIcon,
} from '@tabler/icons-react';
import type { ThreadVarDef } from '#model/document/workflow.ts';
import { ProblemBadge } from '../panels/problems/problem-badge.tsx';
import { useRun } from '../store/run-store.ts';
import { StatusMark } from '../ui/status-mark.tsx';
import { useDropTarget } from './drop-target.ts';
import type { FrameNode } from './flow-elements.ts';
import { interruptLeft, interruptWidth } from './interrupt-marks.ts';
import { starterWords, type Starter } from './layout/starters.ts';
import { frameId } from './record-id.ts';
import { showOnly, shownThread, toggleFold } from './thread-view.ts';

const icons: Record<Starter['kind'], TablerIcon> = {
  failure: IconBolt,
  interrupt: IconBellRinging,
  start: IconGitFork,
};
const tones: Record<Starter['kind'], string> = { failure: 'bad', interrupt: 'waiting', start: 'threads' };

/** Chips that fit beside the words, by a rough measure of their letters. */
function chipsThatFit(variables: readonly ThreadVarDef[], room: number): number {
  let used = 0;
  for (const [index, variable] of variables.entries()) {
    used += variable.name.length * 6.7 + 28;
    if (used > room) return index;
  }
  return variables.length;
}

function Chip({ variable }: { variable: ThreadVarDef }) {
  return (
    <span
      className="chip mono"
      title={`${variable.name}: ${variable.type}${variable.required ? ', required' : ''}${variable.masked ? ', masked' : ''}`}
    >
      {variable.name}
      {variable.required && <IconAsterisk size={10} aria-label="required" />}
      {variable.masked && <IconLock size={10} aria-label="masked" />}
    </span>
  );
}

function FrameButtons({ thread, isFolded, nodes }: { thread: string; isFolded: boolean; nodes: number }) {
  const Fold = isFolded ? IconChevronRight : IconChevronDown;
  return (
    <span className="frame-buttons nodrag nopan">
      {isFolded && <span className="chip">{nodes === 1 ? '1 node' : `${nodes} nodes`}</span>}
      <button
        type="button"
        className="frame-button frame-button-only"
        aria-label={`Show ${thread} alone`}
        title="Show this thread alone (F)"
        onClick={() => showOnly(shownThread() === thread ? undefined : thread)}
      >
        <IconFocus2 size={15} />
      </button>
      <button
        type="button"
        className="frame-button"
        aria-label={`${isFolded ? 'Unfold' : 'Fold'} ${thread}`}
        aria-expanded={!isFolded}
        title={`${isFolded ? 'Unfold' : 'Fold'} this thread (C)`}
        onClick={() => toggleFold(thread)}
      >
        <Fold size={15} />
      </button>
    </span>
  );
}

/** Icon, tone and words of a frame's title. */
export function frameLook(
  starters: readonly Starter[],
  isStart: boolean,
): { readonly icon: TablerIcon; readonly tone: string; readonly words: string } {
  const kind = isStart ? undefined : starters[0]?.kind;
  return {
    icon: kind === undefined ? IconPlayerPlay : icons[kind],
    tone: kind === undefined ? 'flow' : tones[kind],
    words: words(starters, isStart),
  };
}

function words(starters: readonly Starter[], isStart: boolean): string {
  if (isStart) return 'starts with the workflow';
  const [first] = starters;
  if (first === undefined) return 'nothing starts it yet';
  return starters.length === 1
    ? starterWords(first)
    : `${starterWords(first)} and ${starters.length - 1} more`;
}

function Frame({ data, width = 0 }: NodeProps<FrameNode>) {
  const { thread, starters, isStart } = data;
  const { spec } = thread;
  const status = useRun((state) => state.overlay?.threads[spec.name]);
  const hasRun = useRun((state) => state.overlay !== undefined);
  const isDropTarget = useDropTarget((state) => state.thread === spec.name && state.edge === undefined);
  const { icon: Icon, tone, words: text } = frameLook(starters, isStart);
  const room = width - spec.name.length * 8.5 - text.length * 6.4 - 190;
  const shown = chipsThatFit(spec.variables, room);
  return (
    <section
      className="frame"
      data-testid={frameId(spec.name)}
      data-drop={isDropTarget}
      data-folded={thread.isFolded}
      data-reach={hasRun ? (status ? 'reached' : 'missed') : 'none'}
    >
      <header className="frame-header">
        <span className={`frame-icon tone-${tone}`}>
          <Icon size={14} stroke={2} />
        </span>
        <span className="frame-name">{spec.name}</span>
        <span className="frame-words">{text}</span>
        <ProblemBadge record={spec.name} withNotes />
        <span className="frame-chips">
          {spec.variables.slice(0, shown).map((variable) => (
            <Chip key={variable.name} variable={variable} />
          ))}
          {shown < spec.variables.length && (
            <span
              className="chip"
              title={spec.variables
                .slice(shown)
                .map((each) => each.name)
                .join(', ')}
            >
              +{spec.variables.length - shown}
            </span>
          )}
        </span>
        <FrameButtons thread={spec.name} isFolded={thread.isFolded} nodes={spec.nodes.length} />
        {status && status.runs > 1 && <span className="badge tone-threads">{status.runs} runs</span>}
        {status && <StatusMark status={status.status} size={18} />}
      </header>
      {spec.interrupts.map((interrupt, index) => (
        <span
          key={interrupt.event}
          className="frame-interrupt tone-waiting"
          style={{ left: interruptLeft(spec, index), width: interruptWidth(spec, index) }}
          title={`${interrupt.event} interrupts this thread and runs ${interrupt.run}`}
        >
          <IconBellRinging size={12} stroke={2} />
          <span className="mono">{interrupt.event}</span>
        </span>
      ))}
    </section>
  );
}

export const FrameView = memo(Frame, (a, b) => a.data === b.data && a.selected === b.selected);
