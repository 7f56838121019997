/**
 * Which objects of its WfRun an entry may change, besides the WfRun itself: so that shells which keep objects as rows
 * write only those again. To name too many is slow, to name too few loses what happened.
 */
import type { WfRunState } from './contract.ts';
import type { Entry, EntryKind, EntryOf } from './entries.ts';
import { checkpointKey, externalEventKey, nodeRunKey, variableKey, workflowEventKey } from './ids.ts';

/** The maps of a WfRunState. */
export type Part = Exclude<keyof WfRunState, 'id' | 'wfRun'>;

export interface Touched {
  /** It is there now, changed or new, in the order in which new ones were made. */
  changed(part: Part, key: string | number): void;
  /** It is not there any more. */
  gone(part: Part, key: string | number): void;
}

export function touchedBy(entry: Entry, touched: Touched): void {
  const say = TOUCHES[entry.kind] as Say<typeof entry.kind>;
  say(entry as never, touched);
}

type Say<K extends EntryKind> = (entry: EntryOf<K>, touched: Touched) => void;

interface At {
  readonly thread: number;
  readonly position: number;
}

const nothing = (): void => {};
const nodeRun = ({ thread, position }: At, { changed }: Touched): void =>
  changed('nodeRuns', nodeRunKey(thread, position));
const taskRun = ({ guid }: { readonly guid: string }, { changed }: Touched): void =>
  changed('taskRuns', guid);
const userTaskRun = ({ guid }: { readonly guid: string }, { changed }: Touched): void =>
  changed('userTaskRuns', guid);
const variable = (entry: { readonly thread: number; readonly name: string }, { changed }: Touched): void =>
  changed('variables', variableKey(entry.thread, entry.name));
/** ThreadRuns are in the WfRun, unless they were put away. */
const thread = (entry: { readonly thread: number }, { changed }: Touched): void =>
  changed('inactiveThreadRuns', entry.thread);

const TOUCHES: { readonly [K in EntryKind]: Say<K> } = {
  'wf-run-started': nothing,
  'wf-run-status-changed': nothing,
  'wf-run-awaited': nothing,
  'wf-run-deleted': nothing,
  'variable-created': variable,
  'variable-set': variable,
  'timer-set': ({ timer }, { changed }) => changed('timers', timer.id),
  'timer-cleared': ({ id }, { gone }) => gone('timers', id),
  'thread-run-started': (entry, { changed }) => {
    const { parent, startedAt, failureBeingHandled: handled } = entry;
    if (parent === undefined) return;
    changed('inactiveThreadRuns', parent);
    if (startedAt !== undefined) changed('nodeRuns', nodeRunKey(parent, startedAt));
    if (handled !== undefined)
      changed('nodeRuns', nodeRunKey(handled.threadRunNumber, handled.nodeRunPosition));
  },
  'thread-run-status-changed': thread,
  'thread-run-output-set': thread,
  'halt-reason-added': thread,
  'halt-reason-removed': thread,
  'pending-interrupt-added': nothing,
  'pending-interrupt-removed': nothing,
  'pending-failure-added': nothing,
  'pending-failure-removed': nothing,
  'failed-children-handled': thread,
  'thread-run-archived': thread,
  'node-run-arrived': (entry, touched) => {
    nodeRun(entry, touched);
    thread(entry, touched);
  },
  'node-run-status-changed': nodeRun,
  'node-run-failed': nodeRun,
  'failure-handler-shared': nodeRun,
  'failure-handled': nodeRun,
  'node-run-skipped': nodeRun,
  'sleep-started': nodeRun,
  'sleep-matured': nodeRun,
  'threads-awaited': nodeRun,
  'awaited-thread-changed': nodeRun,
  'child-wf-run-started': nodeRun,
  'child-wf-run-awaited': nodeRun,
  'workflow-event-thrown': (entry, touched) => {
    nodeRun(entry, touched);
    touched.changed('workflowEvents', workflowEventKey(entry.def, entry.number));
  },
  'task-run-created': (entry, touched) => {
    taskRun(entry, touched);
    const { taskRunSource } = entry.source;
    const of = taskRunSource.case === 'taskNode' ? taskRunSource.value.nodeRunId : undefined;
    if (of !== undefined) touched.changed('nodeRuns', nodeRunKey(of.threadRunNumber, of.position));
  },
  'task-attempt-pending': taskRun,
  'task-attempt-scheduled': taskRun,
  'task-attempt-started': taskRun,
  'task-attempt-ended': taskRun,
  'checkpoint-put': (entry, touched) => {
    taskRun(entry, touched);
    touched.changed('checkpoints', checkpointKey(entry.guid, entry.number));
  },
  'external-event-put': ({ event: { id } }, { changed }) => {
    if (id !== undefined) changed('externalEvents', externalEventKey(id));
  },
  'external-event-claimed': ({ key, by }, touched) => {
    touched.changed('externalEvents', key);
    if (by !== undefined) nodeRun(by, touched);
  },
  'external-event-removed': ({ key }, { gone }) => gone('externalEvents', key),
  'external-event-awaited': nodeRun,
  'external-event-timed-out': nodeRun,
  'external-event-kept': nothing,
  'kept-external-events-taken': nothing,
  'correlation-key-awaited': nothing,
  'correlation-key-released': nothing,
  'correlated-event-put': nothing,
  'correlated-event-matched': nothing,
  'correlated-event-deleted': nothing,
  'user-task-run-created': (entry, touched) => {
    userTaskRun(entry, touched);
    nodeRun(entry, touched);
  },
  'user-task-run-assigned': userTaskRun,
  'user-task-run-saved': userTaskRun,
  'user-task-run-completed': userTaskRun,
  'user-task-run-cancelled': userTaskRun,
  'user-task-run-task-executed': userTaskRun,
  'user-task-run-comment-put': userTaskRun,
  'user-task-run-comment-edited': userTaskRun,
  'user-task-run-comment-deleted': userTaskRun,
  'migration-begun': nothing,
  'migration-ended': nothing,
  'node-run-left': nodeRun,
  'thread-run-migrated': thread,
  'thread-run-version-set': thread,
};
