/** What went into a NodeRun and what came of it, in rows for the list and the details. */
import type { NodeRun } from '#api/gen/node_run_pb.js';
import { durationText, MASK, shortValue, wholeValue } from './value-text.ts';
import { instantMs, taskRunOf, userTaskRunOf, type Run } from './read-run.ts';

export interface Row {
  readonly name: string;
  readonly value: string;
}

export function inputsOf(run: Run, nodeRun: NodeRun): readonly Row[] {
  const taskRun = taskRunOf(run, nodeRun);
  if (taskRun)
    return taskRun.inputVariables.map(({ varName, value, masked }) => ({
      name: varName,
      value: masked ? MASK : wholeValue(value),
    }));
  const { nodeType } = nodeRun;
  if (nodeType.case === 'runChildWf')
    return Object.entries(nodeType.value.inputs).map(([name, value]) => ({ name, value: wholeValue(value) }));
  return [];
}

/**
 * Undefined: nothing came of it, or not yet.
 * @param maskedEvents ExternalEventDefs whose content is masked; the ExternalEvent itself does not say so
 */
export function outputOf(run: Run, nodeRun: NodeRun, maskedEvents: ReadonlySet<string>): string | undefined {
  const attempt = taskRunOf(run, nodeRun)?.attempts.at(-1);
  if (attempt?.result.case === 'output') {
    if (attempt.result.value.value.case === undefined) return undefined;
    return attempt.maskedValue ? MASK : wholeValue(attempt.result.value);
  }
  const { nodeType } = nodeRun;
  switch (nodeType.case) {
    case 'externalEvent': {
      const guid = nodeType.value.externalEventId?.guid;
      const event = run.externalEvents.find((each) => each.id?.guid === guid && guid !== undefined);
      if (event === undefined) return undefined;
      return maskedEvents.has(event.id?.externalEventDefId?.name ?? '') ? MASK : wholeValue(event.content);
    }
    case 'startThread':
      return nodeType.value.childThreadId === undefined
        ? undefined
        : `thread ${nodeType.value.childThreadId}`;
    case 'startMultipleThreads':
      return nodeType.value.childThreadIds.length === 0
        ? undefined
        : `threads ${nodeType.value.childThreadIds.join(', ')}`;
    case 'userTask': {
      const results = Object.entries(userTaskRunOf(run, nodeRun)?.results ?? {});
      return results.length === 0
        ? undefined
        : results.map(([name, value]) => `${name}: ${shortValue(value, 200)}`).join('\n');
    }
    case 'runChildWf':
      return nodeType.value.childWfRunId?.id;
    default:
      return undefined;
  }
}

/** One line for the list: the failure, the output, or what is waited for. */
export function summaryOf(run: Run, nodeRun: NodeRun, maskedEvents: ReadonlySet<string>): string {
  const failure = nodeRun.failures.at(-1);
  if (failure) return `${failure.failureName}${failure.message === '' ? '' : `: ${failure.message}`}`;
  const output = outputOf(run, nodeRun, maskedEvents);
  if (output !== undefined) return output.replace(/\s+/g, ' ');
  const { nodeType } = nodeRun;
  if (nodeType.case === 'externalEvent')
    return `waits for ${nodeType.value.externalEventDefId?.name ?? 'an event'}`;
  return nodeRun.errorMessage ?? '';
}

/** From arrival to end; undefined while it goes on. */
export function tookText(nodeRun: NodeRun): string | undefined {
  const [from, to] = [instantMs(nodeRun.arrivalTime), instantMs(nodeRun.endTime)];
  return from === undefined || to === undefined ? undefined : durationText(Math.max(0, to - from));
}
