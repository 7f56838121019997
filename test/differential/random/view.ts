/** What a driver sees of a WfRun and its children in their snapshots: what could be done next. */
import type { JsonValue } from '@bufbuild/protobuf';
import type { Json } from './types.ts';

export interface OpenTask {
  readonly taskRunId: Json;
  readonly attemptNumber: number;
  readonly taskDef: string;
}

export interface RunView {
  readonly id: Json;
  readonly status: string;
  readonly threads: readonly {
    readonly number: number;
    readonly status: string;
    readonly isStopped: boolean;
  }[];
  /** Attempts that a worker has in hand. */
  readonly openTasks: readonly OpenTask[];
  readonly waitingEvents: readonly string[];
  readonly userTasks: readonly { readonly userTaskRunId: Json; readonly isOver: boolean }[];
}

const list = (value: JsonValue | undefined): Json[] => (value ?? []) as Json[];

/** The WfRun and, after it, its children. None when it was never there. */
export function viewOf(snapshot: Json): RunView[] {
  if (!('wfRun' in snapshot)) return [];
  const wfRun = snapshot.wfRun as Json;
  const wfRunId = wfRun.id as Json;
  const openTasks = list(snapshot.taskRuns).flatMap((run) => {
    const attempts = list(run.attempts);
    if (attempts.at(-1)?.status !== 'TASK_RUNNING') return [];
    const { taskGuid } = run.id as Json;
    return [
      {
        taskRunId: { wfRunId, taskGuid: taskGuid! },
        attemptNumber: attempts.length - 1,
        taskDef: String((run.taskDefId as Json).name),
      },
    ];
  });
  const own: RunView = {
    id: wfRunId,
    status: String(wfRun.status ?? 'STARTING'),
    threads: list(wfRun.threadRuns).map((thread) => ({
      number: Number(thread.number ?? 0),
      status: String(thread.status ?? 'STARTING'),
      isStopped: list(thread.haltReasons).some((reason) => 'manualHalt' in reason),
    })),
    openTasks,
    waitingEvents: list(snapshot.nodeRuns)
      .filter((run) => 'externalEvent' in run && run.status === 'RUNNING')
      .map((run) => String(((run.externalEvent as Json).externalEventDefId as Json).name)),
    userTasks: list(snapshot.userTaskRuns).map((run) => ({
      userTaskRunId: { wfRunId, userTaskGuid: (run.id as Json).userTaskGuid! },
      isOver: run.status === 'DONE' || run.status === 'CANCELLED',
    })),
  };
  return [own, ...list(snapshot.children).flatMap(viewOf)];
}

/** Something goes on by itself: an attempt that no worker has yet, a sleep that is over soon. */
export function isBusy(snapshot: Json): boolean {
  if (!('wfRun' in snapshot)) return false;
  const waits = list(snapshot.taskRuns).some((run) => {
    const status = list(run.attempts).at(-1)?.status ?? 'TASK_SCHEDULED';
    return status === 'TASK_SCHEDULED' || status === 'TASK_PENDING';
  });
  const sleeps = list(snapshot.nodeRuns).some(
    (run) => 'sleep' in run && run.status === 'RUNNING' && (run.sleep as Json).matured !== true,
  );
  return waits || sleeps || list(snapshot.children).some(isBusy);
}
