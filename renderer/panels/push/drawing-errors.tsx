/** Errors of the drawing keep it from being pushed: said first, with the way to them. */
import { Alert, Button } from '@mantine/core';
import { IconAlertCircle } from '@tabler/icons-react';
import { useDocument } from '../../store/document-store.ts';
import { useSession } from '../../store/session-store.ts';

export function DrawingErrors({ count, close }: { count: number; close(): void }) {
  const isBroken = useDocument((state) => state.textBroken);
  const [first] = useDocument((state) => state.problems).filter((each) => each.severity === 'error');
  const words = isBroken
    ? 'The text does not parse. Fix it, or put the last good text back, to push this workflow.'
    : `${count === 1 ? 'An error keeps' : `${count} errors keep`} this workflow from being pushed.`;
  const show = () => {
    close();
    useSession.getState().showDrawer('problems');
  };
  return (
    <Alert color="red" variant="light" icon={<IconAlertCircle size={16} />} data-testid="push-errors">
      <div className="push-alert">
        <span>
          {words}
          {first !== undefined && !isBroken && <span className="push-alert-first">{first.message}</span>}
        </span>
        <Button variant="default" onClick={show}>
          Show {count === 1 ? 'it' : 'them'}
        </Button>
      </div>
    </Alert>
  );
}
