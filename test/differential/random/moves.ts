/**
 * The next thing that a worker, a client or a person does: chosen by chance from what both servers show. A move is an
 * RPC with its request as protobuf JSON; ids that servers make stand in it by their names (normalise.ts).
 */
import type { Chance } from './chance.ts';
import { eventDefs, interruptDefs, taskDefs } from './library.ts';
import { FAILURES } from './nodes.ts';
import { anyType, type Json, NULL, type Type, value } from './types.ts';
import type { OpenTask, RunView } from './view.ts';
import type { RandomWorkflow } from './wf-spec.ts';

export interface Move {
  readonly rpc: string;
  readonly request: Json;
}

/** Inputs that mostly fit. */
export function runWf(chance: Chance, { variables }: RandomWorkflow, wfSpecName: string, id: string): Move {
  const inputs: Json = {};
  for (const { name, type, required, hasDefault } of variables) {
    if (!(required ? chance.is(98) : chance.is(hasDefault ? 30 : 85))) continue;
    inputs[name] = chance.is(2) ? NULL : value(chance, chance.is(1.5) ? anyType(chance) : type);
  }
  if (chance.is(1)) inputs.nobody = { int: '1' };
  return { rpc: 'runWf', request: { wfSpecName, id, variables: inputs } };
}

function outcome(chance: Chance, returns: Type | undefined): Json {
  const output = (type: Type | undefined): Json => (type === undefined ? NULL : value(chance, type));
  return chance.weighted<() => Json>([
    [12, () => ({ status: 'TASK_SUCCESS', output: output(returns) })],
    [1, () => ({ status: 'TASK_SUCCESS', output: NULL })],
    [1.5, () => ({ status: 'TASK_SUCCESS', output: value(chance, anyType(chance)) })],
    [2, () => ({ status: 'TASK_FAILED', error: { type: 'TASK_FAILURE', message: 'it broke' } })],
    [
      2.5,
      () => ({
        status: 'TASK_EXCEPTION',
        exception: {
          name: chance.pick(FAILURES),
          message: 'not today',
          ...(chance.is(60) && { content: value(chance, anyType(chance)) }),
        },
      }),
    ],
    [
      0.3,
      () => ({ status: 'TASK_OUTPUT_SERDE_ERROR', error: { type: 'VAR_MUTATION_ERROR', message: 'odd' } }),
    ],
    [0.3, () => ({ status: 'TASK_INPUT_VAR_SUB_ERROR', error: { type: 'VAR_SUB_ERROR', message: 'odd' } })],
  ])();
}

function report(chance: Chance, { taskRunId, attemptNumber, taskDef }: OpenTask): Move {
  const log: Json = chance.is(5) ? { logOutput: { str: 'logged' } } : {};
  const request = { taskRunId, attemptNumber, ...outcome(chance, taskDefs[taskDef]?.returns), ...log };
  return { rpc: 'reportTask', request };
}

function post(chance: Chance, run: RunView, name: string, count: number): Move {
  const type = { ...eventDefs, ...interruptDefs }[name] ?? anyType(chance);
  const target: Json = chance.is(6) ? { threadRunNumber: chance.pick(run.threads).number } : {};
  const request = {
    wfRunId: run.id,
    externalEventDefId: { name },
    guid: `event${count}`,
    ...(!chance.is(5) && { content: value(chance, chance.is(4) ? anyType(chance) : type) }),
    ...target,
  };
  return { rpc: 'putExternalEvent', request };
}

function onUserTask(chance: Chance, { userTaskRunId, isOver }: RunView['userTasks'][number]): Move {
  const userId = chance.pick(['ada', 'bob', 'eve']);
  const results: Json = {};
  if (chance.is(92)) results.ok = value(chance, chance.is(95) ? 'BOOL' : 'STR');
  if (chance.is(50)) results.text = value(chance, 'STR');
  if (chance.is(4)) results.other = { int: '1' };
  return chance.weighted<() => Move>([
    [8, () => ({ rpc: 'completeUserTaskRun', request: { userTaskRunId, userId, results } })],
    // One that is DONE is not CANCELLED on ours.
    [isOver ? 0 : 2, () => ({ rpc: 'cancelUserTaskRun', request: { userTaskRunId } })],
    [
      2,
      () => ({
        rpc: 'assignUserTaskRun',
        request: {
          userTaskRunId,
          ...(chance.is(70) && { userId }),
          ...(chance.is(40) && { userGroup: 'team' }),
          overrideClaim: chance.is(60),
        },
      }),
    ],
    [
      1.5,
      () => ({
        rpc: 'saveUserTaskRunProgress',
        request: {
          userTaskRunId,
          userId,
          results,
          policy: chance.is(50) ? 'IGNORE_CLAIM' : 'FAIL_IF_CLAIMED_BY_OTHER',
        },
      }),
    ],
    [1, () => ({ rpc: 'putUserTaskRunComment', request: { userTaskRunId, userId, comment: 'well' } })],
  ])();
}

/** Undefined: there is nothing left to do. `before` are the moves so far. */
export function nextMove(
  chance: Chance,
  views: readonly RunView[],
  before: readonly Move[],
): Move | undefined {
  const [root] = views;
  if (root === undefined) return undefined;
  const tasks = views.flatMap(({ openTasks }) => openTasks);
  const waits = views.flatMap((run) => run.waitingEvents.map((name) => ({ run, name })));
  const forms = views.flatMap(({ userTasks }) => userTasks).filter(({ isOver }) => !isOver || chance.is(10));
  const isOver = ['COMPLETED', 'ERROR', 'EXCEPTION'].includes(root.status);
  const threadMove = (rpc: string, numbers: readonly number[]): Move => ({
    rpc,
    request: { wfRunId: root.id, threadRunNumber: chance.is(2) ? 9 : chance.pick(numbers) },
  });
  const numbers = (which: (thread: RunView['threads'][number]) => boolean) =>
    root.threads.filter(which).map(({ number }) => number);
  const all = numbers(() => true);
  const stopped = numbers(({ isStopped }) => isStopped);
  const failed = numbers(({ status }) => status === 'ERROR');
  const reports = before.filter(({ rpc }) => rpc === 'reportTask');
  return chance.weighted<() => Move | undefined>([
    [tasks.length > 0 ? 14 : 0, () => report(chance, chance.pick(tasks))],
    [
      waits.length > 0 ? 9 : 0,
      () => (({ run, name }) => post(chance, run, name, before.length))(chance.pick(waits)),
    ],
    [forms.length > 0 ? 8 : 0, () => onUserTask(chance, chance.pick(forms))],
    [
      isOver ? 0.1 : 1.5,
      () =>
        post(
          chance,
          root,
          chance.pick([...Object.keys(interruptDefs), ...Object.keys(eventDefs)]),
          before.length,
        ),
    ],
    [isOver ? 0.1 : 0.8, () => threadMove('stopWfRun', all)],
    [stopped.length > 0 ? 4 : 0.1, () => threadMove('resumeWfRun', stopped.length > 0 ? stopped : all)],
    [
      failed.length > 0 ? 1.2 : 0.05,
      () => {
        const move = threadMove('rescueThreadRun', failed.length > 0 && chance.is(85) ? failed : all);
        return { ...move, request: { ...move.request, skipCurrentNode: chance.is(40) } };
      },
    ],
    [reports.length > 0 ? 0.4 : 0, () => chance.pick(reports)],
    [isOver ? 3 : tasks.length + waits.length + forms.length === 0 ? 2 : 0, () => undefined],
  ])();
}
