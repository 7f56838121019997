/** The run that is watched, what the canvas paints of it, the mocks of TaskDefs and the inputs last used. */
import { create } from 'zustand';
import type { Connection, RunSnapshot } from '#bridge/contract.ts';
import type { WorkflowDocument } from '#model/document/workflow.ts';
import { sharingUnchanged } from './sharing-unchanged.ts';

/** Status of a NodeRun as the canvas shows it: a shape first, a colour second (LHStatus, with waiting told apart). */
export type NodeRunMark =
  'starting' | 'running' | 'waiting' | 'completed' | 'failed' | 'exception' | 'halting' | 'halted';

/** What a waiting NodeRun lets people do. */
export type RunOffer = {
  readonly label: string;
  /** `<thread number>/<position>`. */
  readonly nodeRun: string;
} & ({ readonly kind: 'post-event'; readonly event: string } | { readonly kind: 'complete-user-task' });

/** What a run says about one node: its newest NodeRun, or the one that was chosen. */
export interface NodeOverlay {
  readonly status: NodeRunMark;
  /** `<thread number>/<position>` of the NodeRun that is shown. */
  readonly nodeRun: string;
  /** Which of its visits that is, from 1. */
  readonly visit: number;
  /** NodeRuns of this node (loops, several ThreadRuns). */
  readonly iterations: number;
  /** TaskAttempts of the NodeRun that is shown, and how many there may be. */
  readonly attempts?: number;
  readonly attemptsMax?: number;
  readonly mocked?: boolean;
  /** One line for the card, e.g. `card-declined · handled`. */
  readonly note?: string;
  readonly offer?: RunOffer;
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

/** One outcome of a mocked task as the form holds it: values as literals of the expression language. */
export type OutcomeDraft = { readonly delayMs?: number } & (
  | { readonly kind: 'output'; readonly value: string }
  | {
      readonly kind: 'exception';
      readonly name: string;
      readonly message: string;
      /** A literal, as a scenario says it. */ readonly content?: string;
    }
  | { readonly kind: 'error'; readonly message: string }
);

/** What the Run dialog was last filled with, for one workflow. */
export interface RunDraft {
  /** Name of the scenario that filled it; undefined: by hand. */
  readonly scenario?: string;
  /** As typed, by variable; absent: not set. */
  readonly inputs: Readonly<Record<string, string>>;
  /** By TaskDef. */
  readonly mocks: Readonly<Record<string, readonly OutcomeDraft[]>>;
}

export interface RunData {
  readonly connection: Connection;
  readonly snapshot: RunSnapshot | undefined;
  /** Computed from the snapshot by renderer/runs/; the canvas reads nothing else of a run. */
  readonly overlay: RunOverlay | undefined;
  /** The workflow as it was when the watched run was started; undefined: it was started elsewhere. */
  readonly startedWith: WorkflowDocument | undefined;
  /** `<thread number>/<position>` of the NodeRun that canvas, list and inspector look at. */
  readonly chosen: string | undefined;
  /** What is being asked of the engine just now, for people: `Putting definitions`. */
  readonly busy: string | undefined;
  /** By project root and workflow name. */
  readonly drafts: Readonly<Record<string, RunDraft>>;
}

export interface RunActions {
  /** Another state of the watched run, or another run. */
  showSnapshot(snapshot: RunSnapshot): void;
  /** Parts of the overlay that say the same as before keep their identity, so that their cards need no drawing. */
  setOverlay(overlay: RunOverlay | undefined): void;
  /** Watches another run from now on. */
  watch(snapshot: RunSnapshot, startedWith: WorkflowDocument | undefined): void;
  /** Clears the canvas of the run. */
  leave(): void;
  choose(nodeRun: string | undefined): void;
  setBusy(busy: string | undefined): void;
  keepDraft(key: string, draft: RunDraft): void;
}

export type RunState = RunData & RunActions;

export const useRun = create<RunState>()((set, get) => ({
  connection: 'local',
  snapshot: undefined,
  overlay: undefined,
  startedWith: undefined,
  chosen: undefined,
  busy: undefined,
  drafts: {},
  showSnapshot: (snapshot) => set({ snapshot }),
  setOverlay: (overlay) => set({ overlay: sharingUnchanged(get().overlay, overlay) }),
  watch: (snapshot, startedWith) =>
    set({ snapshot, connection: snapshot.connection, startedWith, chosen: undefined }),
  leave: () => set({ snapshot: undefined, overlay: undefined, startedWith: undefined, chosen: undefined }),
  choose: (chosen) => set({ chosen }),
  setBusy: (busy) => set({ busy }),
  keepDraft: (key, draft) => set({ drafts: { ...get().drafts, [key]: draft } }),
}));
