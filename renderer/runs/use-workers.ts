/** Which real workers are connected to the local engine, asked again and again while somebody looks. */
import { useEffect, useState } from 'react';
import { errorMessage } from '../services/error-message.ts';
import { host } from '../services/host.ts';

const EVERY_MS = 3_000;

export interface ConnectedWorkers {
  /** Worker ids by TaskDef. */
  readonly byTaskDef: Readonly<Record<string, readonly string[]>>;
  /** Why it can't be told. */
  readonly message?: string;
}

export function useWorkers(taskDefs: readonly string[]): ConnectedWorkers {
  const [workers, setWorkers] = useState<ConnectedWorkers>({ byTaskDef: {} });
  const key = taskDefs.join('\n');
  useEffect(() => {
    let isOld = false;
    const ask = async (): Promise<void> => {
      let found: ConnectedWorkers;
      try {
        const names = key === '' ? [] : key.split('\n');
        found = { byTaskDef: await host().engine.workers({ taskDefs: names }) };
      } catch (error) {
        found = { byTaskDef: {}, message: errorMessage(error) };
      }
      if (!isOld) setWorkers(found);
    };
    void ask();
    const timer = setInterval(() => void ask(), EVERY_MS);
    return () => {
      isOld = true;
      clearInterval(timer);
    };
  }, [key]);
  return workers;
}
