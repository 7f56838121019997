/** The line between two zones: dragged by pointer, moved by arrow keys, double click goes back to the first size. */
import { useState, type KeyboardEvent, type PointerEvent } from 'react';

interface SplitterProps {
  readonly label: string;
  /** `vertical`: the line stands upright and changes a width. */
  readonly orientation: 'vertical' | 'horizontal';
  readonly size: number;
  readonly min: number;
  readonly max: number;
  readonly initial: number;
  /** The zone that is sized lies after the line (right of it, below it). */
  readonly after?: boolean;
  onResize(size: number): void;
}

const KEY_STEP = 16;

export function Splitter({
  label,
  orientation,
  size,
  min,
  max,
  initial,
  after = false,
  onResize,
}: SplitterProps) {
  const [start, setStart] = useState<{ at: number; size: number } | undefined>(undefined);
  const sign = after ? -1 : 1;
  const at = (event: PointerEvent) => (orientation === 'vertical' ? event.clientX : event.clientY);
  const resize = (to: number) => onResize(Math.round(Math.min(max, Math.max(min, to))));
  const onKeyDown = (event: KeyboardEvent) => {
    const more = orientation === 'vertical' ? 'ArrowRight' : 'ArrowDown';
    const less = orientation === 'vertical' ? 'ArrowLeft' : 'ArrowUp';
    if (event.key !== more && event.key !== less) return;
    event.preventDefault();
    event.stopPropagation();
    resize(size + (event.key === more ? KEY_STEP : -KEY_STEP) * sign);
  };
  return (
    <div
      className="splitter"
      role="separator"
      tabIndex={0}
      aria-label={label}
      aria-orientation={orientation}
      aria-valuenow={size}
      aria-valuemin={min}
      aria-valuemax={max}
      data-dragging={start !== undefined}
      onKeyDown={onKeyDown}
      onDoubleClick={() => resize(initial)}
      onPointerDown={(event) => {
        event.currentTarget.setPointerCapture(event.pointerId);
        setStart({ at: at(event), size });
      }}
      onPointerMove={(event) => start && resize(start.size + (at(event) - start.at) * sign)}
      onPointerUp={() => setStart(undefined)}
      onPointerCancel={() => setStart(undefined)}
    />
  );
}
