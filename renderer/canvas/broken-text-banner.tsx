/** Says that the text does not parse and the canvas shows the last good drawing, and offers both ways on. */
import { Button } from '@mantine/core';
import { IconFileAlert } from '@tabler/icons-react';
import { useDocument } from '../store/document-store.ts';
import { useSession } from '../store/session-store.ts';

export function BrokenTextBanner() {
  const isBroken = useDocument((state) => state.textBroken);
  const hasDrawing = useDocument((state) => state.drawing !== undefined);
  const line = useDocument((state) => state.problems[0]?.place.line);
  const discard = useDocument((state) => state.discardBrokenText);
  if (!isBroken) return null;
  const where = line === undefined ? '' : ` (line ${line})`;
  return (
    <div className="canvas-banner" role="status" data-testid="text-broken">
      <IconFileAlert size={18} />
      <span>
        The text does not parse{where}.{' '}
        {hasDrawing
          ? 'You see the last good drawing; it can be edited again when the text is fixed.'
          : 'Fix it to see the drawing.'}
      </span>
      <Button variant="default" onClick={() => useSession.getState().showDrawer('text')}>
        Show text
      </Button>
      {hasDrawing && (
        <Button variant="default" onClick={discard}>
          Put last good text back
        </Button>
      )}
    </div>
  );
}
