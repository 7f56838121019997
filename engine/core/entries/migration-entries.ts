/** What happens while a WfRun moves to another version of its WfSpec (littlehorse.md §9.6). */
import type { WfSpecId } from '#api/gen/object_id_pb.js';
import type { MigrationVars } from '#api/gen/workflow_migration_pb.js';

export interface MigrationEntries {
  /** Its ThreadRuns move when they come to a Node of the plan; `variables` by new ThreadSpec. */
  'migration-begun': { plan: string; variables: Record<string, MigrationVars> };
  /** No ThreadRun is left that could move. */
  'migration-ended': object;
  /** The NodeRun of a Node of the old version is left HALTED: it waits for nothing any more. */
  'node-run-left': { thread: number; position: number };
  /** The ThreadRun runs another ThreadSpec from here on; with the entrypoint ThreadRun the WfRun is of that version. */
  'thread-run-migrated': { thread: number; wfSpecId: WfSpecId; threadSpecName: string };
  /** A ThreadRun that has just started is of another version than its WfRun: that of its parent. */
  'thread-run-version-set': { thread: number; wfSpecId: WfSpecId };
}
