/** The dashed lines from what starts a thread to its frame: from a stub, a start-thread node, or a frame's header. */
import { memo } from 'react';
import { getSmoothStepPath, Position, ViewportPortal } from '@xyflow/react';
import type { Point } from '#model/document/layout.ts';
import { CARD, FRAME_HEADER, STUB_HEIGHT } from './geometry.ts';
import { starterWords, type Starter } from './layout/starters.ts';
import { roundedPath } from './route.ts';
import type { Scene } from './scene.ts';
import { stubsOf, stubX } from './stubs.ts';

export interface Tie {
  readonly starter: Starter;
  readonly from: Point;
  readonly to: Point;
  /** `side`: from a header along the left of the frames. `down`: from a card's lower border to a frame's upper one. */
  readonly shape: 'down' | 'side';
  /** Where the line leaves the frame that it comes from: up to there it lies on the frame, after that behind all. */
  readonly leavesAt: number;
}

function tieOf(starter: Starter, scene: Scene): Tie | undefined {
  const home = scene.threads.find((each) => each.spec.name === starter.thread);
  const started = scene.threads.find((each) => each.spec.name === starter.starts);
  if (home === undefined || started === undefined || home === started) return undefined;
  if (starter.kind === 'interrupt')
    return {
      starter,
      from: { x: home.frame.x, y: home.frame.y + FRAME_HEADER / 2 },
      to: { x: started.frame.x, y: started.frame.y + FRAME_HEADER / 2 },
      shape: 'side',
      leavesAt: 0,
    };
  const card = home.cards.find((each) => each.node.name === starter.node);
  if (card === undefined) return undefined;
  const stubs = stubsOf(card.node);
  const stub = starter.kind === 'failure' ? stubs.findIndex((each) => each.handler === starter.handler) : -1;
  const from = {
    x: card.at.x + (stub >= 0 ? stubX(stub, stubs.length) : CARD.width / 2),
    y: card.at.y + CARD.height + (stub >= 0 ? STUB_HEIGHT - 4 : 0),
  };
  const left = started.frame.x + 24;
  const to = {
    x: Math.min(Math.max(from.x, left), left + started.frame.width - 48),
    y: started.frame.y,
  };
  return { starter, from, to, shape: 'down', leavesAt: home.frame.y + home.frame.height };
}

export const tiesOf = (scene: Scene): readonly Tie[] =>
  scene.starters.flatMap((starter) => tieOf(starter, scene) ?? []);

const TURN = 24;

function pathOf({ from, to, shape }: Tie): string {
  if (shape === 'down' && to.y > from.y + TURN) {
    const lane = to.y - TURN;
    return roundedPath(
      Math.abs(from.x - to.x) < 1 ? [from, to] : [from, { x: from.x, y: lane }, { x: to.x, y: lane }, to],
    );
  }
  const [path] = getSmoothStepPath({
    sourceX: from.x,
    sourceY: from.y,
    targetX: to.x,
    targetY: to.y,
    sourcePosition: shape === 'side' ? Position.Left : Position.Bottom,
    targetPosition: shape === 'side' ? Position.Left : Position.Top,
    borderRadius: 12,
    offset: 24,
  });
  return path;
}

const tones = { failure: 'bad', interrupt: 'waiting', start: 'threads' } as const;

const toneOf = (starter: Starter): string =>
  starter.kind === 'failure' && starter.handler.anyOf === 'ERROR' ? 'flow' : tones[starter.kind];

export const Ties = memo(function Ties({ scene }: { scene: Scene }) {
  const ties = tiesOf(scene);
  return (
    <ViewportPortal>
      <svg className="ties ties-behind" width={1} height={1} aria-hidden>
        {ties.map((tie, index) => (
          <g key={index} className={`tie tone-${toneOf(tie.starter)}`}>
            <path d={pathOf(tie)} fill="none" />
          </g>
        ))}
      </svg>
      <svg className="ties" width={1} height={1} aria-hidden>
        {ties.map((tie, index) => (
          <g key={index} className={`tie tone-${toneOf(tie.starter)}`}>
            <title>{starterWords(tie.starter)}</title>
            {tie.shape === 'down' && tie.leavesAt > tie.from.y && (
              <path d={`M${tie.from.x} ${tie.from.y}V${tie.leavesAt}`} fill="none" />
            )}
            <circle cx={tie.to.x} cy={tie.to.y} r={4} />
          </g>
        ))}
      </svg>
    </ViewportPortal>
  );
});
