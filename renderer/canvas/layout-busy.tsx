/** Says that a large thread is being laid out, and lets one stop it. */
import { Button, Loader } from '@mantine/core';
import { cancelLayout, useAutoPlacement } from './auto-placement.ts';

export function LayoutBusy() {
  const busy = useAutoPlacement((state) => state.busy);
  if (busy === 0) return null;
  return (
    <div className="layout-busy" role="status" data-testid="layout-busy">
      <Loader size={14} />
      <span>Laying out {busy} nodes</span>
      <Button variant="default" size="compact-xs" onClick={cancelLayout}>
        Stop
      </Button>
    </div>
  );
}
