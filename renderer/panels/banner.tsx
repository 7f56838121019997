/** One line under the top bar while the host cannot be reached or the engine is down: what, and what happens next. */
import { Button } from '@mantine/core';
import { IconPlugConnectedX } from '@tabler/icons-react';
import { restartEngine } from '../actions/restart-engine.ts';
import { useConnection } from '../store/connection-store.ts';

export function Banner() {
  const hostState = useConnection((state) => state.host);
  const message = useConnection((state) => state.hostMessage);
  const engine = useConnection((state) => state.engine);
  if (hostState === 'lost')
    return (
      <div className="banner" role="alert" data-testid="host-lost">
        <IconPlugConnectedX size={16} />
        <span>
          {message ?? 'The connection to Paddock was lost; trying to connect again.'} Your edits are kept
          here; you can go on drawing.
        </span>
      </div>
    );
  if (hostState === 'up' && engine.state === 'down')
    return (
      <div className="banner" role="alert" data-testid="engine-down">
        <IconPlugConnectedX size={16} />
        <span>{engine.message ?? 'The engine is down. Drawing and saving go on; runs have to wait.'}</span>
        <Button variant="default" size="compact-xs" onClick={() => restartEngine.perform()}>
          Restart the engine
        </Button>
      </div>
    );
  return <span />;
}
