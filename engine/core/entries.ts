/**
 * Facts, in the words of the past tense. Each kind has a version, so that an old journal replays for ever; a new shape
 * is a new version with its own applier beside the old one. Payloads are plain data and wire messages, which nobody
 * changes after the entry is made.
 */
import type { EventEntries } from './entries/event-entries.ts';
import type { MigrationEntries } from './entries/migration-entries.ts';
import type { NodeRunEntries } from './entries/node-run-entries.ts';
import type { TaskRunEntries } from './entries/task-run-entries.ts';
import type { ThreadRunEntries } from './entries/thread-run-entries.ts';
import type { UserTaskRunEntries } from './entries/user-task-run-entries.ts';
import type { WfRunEntries } from './entries/wf-run-entries.ts';

export interface EntryPayloads
  extends
    WfRunEntries,
    ThreadRunEntries,
    NodeRunEntries,
    TaskRunEntries,
    EventEntries,
    UserTaskRunEntries,
    MigrationEntries {}

export type EntryKind = keyof EntryPayloads;

export type EntryOf<K extends EntryKind> = {
  readonly kind: K;
  readonly version: number;
  /** `root_child_grandchild`; empty for CorrelatedEvents, which belong to no WfRun. */
  readonly wfRunId: string;
  /** Milliseconds since the epoch: `now` of the command. */
  readonly at: number;
} & Readonly<EntryPayloads[K]>;

export type Entry = { [K in EntryKind]: EntryOf<K> }[EntryKind];
