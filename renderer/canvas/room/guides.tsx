/** While cards are dragged: lines to the cards with which they stand in one row or one column. */
import { useMemo } from 'react';
import { ViewportPortal } from '@xyflow/react';
import type { Point } from '#model/document/layout.ts';
import { CARD, snap } from '../geometry.ts';
import type { Scene } from '../scene.ts';
import { useDrag } from '../use-scene.ts';
import './room.css';

export interface Guide {
  readonly axis: 'x' | 'y';
  /** Where the line is: of a row its y, of a column its x. */
  readonly at: number;
  readonly from: number;
  readonly to: number;
}

/** The nearest card in the row and in the column of the first dragged one. */
export function guidesOf(dragged: readonly Point[], others: readonly Point[]): readonly Guide[] {
  const [card] = dragged;
  if (card === undefined) return [];
  const nearest = (axis: 'x' | 'y'): Point | undefined => {
    const cross = axis === 'x' ? 'y' : 'x';
    const inLine = others.filter((other) => snap(other[axis]) === snap(card[axis]));
    return inLine.reduce<Point | undefined>(
      (best, each) =>
        best === undefined || Math.abs(each[cross] - card[cross]) < Math.abs(best[cross] - card[cross])
          ? each
          : best,
      undefined,
    );
  };
  const row = nearest('y');
  const column = nearest('x');
  const guides: Guide[] = [];
  if (row)
    guides.push({
      axis: 'y',
      at: card.y + CARD.height / 2,
      from: Math.min(row.x, card.x) + CARD.width,
      to: Math.max(row.x, card.x),
    });
  if (column)
    guides.push({
      axis: 'x',
      at: card.x + CARD.width / 2,
      from: Math.min(column.y, card.y) + CARD.height,
      to: Math.max(column.y, card.y),
    });
  return guides.filter(({ from, to }) => to > from);
}

export function Guides({ scene }: { scene: Scene }) {
  const moved = useDrag((state) => state.nodes);
  const guides = useMemo(() => {
    const threads = Object.keys(moved);
    const cards = scene.threads
      .filter(({ spec }) => threads.includes(spec.name))
      .flatMap((each) => each.cards);
    const isMoved = (card: (typeof cards)[number]) => Object.hasOwn(moved[card.thread] ?? {}, card.node.name);
    return guidesOf(
      cards.filter(isMoved).map(({ at }) => at),
      cards.filter((card) => !isMoved(card)).map(({ at }) => at),
    );
  }, [moved, scene]);
  if (guides.length === 0) return null;
  return (
    <ViewportPortal>
      {guides.map(({ axis, at, from, to }) => (
        <div
          key={axis}
          className="guide"
          data-testid={`guide:${axis}`}
          style={
            axis === 'y'
              ? { transform: `translate(${from}px, ${at}px)`, width: to - from, height: 1 }
              : { transform: `translate(${at}px, ${from}px)`, width: 1, height: to - from }
          }
        />
      ))}
    </ViewportPortal>
  );
}
