/** Puts what the host tells without being asked into the stores: its health, the engine's, menus; files: follow-disk.ts. */
import { focusOf } from '../actions/focus.ts';
import { findAction } from '../actions/registry.ts';
import { useConnection } from '../store/connection-store.ts';
import { errorMessage } from './error-message.ts';
import { followDisk } from './follow-disk.ts';
import { host } from './host.ts';

async function askEngine(): Promise<void> {
  try {
    useConnection.getState().setEngine(await host().engine.status());
  } catch (error) {
    // When the host itself is away, the connection event says so.
    useConnection.getState().setEngine({ state: 'down', message: errorMessage(error) });
  }
}

/** Starts to listen; answers how to stop. */
export function followHost(): () => void {
  const { setHost, setEngine } = useConnection.getState();
  const stops = [
    host().on('connection', (event) => {
      setHost(event.isUp ? 'up' : 'lost', event.message);
      if (event.isUp) void askEngine();
    }),
    host().on('engine-status', (event) => setEngine(event.status)),
    followDisk(),
    host().on('menu', (event) => {
      const action = findAction(event.action);
      // A menu's key like Delete belongs to the text field while one has the focus.
      const isForCanvas = action?.onCanvas === true && focusOf(document.activeElement) !== 'canvas';
      if (action && !isForCanvas && action.isAvailable?.() !== false) action.perform();
    }),
  ];
  if (host().isUp()) setHost('up');
  void askEngine();
  return () => stops.forEach((stop) => stop());
}
