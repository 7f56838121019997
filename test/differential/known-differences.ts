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
  'The WfRun of a real server is not HALTED when a task ends a halt, and stays HALTED after ResumeWfRun.';
const STAYS_HALTING = 'Threads that were started before an element failed stay HALTING; ours are HALTED.';

export const knownDifferences: Readonly<Record<string, Known>> = {
  'children/child-deleted': {
    reason: 'On the real server a node waits for ever for a child WfRun that was deleted; ours fails.',
  },
  'children/stop-parent': { reason: 'Stopped while it waits for a child, a thread never goes on.' },
  'children/wait-for-what-is-no-child': { reason: CRASHES, at: ['steps[1]', 'wfRuns.nobody'] },
  'failures/handler-input-types': { reason: LOSES_REPORT, at: ['wfRuns.error'] },
  'failures/output-after-handler': { reason: LOSES_REPORT, at: ['wfRuns.run'] },
  'failures/statuses-of-reports': {
    reason: LOSES_REPORT,
    at: ['wfRuns.error-with-exception-status'],
  },
  'failures/stop-and-resume': { reason: STATUS_WHILE_HALTED, at: ['steps[8].snapshot.wfRun.status'] },
  'failures/stop-during-task': { reason: STATUS_WHILE_HALTED, at: ['steps[5].snapshot.wfRun.status'] },
  'failures/stop-thread-and-parent': {
    reason: STATUS_WHILE_HALTED,
    at: ['steps[6].snapshot.wfRun.status'],
  },
  'threads/for-each': { reason: STAYS_HALTING, at: ['steps[4].run', 'wfRuns.mixed'] },
  'threads/for-each-wrong-type': { reason: STAYS_HALTING },
  'threads/wait-for-list': {
    reason: CRASHES,
    at: ['steps[1]', 'steps[2]', 'wfRuns.nothing', 'wfRuns.texts'],
  },
  'user-tasks/while-stopped': {
    reason: 'The real server cancels the UserTaskRun and never goes on; ours takes what is completed.',
  },
  'values/edges-in-order': { reason: CRASHES, at: ['steps[0].evaluate.none'] },
  'values/native-arrays': { reason: CRASHES, at: ['steps[0].evaluate.i = a[9]'] },
  'values/struct-paths': {
    reason: CRASHES,
    at: ['steps[0].evaluate.struct nobody', 'steps[0].evaluate.i = c.year'],
  },
  'waits/sleep-null': { reason: CRASHES },
  'wf-spec/deprecated-mutations': { reason: CRASHES },
  'wf-spec/node-without-kind': { reason: CRASHES },
  'wf-spec/path-on-str': { reason: CRASHES, at: ['steps[3]', 'steps[4]'] },
  'wf-spec/sleep-types': { reason: CRASHES, at: ['steps[6]'] },
  'wf-spec/user-task-assignees': { reason: CRASHES, at: ['steps[3]'] },
  'workers/no-result': {
    reason: 'A success without a result leaves the task running; ours takes it for NULL.',
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
