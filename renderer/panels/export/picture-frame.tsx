/** A thread's frame and an edge's label in an exported picture. */
import { IconBellRinging } from '@tabler/icons-react';
import { frameLook } from '../../canvas/frame.tsx';
import { FRAME_HEADER } from '../../canvas/geometry.ts';
import { interruptLeft, interruptWidth } from '../../canvas/interrupt-marks.ts';
import { edgeAnswer, BELOW_LINE, LABEL_WIDTH_MAX, mutationLines } from '../../canvas/layout/edge-label.ts';
import type { Starter } from '../../canvas/layout/starters.ts';
import type { SceneEdge, SceneThread } from '../../canvas/scene.ts';
import { fitted, MONO, widthOf, type Font } from './fit-text.ts';
import type { Colors } from './theme-colors.ts';

const TITLE: Font = { size: 14, weight: 600 };
const WORDS: Font = { size: 12 };
const CHIP: Font = { size: 11, mono: true };

function Chips({
  thread,
  right,
  left,
  colors,
}: {
  thread: SceneThread;
  right: number;
  left: number;
  colors: Colors;
}) {
  const shown: { name: string; width: number }[] = [];
  let room = right - left;
  for (const { name } of thread.spec.variables) {
    const width = widthOf(name, CHIP) + 14;
    if (width + 4 > room) break;
    shown.push({ name, width });
    room -= width + 4;
  }
  let x = left;
  return shown.map(({ name, width }) => {
    const at = x;
    x += width + 4;
    return (
      <g key={name}>
        <rect x={at} y={12} width={width} height={20} rx={5} fill={colors('surface-3')} />
        <text x={at + 7} y={26} fontSize={11} fontFamily={MONO} fill={colors('text-2')}>
          {name}
        </text>
      </g>
    );
  });
}

interface FrameProps {
  readonly thread: SceneThread;
  /** Of this thread. */
  readonly starters: readonly Starter[];
  readonly isStart: boolean;
  readonly colors: Colors;
}

export function PictureFrame({ thread, starters, isStart, colors }: FrameProps) {
  const { frame, spec } = thread;
  const { icon: Icon, tone, words } = frameLook(starters, isStart);
  const name = fitted(spec.name, TITLE, frame.width - 60);
  const wordsX = 50 + widthOf(name, TITLE);
  const shownWords = fitted(words, WORDS, frame.width - wordsX - 12);
  return (
    <g transform={`translate(${frame.x} ${frame.y})`}>
      <rect
        width={frame.width}
        height={frame.height}
        rx={12}
        fill={colors('frame')}
        stroke={colors('line-strong')}
      />
      <path
        d={`M.5 ${FRAME_HEADER - 0.5}V12A11.5 11.5 0 0 1 12 .5H${frame.width - 12}A11.5 11.5 0 0 1 ${frame.width - 0.5} 12V${FRAME_HEADER - 0.5}Z`}
        fill={colors('frame-header')}
      />
      <path d={`M.5 ${FRAME_HEADER - 0.5}H${frame.width - 0.5}`} stroke={colors('line')} />
      <rect x={12} y={11} width={22} height={22} rx={6} fill={colors(`${tone}-soft`)} />
      <Icon x={16} y={15} size={14} stroke={2} color={colors(tone)} />
      <text x={42} y={27} fontSize={14} fontWeight={600} fill={colors('text')}>
        {name}
      </text>
      <text x={wordsX} y={26.5} fontSize={12} fill={colors('text-2')}>
        {shownWords}
      </text>
      <Chips
        thread={thread}
        left={wordsX + widthOf(shownWords, WORDS) + 12}
        right={frame.width - 12}
        colors={colors}
      />
    </g>
  );
}

/** On the lower border, above what is in the frame. */
export function PictureInterrupts({
  thread: { frame, spec },
  colors,
}: {
  thread: SceneThread;
  colors: Colors;
}) {
  return spec.interrupts.map(({ event }, index) => {
    const [left, width] = [frame.x + interruptLeft(spec, index), interruptWidth(spec, index)];
    const top = frame.y + frame.height - 11;
    return (
      <g key={event}>
        <rect
          x={left}
          y={top}
          width={width}
          height={22}
          rx={11}
          fill={colors('surface')}
          stroke={colors('waiting')}
          strokeOpacity={0.45}
        />
        <IconBellRinging x={left + 8} y={top + 5} size={12} stroke={2} color={colors('waiting')} />
        <text x={left + 25} y={top + 15} fontSize={11} fontFamily={MONO} fill={colors('waiting')}>
          {fitted(event, CHIP, width - 34)}
        </text>
      </g>
    );
  });
}

export function PictureLabel({ way, colors }: { way: SceneEdge; colors: Colors }) {
  const answer = edgeAnswer(way.node.next, way.index);
  const mutations = mutationLines(way.edge);
  if (answer === undefined && mutations.length === 0) return null;
  const { x, y } = way.route.label;
  const font: Font = { size: way.edge.when === undefined ? 11 : 10.4, mono: way.edge.when !== undefined };
  const text = answer === undefined ? '' : fitted(answer, font, LABEL_WIDTH_MAX - 18);
  const width = widthOf(text, font) + 18;
  const first = answer === undefined ? y + BELOW_LINE + 11 : y + 24;
  return (
    <g textAnchor="middle" fontSize={11}>
      {answer !== undefined && (
        <>
          <rect
            x={x - width / 2}
            y={y - 11}
            width={width}
            height={22}
            rx={11}
            fill={colors('surface')}
            stroke={colors('line-strong')}
          />
          <text
            x={x}
            y={y + 4}
            fontSize={font.size}
            fontFamily={font.mono ? MONO : undefined}
            fill={colors('text')}
          >
            {text}
          </text>
        </>
      )}
      {mutations.map((mutation, index) => (
        <text
          key={index}
          x={x}
          y={first + index * 16}
          fontSize={10.4}
          fontFamily={MONO}
          fill={colors('text-2')}
        >
          {fitted(mutation, { size: 10.4, mono: true }, LABEL_WIDTH_MAX)}
        </text>
      ))}
    </g>
  );
}
