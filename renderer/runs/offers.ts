/** What people can do for a run that waits: post the event a node waits for, complete a user task, interrupt a thread. */
import { LHStatus } from '#api/gen/common_enums_pb.js';
import type { NodeRun } from '#api/gen/node_run_pb.js';
import { UserTaskRunStatus } from '#api/gen/user_tasks_pb.js';
import type { WorkflowDocument } from '#model/document/workflow.ts';
import type { RunOffer } from '../store/run-store.ts';
import { nodeRunKey, threadNumber, userTaskRunOf, type Run } from './read-run.ts';

/** What the waiting NodeRun offers; undefined: nothing can be done for it. */
export function offerOf(run: Run, nodeRun: NodeRun): RunOffer | undefined {
  if (nodeRun.status !== LHStatus.RUNNING) return undefined;
  const { nodeType } = nodeRun;
  if (nodeType.case === 'externalEvent') {
    const event = nodeType.value.externalEventDefId?.name ?? '';
    return { kind: 'post-event', label: `Post ${event}`, event, nodeRun: nodeRunKey(nodeRun) };
  }
  if (nodeType.case === 'userTask') {
    const userTaskRun = userTaskRunOf(run, nodeRun);
    const isOpen =
      userTaskRun !== undefined &&
      userTaskRun.status !== UserTaskRunStatus.DONE &&
      userTaskRun.status !== UserTaskRunStatus.CANCELLED;
    if (!isOpen) return undefined;
    return { kind: 'complete-user-task', label: 'Complete task', nodeRun: nodeRunKey(nodeRun) };
  }
  return undefined;
}

export interface Interruption {
  readonly event: string;
  /** The thread that it interrupts, and what runs then. */
  readonly thread: string;
  readonly handler: string;
}

/** Events that would interrupt a ThreadRun that goes on just now, each once. */
export function interruptionsOf(run: Run, workflow: WorkflowDocument): readonly Interruption[] {
  const found = new Map<string, Interruption>();
  for (const thread of run.wfRun.threadRuns) {
    if (thread.status !== LHStatus.RUNNING && thread.status !== LHStatus.HALTED) continue;
    const spec = workflow.threads.find((each) => each.name === thread.threadSpecName);
    for (const { event, run: handler } of spec?.interrupts ?? [])
      if (!found.has(event)) found.set(event, { event, thread: thread.threadSpecName, handler });
  }
  return [...found.values()];
}

/**
 * ThreadRuns that RescueThreadRun may bring back, the deepest first: the run ended in ERROR, and so did they, and no
 * handler ran for it. A child that is rescued takes its failed ancestors along (littlehorse.md §5.8).
 */
export function rescuableThreads(run: Run): readonly number[] {
  if (run.wfRun.status !== LHStatus.ERROR) return [];
  return run.wfRun.threadRuns
    .filter(({ number, status }) => {
      const last = run.nodeRuns.findLast((each) => threadNumber(each) === number);
      return status === LHStatus.ERROR && last?.failureHandlerIds.length === 0;
    })
    .map((each) => each.number)
    .reverse();
}
