/**
 * Where our engine wants to differ from the real 1.2.1, by case, with the reason (engine/README.md lists them for
 * people). What is said to differ must differ: a line whose difference is gone fails.
 */
import type { Difference } from './compare.ts';

interface Known {
  readonly reason: string;
  /** Places that differ begin so; all places when absent. */
  readonly at?: readonly string[];
}

const CRASHES = 'The real server answers INTERNAL; ours refuses what is wrong, or fails the node.';
const LOSES_REPORT =
  "The real server breaks down over the worker's report and leaves the task running for ever; ours goes on.";
const STATUS_WHILE_HALTED =
  'The WfRun of a real server is not HALTED when a task ends a halt, and stays HALTED after ResumeWfRun (§11, row 27).';
const STAYS_HALTING =
  'Threads that are halted on an ENTRYPOINT, NOP or EXIT stay HALTING for ever, and so do those that wait for them; ours are HALTED (§11, row 30).';

const WAITS_FOR_EVER =
  'On the real server these threads stay HALTED or HALTING for ever; ours go on (§11, rows 28 and 30).';
const USER_TASK_LOST =
  'The real server cancels the UserTaskRun of a halted thread, which then never goes on; ours can still be completed (§11, row 29).';
const CANCELS_DONE =
  'The real server cancels a UserTaskRun that is done; on ours it stays DONE (§11, row 33).';
const ODD_STATUS =
  'The real server writes down a report that says SCHEDULED, RUNNING or PENDING, and hangs; ours ignores it. A success without an output is NULL on ours (§11, row 50).';
const LATE = 'The real server does this some time later, ours at once.';
const CHILD_OF_USER_TASK =
  'What CompleteUserTaskRun ends tells nobody on the real server: a parent that waits for it waits for ever.';
const NEWER_WIRE = 'GetInactiveThreadRun also says what 1.3.0 says of it.';
const SAYS_MASKED =
  'A field that comes in and says that it is masked loses its value on the real server; ours keeps it.';

/** A user task that a halt has cancelled was completed: the run is over. */
const afterCompletion = ['wfRun', 'nodeRuns', 'userTaskRuns[0]'].map((what) => `wfRuns.run.${what}`);

const SUBPROCESSES = 'A BulkJob has a subprocess a partition there; one here.';
const subprocessesOf = (step: number) => [
  `steps[${step}].call.subprocesses`,
  `steps[${step}].call.totalSubprocesses`,
];

export const knownDifferences: Readonly<Record<string, Known>> = {
  'bad-input/between-one-and-four-megabytes': {
    reason: 'The real server breaks down over what is longer than a record of Kafka; ours has no such limit.',
  },
  'bad-input/cron-that-is-none': { reason: CRASHES, at: ['steps[1]', 'steps[2]'] },
  'bad-input/missing-ids-of-commands': {
    reason: 'The real server keeps an event for a WfRun without an id, which can never be; ours refuses it.',
    at: ['steps[0].call', 'steps[2].call.id.guid'],
  },
  'bad-input/missing-ids-of-lists': { reason: CRASHES },
  'bad-input/unknown-enums': { reason: CRASHES },
  'bad-input/unknown-enums-in-reports': { reason: CRASHES, at: ['steps[1].work.reported'] },
  'bad-input/wf-specs-of-nothing': { reason: CRASHES, at: ['steps[3].put', 'steps[6].put'] },
  'events/correlated': { reason: LATE, at: ['steps[6].run'] },
  'events/correlated-before': { reason: LATE, at: ['steps[2].run', 'steps[4].run'] },
  'events/correlated-delete-after-first': { reason: LATE, at: ['steps[1].run'] },
  'events/correlated-first': { reason: LATE, at: ['steps[1].run'] },
  'events/correlated-searches': { reason: LATE, at: ['steps[3].run'] },
  'events/correlated-times-out': {
    reason: 'A real server gives a CorrelatedEvent also to those whose wait is over, and to others late.',
    at: ['steps[3].run', 'wfRuns'],
  },
  'events/paths-into-content': { reason: CRASHES, at: ['steps[6].put'] },
  'events/throw-nothing': { reason: CRASHES, at: ['steps[0]', 'steps[1]', 'wfRuns.typed', 'wfRuns.untyped'] },
  'interrupts/during-child-wf': {
    reason: WAITS_FOR_EVER,
    at: [
      'steps[4].snapshot',
      'steps[5].work',
      'wfRuns.run.wfRun',
      'wfRuns.run.nodeRuns',
      'wfRuns.run.taskRuns',
    ],
  },
  'interrupts/during-user-task': { reason: USER_TASK_LOST, at: afterCompletion },
  'interrupts/handler-goes-on': {
    reason: WAITS_FOR_EVER,
    at: [
      'steps[6].snapshot.wfRun.threadRuns[1]',
      'steps[6].snapshot.nodeRuns[3].status',
      'steps[7].post',
      'wfRuns.run',
    ],
  },
  'interrupts/one-of-two-fails': {
    reason: LOSES_REPORT,
    at: ['steps[4].snapshot', 'steps[6].snapshot', 'wfRuns.run'],
  },
  'interrupts/stop-the-handler': {
    reason: STATUS_WHILE_HALTED,
    at: ['steps[5].snapshot.wfRun.status', 'steps[7].snapshot.wfRun.status'],
  },
  'interrupts/stopped-then-done': { reason: STATUS_WHILE_HALTED, at: ['steps[5].snapshot.wfRun.status'] },
  'interrupts/while-halting': {
    reason: STATUS_WHILE_HALTED,
    at: ['steps[7].snapshot.wfRun.status', 'steps[9].snapshot.wfRun.status'],
  },
  'interrupts/while-stopped': { reason: STATUS_WHILE_HALTED, at: ['steps[5].snapshot.wfRun.status'] },
  'limits/archived-threads': {
    reason: WAITS_FOR_EVER,
    at: [
      'steps[3].run.status',
      'steps[3].run.threadRuns[0].haltReasons',
      'steps[3].run.endTime',
      'wfRuns.handled64.wfRun.status',
      'wfRuns.handled64.wfRun.threadRuns[0].haltReasons',
      'wfRuns.handled64.wfRun.endTime',
    ],
  },
  'nodes/condition-at-once': { reason: CRASHES, at: ['steps[8]', 'wfRuns.bool-null'] },
  'nodes/sleep-forms': {
    reason: CRASHES,
    at: [
      'steps[10]',
      'steps[11]',
      'steps[12]',
      'steps[13]',
      'wfRuns.iso-date-only',
      'wfRuns.iso-null',
      'wfRuns.until-null',
      'wfRuns.int-iso',
    ],
  },
  'nodes/sleep-refused': { reason: CRASHES, at: ['steps[5]'] },
  'nodes/strategies-with-finished-threads': {
    reason: STAYS_HALTING,
    at: [
      'steps[0].run',
      'steps[1].run.threadRuns[2].status',
      'steps[2].run',
      'wfRuns.any',
      'wfRuns.first.wfRun.threadRuns[2].status',
      'wfRuns.first.nodeRuns[3].waitForThreads.threads[1].threadStatus',
      'wfRuns.first.nodeRuns[7].status',
      'wfRuns.first-good',
    ],
  },
  'threads/retention': { reason: LATE, at: ['steps[1].snapshot.wfRun.threadRuns[1]', 'steps[2].call'] },
  'user-tasks/cancel-when-done': { reason: CANCELS_DONE, at: ['wfRuns.run.userTaskRuns[0]'] },
  'user-tasks/deleted-def': { reason: CRASHES, at: ['steps[2]', 'wfRuns.run', 'wfRuns.second'] },
  'user-tasks/reminders-too-late': {
    reason: CANCELS_DONE,
    at: ['steps[3].snapshot.userTaskRuns[0]', 'wfRuns.run.userTaskRuns[0]'],
  },
  'user-tasks/halted-and-due': { reason: STATUS_WHILE_HALTED, at: ['wfRuns.resumed.wfRun.status'] },
  'user-tasks/stopped-and-resumed': {
    reason: USER_TASK_LOST,
    at: ['steps[5].snapshot.wfRun.status', ...afterCompletion],
  },
  'user-tasks/time-halted': {
    reason: STATUS_WHILE_HALTED,
    at: ['steps[4].snapshot.wfRun.status', 'wfRuns.run.wfRun.status'],
  },
  'workers/odd-statuses': {
    reason: ODD_STATUS,
    at: [
      'wfRuns.scheduled.taskRuns[0]',
      'wfRuns.running.taskRuns[0]',
      'wfRuns.pending.taskRuns[0]',
      'wfRuns.error-as-success',
    ],
  },
  'children/child-deleted': {
    reason: 'On the real server a node waits for ever for a child WfRun that was deleted; ours fails.',
  },
  'children/events-of-a-child': {
    reason: CHILD_OF_USER_TASK,
    at: ['steps[7].wait', 'wfRuns.run'],
  },
  'children/inputs-and-defaults': { reason: CRASHES, at: ['steps[6].put'] },
  'children/stop-the-child': { reason: 'A real server knows no child WfRun to resume; ours resumes it.' },
  'children/stop-parent': {
    reason: 'Stopped while it waits for a child, a thread never goes on (§11, row 28).',
    at: ['steps[5].snapshot', 'steps[7].wait', 'wfRuns.run.wfRun', 'wfRuns.run.nodeRuns'],
  },
  'children/wait-for-what-is-no-child': { reason: CRASHES, at: ['steps[1]', 'wfRuns.nobody'] },
  'failures/handler-input-types': { reason: LOSES_REPORT, at: ['wfRuns.error'] },
  'failures/output-after-handler': { reason: LOSES_REPORT, at: ['wfRuns.run'] },
  'failures/statuses-of-reports': {
    reason: LOSES_REPORT,
    at: ['wfRuns.error-with-exception-status'],
  },
  'failures/stopped-while-backing-off': {
    reason: STATUS_WHILE_HALTED,
    at: ['steps[5].snapshot.wfRun.status'],
  },
  'failures/time-out-while-stopped': {
    reason: STATUS_WHILE_HALTED,
    at: ['steps[3].snapshot.wfRun.status', 'steps[10].snapshot.wfRun.status'],
  },
  'events/stop-before-and-after': {
    reason: STATUS_WHILE_HALTED,
    at: ['steps[5].snapshot.wfRun.status'],
  },
  'failures/stop-and-resume': { reason: STATUS_WHILE_HALTED, at: ['steps[8].snapshot.wfRun.status'] },
  'failures/stop-during-task': { reason: STATUS_WHILE_HALTED, at: ['steps[5].snapshot.wfRun.status'] },
  'failures/stop-thread-and-parent': {
    reason: STATUS_WHILE_HALTED,
    at: ['steps[6].snapshot.wfRun.status'],
  },
  'searches/node-runs': { reason: 'SearchNodeRun finds nothing at all on the real server; ours does.' },
  'searches/pages-of-a-run': {
    reason: 'ListNodeRuns of one thread is empty on the real server, and INTERNAL without a WfRun.',
    at: ['steps[8].call', 'steps[12].call'],
  },
  'searches/wf-runs-of-a-parent': {
    reason: 'show_full_tree shows no more than the children on the real server; ours shows the whole tree.',
    at: ['steps[4].call'],
  },
  'threads/for-each': { reason: STAYS_HALTING, at: ['steps[4].run', 'wfRuns.mixed'] },
  'threads/for-each-wrong-type': {
    reason: STAYS_HALTING,
    at: [
      'steps[0].run.threadRuns[1].status',
      'wfRuns.run.wfRun.threadRuns[1].status',
      'wfRuns.run.nodeRuns[2].status',
    ],
  },
  'threads/retention-of-many': { reason: NEWER_WIRE, at: ['steps[4].call'] },
  'threads/wait-for-list': {
    reason: CRASHES,
    at: ['steps[1]', 'steps[2]', 'wfRuns.nothing', 'wfRuns.texts'],
  },
  'user-tasks/while-stopped': {
    reason: USER_TASK_LOST,
    at: ['steps[3].snapshot.userTaskRuns[0]', ...afterCompletion],
  },
  'values/edges-in-order': { reason: CRASHES, at: ['steps[0].evaluate.none'] },
  'values/native-arrays': { reason: CRASHES, at: ['steps[0].evaluate.i = a[9]'] },
  'values/struct-paths': {
    reason: CRASHES,
    at: ['steps[0].evaluate.struct nobody', 'steps[0].evaluate.i = c.year'],
  },
  'values/masked-fields-in-replies': { reason: SAYS_MASKED, at: ['steps[2].run'] },
  'values/masked-fields-of-numbers': {
    reason: SAYS_MASKED,
    at: ['steps[3].run', 'wfRuns.said', 'wfRuns.said-of-another'],
  },
  'bulk-jobs/done': {
    reason: `${SUBPROCESSES} There FAILED finds what is COMPLETED.`,
    at: [...subprocessesOf(0), 'steps[5].call.results'],
  },
  'bulk-jobs/leaves-others': { reason: SUBPROCESSES, at: subprocessesOf(1) },
  'bulk-jobs/same-id': { reason: SUBPROCESSES, at: [...subprocessesOf(0), ...subprocessesOf(2)] },
  'bulk-jobs/unknown-workflow': { reason: SUBPROCESSES, at: subprocessesOf(0) },
  'quotas/not-there': { reason: 'INTERNAL without an id: NOT_FOUND here.', at: ['steps[3]'] },
  'quotas/refused': {
    reason: 'INTERNAL without a tenant: INVALID_ARGUMENT here.',
    at: ['steps[1].call.refused', 'steps[5].call.refused'],
  },
  'retention/of-threads': {
    reason: 'ThreadRuns are put away there only when something happens to the WfRun; here in time.',
    at: ['steps[1].wait', 'steps[2].snapshot', 'steps[3].call', 'wfRuns.run'],
  },
  'retention/of-threads-at-once': {
    reason: 'ThreadRuns are put away a moment later here; InactiveThreadRun has the fields of 1.3.0.',
    at: ['steps[0].run.threadRuns', 'steps[2].call'],
  },
  'searches/json-lists': {
    reason: 'A JSON index that leads into a list finds nothing there.',
    at: ['steps[4].call.results'],
  },
  'searches/variable-strings': {
    reason: 'A text finds there what begins with it and goes on with a slash; here it is the whole text.',
    at: ['steps[7].call.results'],
  },
  'migrations/posted-while-halted': {
    reason: 'An event that came before a migration is not claimed after it; ours is.',
    at: ['steps[9].wait', 'wfRuns.run'],
  },
  'waits/sleep-null': { reason: CRASHES },
  'wf-spec/deprecated-mutations': { reason: CRASHES },
  'wf-spec/node-without-kind': { reason: CRASHES },
  'wf-spec/path-on-str': { reason: CRASHES, at: ['steps[3]', 'steps[4]'] },
  'wf-spec/sleep-types': { reason: CRASHES, at: ['steps[6]'] },
  'wf-spec/user-task-assignees': { reason: CRASHES, at: ['steps[3]'] },
  'values/struct-mutations': {
    reason: CRASHES,
    at: ['steps[0].evaluate.c = struct car {model: c.model, doors: c.doors}'],
  },
  'values/structs-into-tasks': { reason: CRASHES, at: ['steps[16].run', 'wfRuns.no-part'] },
  'values/json-changes': {
    reason: 'Several places at once to be assigned: in other words.',
    at: ['steps[0].evaluate.j.jsonPath("$.list[*].x") = 0'],
  },
  'values/nested-arrays': { reason: LOSES_REPORT, at: ['wfRuns.bad-field'] },
  'wf-spec/struct-builders': { reason: CRASHES, at: ['steps[35].put'] },
  'workers/no-result': {
    reason: 'A success without a result leaves the task running; ours takes it for NULL.',
  },
  'workers/retries-while-stopped': {
    reason: STATUS_WHILE_HALTED,
    at: ['steps[7].snapshot.wfRun.status'],
  },
};

/** The differences that nobody knows of; one that says so when a known difference is gone. */
export function verdict(name: string, found: readonly Difference[]): readonly Difference[] {
  const known = knownDifferences[name];
  if (known === undefined) return found;
  const isKnown = ({ at }: Difference) => known.at?.some((place) => at.startsWith(place)) ?? true;
  if (found.some(isKnown)) return found.filter((difference) => !isKnown(difference));
  return [
    { at: 'known-differences.ts', real: `differs: ${known.reason}`, ours: 'no difference any more' },
    ...found,
  ];
}
