/**
 * Which LHStatus may follow which (littlehorse.md §4.1). Appliers assert it: an illegal move is a bug of ours, whatever
 * a client sent.
 */
import { LHStatus } from '#api/gen/common_enums_pb.js';

const { STARTING, RUNNING, COMPLETED, HALTING, HALTED, ERROR, EXCEPTION } = LHStatus;

/** ERROR goes back to RUNNING or HALTED by RescueThreadRun alone; HALTED fails when a handler ThreadRun failed. */
const THREAD_MOVES: Readonly<Record<LHStatus, readonly LHStatus[]>> = {
  [STARTING]: [RUNNING],
  [RUNNING]: [COMPLETED, HALTING, HALTED, ERROR, EXCEPTION],
  [HALTING]: [RUNNING, HALTED, ERROR, EXCEPTION],
  [HALTED]: [RUNNING, ERROR, EXCEPTION],
  [COMPLETED]: [],
  [ERROR]: [RUNNING, HALTED],
  [EXCEPTION]: [RUNNING, HALTED],
};

/**
 * A failed NodeRun stays so; it may fail once more (its handler's Failure, or that of an Edge after the handler). One whose
 * Edge failed is COMPLETED until a handler has completed.
 */
const NODE_MOVES: Readonly<Record<LHStatus, readonly LHStatus[]>> = {
  [STARTING]: [RUNNING],
  [RUNNING]: [COMPLETED, HALTING, HALTED, ERROR, EXCEPTION],
  [HALTING]: [RUNNING, HALTED, ERROR, EXCEPTION],
  [HALTED]: [RUNNING, ERROR, EXCEPTION],
  [COMPLETED]: [ERROR, EXCEPTION],
  [ERROR]: [ERROR, EXCEPTION],
  [EXCEPTION]: [ERROR, EXCEPTION],
};

const WF_RUN_MOVES: Readonly<Record<LHStatus, readonly LHStatus[]>> = {
  [STARTING]: [RUNNING],
  [RUNNING]: [COMPLETED, HALTED, ERROR, EXCEPTION],
  [HALTING]: [RUNNING, HALTED],
  [HALTED]: [RUNNING, ERROR, EXCEPTION],
  [COMPLETED]: [],
  [ERROR]: [RUNNING],
  [EXCEPTION]: [RUNNING],
};

const TABLES = { ThreadRun: THREAD_MOVES, NodeRun: NODE_MOVES, WfRun: WF_RUN_MOVES } as const;

/** Throws when the move is not in the table. */
export function assertMove(what: keyof typeof TABLES, from: LHStatus, to: LHStatus, where: string): void {
  if (!TABLES[what][from].includes(to)) {
    throw new Error(`${what} ${where} cannot go from ${LHStatus[from]} to ${LHStatus[to]}.`);
  }
}

export const isTerminal = (status: LHStatus): boolean =>
  status === COMPLETED || status === ERROR || status === EXCEPTION;

export const isFailed = (status: LHStatus): boolean => status === ERROR || status === EXCEPTION;
