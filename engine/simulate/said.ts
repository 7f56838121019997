/** A command without the instant and the ids, which the simulation gives. */
import type { Command } from '../core/contract.ts';

type Without<C, K extends PropertyKey> = C extends unknown ? Omit<C, K> : never;
export type Said = Without<Command, 'now' | 'mint'>;
