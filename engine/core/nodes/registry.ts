/** All node kinds. A new kind is a file and a line here. */
import { entrypoint } from './entrypoint.ts';
import { exit } from './exit.ts';
import { externalEvent } from './external-event.ts';
import type { NodeBehaviours } from './node-behaviour.ts';
import { nop } from './nop.ts';
import { runChildWf } from './run-child-wf.ts';
import { sleep } from './sleep.ts';
import { startMultipleThreads } from './start-multiple-threads.ts';
import { startThread } from './start-thread.ts';
import { task } from './task.ts';
import { throwEvent } from './throw-event.ts';
import { userTask } from './user-task.ts';
import { waitForChildWf } from './wait-for-child-wf.ts';
import { waitForCondition } from './wait-for-condition.ts';
import { waitForThreads } from './wait-for-threads.ts';

export const NODES: NodeBehaviours = {
  entrypoint,
  exit,
  task,
  externalEvent,
  startThread,
  startMultipleThreads,
  waitForThreads,
  nop,
  sleep,
  userTask,
  throwEvent,
  waitForCondition,
  runChildWf,
  waitForChildWf,
};
