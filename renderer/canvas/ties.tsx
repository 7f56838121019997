/** The dashed lines from what starts a thread to its frame, in the tone of how it is started. */
import { memo, useMemo } from 'react';
import { ViewportPortal } from '@xyflow/react';
import type { Point } from '#model/document/layout.ts';
import { useRun } from '../store/run-store.ts';
import { starterTone, starterWords } from './layout/starters.ts';
import { roundedPath } from './route/path.ts';
import type { Scene } from './scene.ts';
import { tiesKey, tiesOf, type Tie } from './tie-route.ts';

export const Ties = memo(function Ties({ scene }: { scene: Scene }) {
  const key = useMemo(() => tiesKey(scene), [scene]);
  // The key says all of the scene that a tie depends on.
  // eslint-disable-next-line react-hooks/exhaustive-deps
  const ties = useMemo(() => tiesOf(scene), [key]);
  // A run that did not start the thread leaves its line pale.
  const reached = useRun((state) => state.overlay?.threads);
  const reachOf = (tie: Tie): string =>
    reached === undefined ? 'none' : reached[tie.starter.starts] ? 'reached' : 'missed';
  return (
    <ViewportPortal>
      <svg className="ties ties-behind" width={1} height={1} aria-hidden>
        {ties.map((tie, index) => (
          <g key={index} className={`tie tone-${starterTone(tie.starter)}`} data-reach={reachOf(tie)}>
            <path d={roundedPath(tie.points)} fill="none" />
          </g>
        ))}
      </svg>
      <svg className="ties" width={1} height={1} aria-hidden>
        {ties.map((tie, index) => {
          const end = tie.points[tie.points.length - 1] as Point;
          return (
            <g key={index} className={`tie tone-${starterTone(tie.starter)}`} data-reach={reachOf(tie)}>
              <title>{starterWords(tie.starter)}</title>
              <path d={roundedPath(tie.inside)} fill="none" />
              <circle cx={end.x} cy={end.y} r={4} />
            </g>
          );
        })}
      </svg>
    </ViewportPortal>
  );
});
