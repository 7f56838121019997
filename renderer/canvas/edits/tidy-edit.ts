/** Tidy up: forgets the saved places, so that the automatic layout places everything anew. One step of undo. */
import { patched } from '#model/commands/sharing.ts';
import { ok } from '#model/result.ts';
import { useDocument } from '../../store/document-store.ts';
import { tell } from '../../store/notice-store.ts';
import { useCanvasView } from '../canvas-view.ts';

export function tidy(): void {
  const { drawing, execute } = useDocument.getState();
  if (drawing === undefined) return;
  if (Object.keys(drawing.layout.threads).length === 0) {
    tell('info', 'Nothing was moved by hand: everything stands where the layout puts it.');
    useCanvasView.getState().view?.fit();
    return;
  }
  execute({
    label: 'Tidy up',
    run: (now) => ok(patched(now, { layout: patched(now.layout, { threads: {} }) })),
  });
}
