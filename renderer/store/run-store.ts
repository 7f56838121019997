/** The run that is watched, what the canvas paints of it, the mocks of TaskDefs and the inputs last used. */
import { create } from 'zustand';
import type { JsonValue } from '@bufbuild/protobuf';
import type { Connection, MockPlan, RunSnapshot } from '#bridge/contract.ts';

/** Status of a NodeRun as the canvas shows it: a shape first, a colour second (LHStatus, with waiting told apart). */
export type NodeRunMark =
  'starting' | 'running' | 'waiting' | 'completed' | 'failed' | 'exception' | 'halting' | 'halted';

/** What a run says about one node, summed up over its NodeRuns in the ThreadRun that is shown. */
export interface NodeOverlay {
  readonly status: NodeRunMark;
  /** TaskAttempts of the newest NodeRun. */
  readonly attempts?: number;
  /** NodeRuns of this node (loops). */
  readonly iterations?: number;
  readonly mocked?: boolean;
  /** One line for the card, e.g. `declined · card-declined`. */
  readonly note?: string;
  /** What a waiting node offers, e.g. `Post card-updated`. */
  readonly offer?: { readonly label: string; readonly perform: () => void };
}

/** What a run paints on the canvas. Absent nodes were not reached and fade. */
export interface RunOverlay {
  /** By `thread/node`. */
  readonly nodes: Readonly<Record<string, NodeOverlay>>;
  /** Times taken, by `thread/node/index`. */
  readonly edges: Readonly<Record<string, number>>;
  /** ThreadSpecs of which a ThreadRun exists. */
  readonly threads: Readonly<Record<string, { readonly status: NodeRunMark; readonly runs: number }>>;
}

export interface RunData {
  readonly connection: Connection;
  readonly snapshot: RunSnapshot | undefined;
  /** Computed from the snapshot by renderer/runs/; the canvas reads nothing else of a run. */
  readonly overlay: RunOverlay | undefined;
  /** `revision` of the document at which the watched run was started. */
  readonly startedAtRevision: number | undefined;
  /** By TaskDef name. */
  readonly mocks: Readonly<Record<string, MockPlan>>;
  /** Inputs last used, by WfSpec name: VariableValues in protobuf JSON by variable name. */
  readonly inputs: Readonly<Record<string, Readonly<Record<string, JsonValue>>>>;
}

export interface RunActions {
  showSnapshot(snapshot: RunSnapshot | undefined, overlay: RunOverlay | undefined): void;
  setMock(plan: MockPlan): void;
  removeMock(taskDef: string): void;
  keepInputs(workflow: string, inputs: Readonly<Record<string, JsonValue>>): void;
  startedAt(revision: number | undefined): void;
}

export type RunState = RunData & RunActions;

export const useRun = create<RunState>()((set, get) => ({
  connection: 'local',
  snapshot: undefined,
  overlay: undefined,
  startedAtRevision: undefined,
  mocks: {},
  inputs: {},
  showSnapshot: (snapshot, overlay) => set({ snapshot, overlay }),
  setMock: (plan) => set({ mocks: { ...get().mocks, [plan.taskDef]: plan } }),
  removeMock: (taskDef) => {
    const { [taskDef]: _removed, ...mocks } = get().mocks;
    set({ mocks });
  },
  keepInputs: (workflow, inputs) => set({ inputs: { ...get().inputs, [workflow]: inputs } }),
  startedAt: (revision) => set({ startedAtRevision: revision }),
}));
