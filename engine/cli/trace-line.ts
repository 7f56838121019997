/** A run's story for people: one line for each thing that happened, in virtual time. */
import { LHStatus, TaskStatus } from '#api/gen/common_enums_pb.js';
import { ThreadType } from '#api/gen/wf_run_pb.js';
import { printDuration } from '#model/expression/duration.ts';
import { printLiteral } from '#model/expression/from-wire.ts';
import type { Entry } from '../core/entries.ts';
import { simulationStart } from '../simulate/simulate.ts';

/** Remembers names that later entries only number. One for each run. */
export function tracer(): (entry: Entry) => string | undefined {
  const nodes = new Map<string, string>();
  const tasks = new Map<string, string>();
  const masked = new Set<string>();
  const say = (entry: Entry): string | undefined => {
    const id =
      'thread' in entry && 'position' in entry ? `${entry.wfRunId}/${entry.thread}/${entry.position}` : '';
    switch (entry.kind) {
      case 'thread-run-started':
        return `thread ${entry.thread} ${entry.threadSpecName} starts${entry.type === ThreadType.ENTRYPOINT ? '' : ` (${ThreadType[entry.type]})`}`;
      case 'node-run-arrived':
        nodes.set(id, entry.nodeName);
        return `thread ${entry.thread} arrives at ${entry.nodeName}`;
      case 'node-run-status-changed':
        return entry.status === LHStatus.COMPLETED
          ? undefined
          : `${nodes.get(id)} is ${LHStatus[entry.status]}`;
      case 'node-run-failed':
        return `${nodes.get(id)} fails: ${entry.failure.failureName}${entry.failure.message === '' ? '' : ` (${entry.failure.message})`}`;
      case 'task-run-created':
        tasks.set(`${entry.wfRunId}/${entry.guid}`, entry.taskDefName);
        return undefined;
      case 'task-attempt-pending':
        return `task ${tasks.get(`${entry.wfRunId}/${entry.guid}`)} waits before attempt ${entry.attempt + 1}`;
      case 'task-attempt-ended': {
        const name = tasks.get(`${entry.wfRunId}/${entry.guid}`);
        const { case: kind, value } = entry.result;
        const output = kind === 'output' ? ` → ${entry.masked ? '*****' : printLiteral(value)}` : '';
        const failed = kind === 'exception' ? ` ${value.name}` : kind === 'error' ? ` ${value.message}` : '';
        return `task ${name} attempt ${entry.attempt + 1}: ${TaskStatus[entry.status]}${failed}${output}`;
      }
      case 'external-event-put':
        return `event ${entry.event.id?.externalEventDefId?.name} is posted`;
      case 'external-event-timed-out':
        return `${nodes.get(id)} timed out`;
      case 'variable-created':
        if (entry.masked) masked.add(`${entry.thread}/${entry.name}`);
        return undefined;
      case 'variable-set':
        return `${entry.name} = ${masked.has(`${entry.thread}/${entry.name}`) ? '*****' : printLiteral(entry.value)}`;
      case 'wf-run-status-changed':
        return `the run is ${LHStatus[entry.status]}`;
      default:
        return undefined;
    }
  };
  return (entry) => {
    const said = say(entry);
    return said === undefined
      ? undefined
      : `${printDuration(entry.at - simulationStart, 'ms').padStart(12)}  ${said}`;
  };
}
