/** What clients, users and workers ask of the engine, and what they may believe once it has answered. */
import { LHStatus, TaskStatus } from '#api/gen/common_enums_pb.js';
import type { ReportTaskRun } from '#api/gen/service_pb.js';
import type { WfRunState } from '../../engine/core/contract.ts';
import { isTerminal } from '../../engine/core/lifecycle.ts';
import { parseWfRunId, wfRunIdText } from '../../engine/core/values/wf-run-id-text.ts';
import { attemptKey } from './fake-workers.ts';
import { Broken } from './shadow.ts';
import type { Simulation } from './simulation.ts';
import { WORKFLOWS } from './workflows.ts';

export class Clients {
  readonly #sim: Simulation;
  #runs = 0;
  #events = 0;
  /** Asked for, and nobody knows whether it was done. */
  readonly #unanswered = new Map<string, string>();

  constructor(sim: Simulation) {
    this.#sim = sim;
  }

  get #states(): WfRunState[] {
    return [...this.#sim.shadow.world.wfRuns.values()];
  }

  #some(): WfRunState | undefined {
    return this.#sim.chance.one(this.#states);
  }

  runWf(): void {
    const { chance } = this.#sim;
    const [again] = chance.is(0.5) ? [...this.#unanswered] : [];
    const [id, wfSpecName] = again ?? [`run-${(this.#runs += 1)}`, chance.one(WORKFLOWS) ?? 'order'];
    this.#unanswered.set(id, wfSpecName);
    // Started, over and removed meanwhile: a client that asks once more would start another one.
    if (again !== undefined && this.#sim.workers.hasSeen(id)) return;
    this.#sim.call('runWf', { wfSpecName, id }, (reply) => {
      if ('message' in reply) this.#promiseRun(id);
      if ('message' in reply || reply.refusal.code === 'ALREADY_EXISTS') this.#unanswered.delete(id);
    });
  }

  report(report: ReportTaskRun | undefined): void {
    if (report === undefined) return;
    this.#sim.call('reportTask', report, (reply) => {
      if ('refusal' in reply) {
        // Workers of the SDKs try again.
        if (reply.refusal.code !== 'UNAVAILABLE') throw new Broken(`ReportTask: ${reply.refusal.message}`);
        this.#sim.workers.late.push(report);
        return;
      }
      const { taskRunId, attemptNumber } = report;
      const id = taskRunId?.wfRunId ? wfRunIdText(taskRunId.wfRunId) : '';
      const holds = (): boolean => {
        const run = this.#sim.shadow.world.wfRun(id)?.taskRuns.get(taskRunId?.taskGuid ?? '');
        return run?.attempts[attemptNumber]?.status !== TaskStatus.TASK_RUNNING;
      };
      this.#sim.promises.push({ what: `the report of ${attemptKey(report)}`, holds });
    });
  }

  #promiseRun(id: string): void {
    const holds = (): boolean =>
      this.#sim.shadow.world.wfRun(id) !== undefined || this.#sim.shadow.removed.has(id);
    this.#sim.promises.push({ what: id, holds });
  }

  /** Somebody reads a WfRun: what was shown once is there. */
  look(): void {
    const id = this.#some()?.id;
    if (id === undefined) return;
    this.#sim.call('getWfRun', parseWfRunId(id) as never, (reply) => {
      if ('message' in reply) this.#promiseRun(id);
    });
  }

  postEvent(): void {
    const { chance } = this.#sim;
    const isEarly = chance.is(0.2);
    const wfRunId = isEarly ? `run-${this.#runs + 1}` : this.#some()?.id;
    if (wfRunId !== undefined) this.post(wfRunId, chance.is(0.3) ? 'stop' : 'card');
  }

  post(wfRunId: string, def: string): void {
    const guid = `event-${(this.#events += 1)}`;
    const request = { wfRunId: parseWfRunId(wfRunId), externalEventDefId: { name: def }, guid, content: {} };
    this.#sim.call('putExternalEvent', request, (reply) => {
      if ('refusal' in reply) return;
      const holds = (): boolean =>
        this.#sim.shadow.removed.has(wfRunId) ||
        (this.#sim.shadow.world.wfRun(wfRunId)?.externalEvents.has(`${def}/${guid}`) ?? false) ||
        this.#sim.onDisk.events.kept(wfRunId).some((event) => event.id?.guid === guid);
      this.#sim.promises.push({ what: `${def}/${guid} of ${wfRunId}`, holds });
    });
  }

  correlate(key = this.#sim.chance.is(0.7) ? 'parcel-1' : 'parcel-2'): void {
    this.#sim.call('putCorrelatedEvent', {
      key,
      externalEventDefId: { name: 'parcel' },
      content: {},
    });
  }

  stop(): void {
    const state = this.#some();
    if (state === undefined) return;
    const threadRunNumber = this.#sim.chance.below(state.wfRun.greatestThreadrunNumber + 1);
    this.#sim.call('stopWfRun', { wfRunId: parseWfRunId(state.id), threadRunNumber });
  }

  resume(): void {
    const state = this.#some();
    if (state !== undefined) this.#resume(state);
  }

  #resume({ id, wfRun }: WfRunState): void {
    for (const { number, haltReasons } of wfRun.threadRuns)
      if (haltReasons.some(({ reason }) => reason.case === 'manualHalt'))
        this.#sim.call('resumeWfRun', { wfRunId: parseWfRunId(id), threadRunNumber: number });
  }

  rescue(): void {
    const state = this.#states.find(({ wfRun }) => wfRun.status === LHStatus.ERROR);
    if (state === undefined) return;
    const thread = state.wfRun.threadRuns.find(({ status }) => status === LHStatus.ERROR);
    const request = { wfRunId: parseWfRunId(state.id), threadRunNumber: thread?.number ?? 0 };
    this.#sim.call('rescueThreadRun', request);
  }

  removeOne(): void {
    const state = this.#some();
    if (state === undefined || !isTerminal(state.wfRun.status) || this.#unanswered.has(state.id)) return;
    this.#sim.call('deleteWfRun', { id: parseWfRunId(state.id) });
  }

  search(): void {
    this.#sim.call('searchNodeRun', { status: LHStatus.RUNNING, nodeType: 'TASK' } as never);
  }

  completeUserTasks(state = this.#some()): void {
    for (const { id: userTaskRunId } of state?.userTaskRuns.values() ?? [])
      this.#sim.call('completeUserTaskRun', { userTaskRunId, userId: 'ada', results: {} });
  }

  /** Everything that some WfRun waits for, but tasks and time. */
  giveAll(): void {
    this.correlate('parcel-1');
    for (const id of this.#sim.unfinished) {
      const state = this.#sim.shadow.world.wfRun(id);
      if (state === undefined) continue;
      this.#resume(state);
      this.completeUserTasks(state);
      for (const { status, nodeType } of state.nodeRuns.values())
        if (status === LHStatus.RUNNING && nodeType.case === 'externalEvent') {
          const def = nodeType.value.externalEventDefId?.name;
          if (def === 'card') this.post(id, def);
        }
    }
  }
}
