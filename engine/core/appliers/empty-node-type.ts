/** What a NodeRun says of its kind when the ThreadRun has just arrived. */
import { create } from '@bufbuild/protobuf';
import {
  EntrypointRunSchema,
  ExitRunSchema,
  ExternalEventNodeRunSchema,
  type NodeRun,
  RunChildWfNodeRunSchema,
  SleepNodeRunSchema,
  StartMultipleThreadsRunSchema,
  StartThreadRunSchema,
  TaskNodeRunSchema,
  ThrowEventNodeRunSchema,
  UserTaskNodeRunSchema,
  WaitForChildWfNodeRunSchema,
  WaitForConditionRunSchema,
  WaitForThreadsRunSchema,
} from '#api/gen/node_run_pb.js';
import type { NodeKind } from '#model/document/node.ts';

export function emptyNodeType(kind: NodeKind, threadSpecName: string): NodeRun['nodeType'] {
  switch (kind) {
    case 'entrypoint':
    // The wire has no NodeRun for NOP: the real server shows an entrypoint (littlehorse.md §11, row 1).
    case 'nop':
      return { case: 'entrypoint', value: create(EntrypointRunSchema) };
    case 'exit':
      return { case: 'exit', value: create(ExitRunSchema) };
    case 'task':
      return { case: 'task', value: create(TaskNodeRunSchema) };
    case 'external-event':
      return { case: 'externalEvent', value: create(ExternalEventNodeRunSchema) };
    case 'start-thread':
      return { case: 'startThread', value: create(StartThreadRunSchema, { threadSpecName }) };
    case 'start-multiple-threads':
      return {
        case: 'startMultipleThreads',
        value: create(StartMultipleThreadsRunSchema, { threadSpecName }),
      };
    case 'wait-for-threads':
      return { case: 'waitForThreads', value: create(WaitForThreadsRunSchema) };
    case 'sleep':
      return { case: 'sleep', value: create(SleepNodeRunSchema) };
    case 'user-task':
      return { case: 'userTask', value: create(UserTaskNodeRunSchema) };
    case 'throw-event':
      return { case: 'throwEvent', value: create(ThrowEventNodeRunSchema) };
    case 'wait-for-condition':
      return { case: 'waitForCondition', value: create(WaitForConditionRunSchema) };
    case 'run-child-wf':
      return { case: 'runChildWf', value: create(RunChildWfNodeRunSchema) };
    case 'wait-for-child-wf':
      return { case: 'waitForChildWf', value: create(WaitForChildWfNodeRunSchema) };
  }
}
