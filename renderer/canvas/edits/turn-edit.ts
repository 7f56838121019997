/** Turns the flow of the drawing to the other direction, laid out anew. One step of undo. */
import { patched } from '#model/commands/sharing.ts';
import { directionOf, type Direction } from '#model/document/layout.ts';
import { ok } from '#model/result.ts';
import { useDocument } from '../../store/document-store.ts';
import { useCanvasView } from '../canvas-view.ts';

/** Of the open drawing; undefined when there is none. */
export const openDirection = (): Direction | undefined => {
  const { drawing } = useDocument.getState();
  return drawing && directionOf(drawing.layout);
};

export function turnDrawing(direction: Direction): void {
  if (openDirection() === undefined || openDirection() === direction) return;
  const done = useDocument.getState().execute({
    label: direction === 'down' ? 'Lay out top to bottom' : 'Lay out left to right',
    run: (now) => {
      const said = direction === 'down' ? direction : undefined;
      // Saved places belong to the direction of before.
      return ok(patched(now, { layout: patched(now.layout, { threads: {}, direction: said }) }));
    },
  });
  if (!done.ok) return;
  // What was looked at is elsewhere now; the new drawing is there with the next frame.
  requestAnimationFrame(() => requestAnimationFrame(() => useCanvasView.getState().view?.fit()));
}
