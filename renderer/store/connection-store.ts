/** Whether the host and its engine can be reached, for the status bar and the banner. */
import { create } from 'zustand';
import type { EngineStatus } from '#bridge/contract.ts';

export interface ConnectionState {
  readonly host: 'connecting' | 'up' | 'lost';
  /** When the host is lost: why, and what happens next. */
  readonly hostMessage: string | undefined;
  readonly engine: EngineStatus;
  setHost(host: ConnectionState['host'], message?: string): void;
  setEngine(engine: EngineStatus): void;
}

export const useConnection = create<ConnectionState>()((set) => ({
  host: 'connecting',
  hostMessage: undefined,
  engine: { state: 'starting' },
  setHost: (host, hostMessage) => set({ host, hostMessage }),
  setEngine: (engine) => set({ engine }),
}));
