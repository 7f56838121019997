/** What a WfRun waits for in time. Timers are state: they survive a restart and fire by `tick` commands. */
export interface Timer {
  /** Unique in its WfRun; setting a timer with the same id replaces it. */
  readonly id: string;
  /** Milliseconds since the epoch. */
  readonly at: number;
  readonly kind:
    | 'task-timeout'
    | 'task-retry'
    | 'external-event-timeout'
    | 'sleep'
    | 'user-task-action'
    | 'thread-retention'
    | 'wf-run-retention'
    | 'external-event-retention';
  readonly threadRunNumber?: number;
  readonly nodeRunPosition?: number;
  /** Guid of the TaskRun or UserTaskRun, or `def/guid` of the ExternalEvent. */
  readonly subject?: string;
  /** Attempt of the TaskRun, or index of the UserTaskNode's action. */
  readonly attempt?: number;
}
