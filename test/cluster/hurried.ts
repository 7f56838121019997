/**
 * A WfSpec whose waits are short enough for a test. Which wait ends first stays as it was: a day becomes `dayMs`, what is
 * shorter than an hour and pauses between attempts a tenth.
 */
import { clone } from '@bufbuild/protobuf';
import type { TaskNode, VariableAssignment } from '#api/gen/common_wfspec_pb.js';
import { type PutWfSpecRequest, PutWfSpecRequestSchema } from '#api/gen/service_pb.js';

const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;

const tenth = (ms: number) => Math.ceil(ms / 10);

export function hurried(request: PutWfSpecRequest, dayMs: number): PutWfSpecRequest {
  const shorter = (ms: number) => (ms < HOUR_MS ? tenth(ms) : (ms / DAY_MS) * dayMs);
  const seconds = (assignment: VariableAssignment | undefined) => {
    const literal = assignment?.source.case === 'literalValue' ? assignment.source.value : undefined;
    if (literal?.value.case === 'int')
      literal.value.value = BigInt(Math.ceil(shorter(Number(literal.value.value) * 1000) / 1000));
  };
  const task = (node: TaskNode | undefined) => {
    const backoff = node?.exponentialBackoff;
    if (backoff === undefined) return;
    backoff.baseIntervalMs = tenth(backoff.baseIntervalMs);
    backoff.maxDelayMs = BigInt(tenth(Number(backoff.maxDelayMs)));
  };
  const copy = clone(PutWfSpecRequestSchema, request);
  for (const thread of Object.values(copy.threadSpecs))
    for (const { node } of Object.values(thread.nodes)) {
      if (node.case === 'task') task(node.value);
      if (node.case === 'externalEvent') seconds(node.value.timeoutSeconds);
      if (node.case === 'sleep' && node.value.sleepLength.case === 'rawSeconds')
        seconds(node.value.sleepLength.value);
      if (node.case !== 'userTask') continue;
      for (const { delaySeconds, action } of node.value.actions) {
        seconds(delaySeconds);
        if (action.case === 'task') task(action.value.task);
      }
    }
  return copy;
}
