/** Does something to a run from a button: what the engine refuses is told. */
import { errorMessage } from '../services/error-message.ts';
import { tell } from '../store/notice-store.ts';

export const tryCommand = (command: () => Promise<unknown>) => (): void => {
  command().catch((error: unknown) => tell('bad', errorMessage(error)));
};
