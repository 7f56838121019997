/** Canvas and text look at the same record: a selection is marked in the text, and the cursor selects on the canvas. */
import type { editor } from 'monaco-editor/editor/editor.api.js';
import type { SourcePlaces } from '#model/text/source-places.ts';
import { useDocument } from '../../store/document-store.ts';
import { useSession, type SelectedItem } from '../../store/session-store.ts';
import { monaco } from './monaco.ts';
import { itemOfPlace, placeOfItem } from './place-selection.ts';
import type { TextSync } from './text-sync.ts';

const SETTLE_MS = 60;

const sameSelection = (a: SelectedItem | undefined, b: SelectedItem | undefined): boolean =>
  JSON.stringify(a) === JSON.stringify(b);

/** Answers how to stop. */
export function followSelection(view: editor.IStandaloneCodeEditor, sync: TextSync): () => void {
  const marks = view.createDecorationsCollection();
  let timer: ReturnType<typeof setTimeout> | undefined;
  const places = (): SourcePlaces | undefined => {
    const { places: ofWorkflow, definitionPlaces } = useDocument.getState();
    return [ofWorkflow, definitionPlaces].find((each) => each?.file === sync.path);
  };

  const mark = (shows: boolean): void => {
    const [item] = useSession.getState().selection;
    const range = item && places()?.at(placeOfItem(item));
    if (range === undefined) return marks.clear();
    const lines = new monaco.Range(range.line, 1, range.endLine, 1);
    marks.set([
      {
        range: lines,
        options: {
          isWholeLine: true,
          className: 'text-selected',
          linesDecorationsClassName: 'text-selected-bar',
        },
      },
    ]);
    if (shows && !view.hasTextFocus()) {
      view.setPosition({ lineNumber: range.line, column: range.column });
      view.revealRangeInCenterIfOutsideViewport(lines, monaco.editor.ScrollType.Immediate);
    }
  };

  const selectAtCursor = (): void => {
    const { textBroken, drawing } = useDocument.getState();
    const position = view.getPosition();
    if (!view.hasTextFocus() || position === null || textBroken) return;
    if (sync.isPending) return later();
    const place = places()?.placeAtLine(position.lineNumber, position.column);
    const item = place && itemOfPlace(place);
    const session = useSession.getState();
    if (item === undefined || sameSelection(session.selection[0], item)) return;
    session.select([item]);
    if (drawing) session.keepSelectionIn(drawing);
  };

  /** Typing moves the cursor, too; then the record is selected once the text has settled. */
  function later(): void {
    clearTimeout(timer);
    timer = setTimeout(selectAtCursor, SETTLE_MS);
  }
  const listening = view.onDidChangeCursorPosition(({ reason }) => {
    if (reason !== monaco.editor.CursorChangeReason.ContentFlush) later();
  });
  const stops = [
    () => listening.dispose(),
    useSession.subscribe((state, before) => {
      if (state.selection !== before.selection) mark(true);
    }),
    useDocument.subscribe((state, before) => {
      if (state.places === before.places && state.definitionPlaces === before.definitionPlaces) return;
      mark(false);
      // A text that reads again: the record at the cursor was not known before.
      if (view.hasTextFocus()) later();
    }),
  ];
  mark(true);
  return () => {
    clearTimeout(timer);
    stops.forEach((stop) => stop());
    marks.clear();
  };
}
