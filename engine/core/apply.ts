/**
 * The only writer of state, and all that runs at replay. Entries of a WfRun, applied in order to an empty World, give
 * its state at that instant.
 */
import type { Applier } from './appliers/applier.ts';
import { eventAppliers } from './appliers/event-appliers.ts';
import { migrationAppliers } from './appliers/migration-appliers.ts';
import { nodeRunAppliers } from './appliers/node-run-appliers.ts';
import { taskRunAppliers } from './appliers/task-run-appliers.ts';
import { threadRunAppliers } from './appliers/thread-run-appliers.ts';
import { userTaskRunAppliers } from './appliers/user-task-run-appliers.ts';
import { startedState, wfRunAppliers } from './appliers/wf-run-appliers.ts';
import type { World } from './contract.ts';
import type { Entry, EntryKind } from './entries.ts';

const APPLIERS: Readonly<
  Record<Exclude<EntryKind, 'wf-run-started' | 'wf-run-deleted'>, Readonly<Record<number, Applier<never>>>>
> = {
  ...wfRunAppliers,
  ...threadRunAppliers,
  ...nodeRunAppliers,
  ...taskRunAppliers,
  ...eventAppliers,
  ...userTaskRunAppliers,
  ...migrationAppliers,
};

/** Kinds whose subject is not in a WfRunState. */
const SHELLS_OWN: ReadonlySet<EntryKind> = new Set<EntryKind>([
  'external-event-kept',
  'kept-external-events-taken',
  'correlation-key-awaited',
  'correlation-key-released',
  'correlated-event-put',
  'correlated-event-matched',
  'correlated-event-deleted',
]);

/** The kinds that add or remove a whole aggregate. */
const OWN_VERSIONS: Readonly<Partial<Record<EntryKind, number>>> = {
  'wf-run-started': 1,
  'wf-run-deleted': 1,
};

/** Throws when the entry's kind or version is unknown, or when it does not fit the state: never by a client's fault. */
export function apply(world: World, entry: Entry): void {
  if (OWN_VERSIONS[entry.kind] !== undefined && OWN_VERSIONS[entry.kind] !== entry.version) {
    throw new Error(`No applier for ${entry.kind}, version ${entry.version}.`);
  }
  if (entry.kind === 'wf-run-started') world.add(startedState(entry));
  else if (entry.kind === 'wf-run-deleted') world.remove(entry.wfRunId);
  else if (!SHELLS_OWN.has(entry.kind)) applyToWfRun(world, entry);
  world.observe?.(entry);
}

function applyToWfRun(
  world: World,
  entry: Exclude<Entry, { kind: 'wf-run-started' | 'wf-run-deleted' }>,
): void {
  const applier = APPLIERS[entry.kind]?.[entry.version];
  if (applier === undefined) throw new Error(`No applier for ${entry.kind}, version ${entry.version}.`);
  const state = world.wfRun(entry.wfRunId);
  if (state === undefined) throw new Error(`${entry.kind}: no WfRun ${entry.wfRunId}.`);
  applier(state, entry as never);
}
