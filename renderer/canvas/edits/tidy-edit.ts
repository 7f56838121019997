/** Tidy up: forgets the saved places, so that the automatic layout places everything anew. One step of undo. */
import { patched } from '#model/commands/sharing.ts';
import { ok } from '#model/result.ts';
import { useDocument } from '../../store/document-store.ts';

export function tidy(): void {
  useDocument.getState().execute({
    label: 'Tidy up',
    run: (drawing) =>
      ok(
        Object.keys(drawing.layout.threads).length === 0
          ? drawing
          : patched(drawing, { layout: patched(drawing.layout, { threads: {} }) }),
      ),
  });
}
