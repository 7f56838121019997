/** The drawer's history: what undo would take back, newest first, and what redo would bring again. */
import { IconArrowBackUp, IconArrowForwardUp } from '@tabler/icons-react';
import { useDocument } from '../store/document-store.ts';

export function HistoryPanel() {
  const done = useDocument((state) => state.doneLabels);
  const undone = useDocument((state) => state.undoneLabels);
  const { undo, redo } = useDocument.getState();
  const times = (count: number, step: () => void) => () => {
    for (let i = 0; i < count; i++) step();
  };
  if (done.length + undone.length === 0)
    return (
      <div className="empty">
        Nothing has been changed yet. Every edit appears here and can be taken back.
      </div>
    );
  return (
    <div style={{ padding: 8 }}>
      {[...undone].map((label, index) => (
        <button
          key={`redo-${index}`}
          type="button"
          className="list-row"
          onClick={times(undone.length - index, redo)}
        >
          <IconArrowForwardUp size={14} />
          <span className="grow dim">{label}</span>
          <span className="dim">taken back</span>
        </button>
      ))}
      {done.map((label, index) => (
        <button
          key={`undo-${index}`}
          type="button"
          className="list-row"
          aria-current={index === 0}
          onClick={times(index, undo)}
        >
          <IconArrowBackUp size={14} />
          <span className="grow">{label}</span>
          {index === 0 && <span className="dim">now</span>}
        </button>
      ))}
    </div>
  );
}
