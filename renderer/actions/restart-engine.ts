/** Starts the local engine again; runs go on where their journal ends. */
import { IconRefresh } from '@tabler/icons-react';
import { errorMessage } from '../services/error-message.ts';
import { host } from '../services/host.ts';
import { useConnection } from '../store/connection-store.ts';
import { tell } from '../store/notice-store.ts';
import type { Action } from './action.ts';

export const restartEngine: Action = {
  id: 'engine.restart',
  label: 'Restart the local engine',
  group: 'Run',
  icon: IconRefresh,
  isAvailable: () => useConnection.getState().host === 'up',
  perform: () => {
    host()
      .engine.restart()
      .then(useConnection.getState().setEngine, (error: unknown) => tell('bad', errorMessage(error)));
  },
};
