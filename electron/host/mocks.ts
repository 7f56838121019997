/** The mocks that are set now, one worker of our own a TaskDef, kept connected to the local engine wherever it is. */
import type { EngineStatus, MockPlan } from '../bridge/contract.ts';
import type { EngineClient } from './engine-client.ts';
import { MockWorker } from './mock-worker.ts';

export class Mocks {
  readonly #engine: EngineClient;
  readonly #workers = new Map<string, MockWorker>();
  #address: string | undefined;

  constructor(engine: EngineClient, status: EngineStatus) {
    this.#engine = engine;
    this.engineStatus(status);
  }

  /** The engine has started, died or moved: mocks go to where it is. */
  engineStatus({ state, address }: EngineStatus): void {
    const before = this.#address;
    this.#address = state === 'up' ? address : undefined;
    if (this.#address === undefined || this.#address === before) return;
    for (const worker of this.#workers.values()) worker.connect(this.#address);
  }

  /** Throws a ServiceError `bad-request` for a plan with a value that is none; then no plan at all is changed. */
  set(plans: readonly MockPlan[]): void {
    const checked = plans.map((plan) => ({ plan, worker: new MockWorker(this.#engine, plan) }));
    for (const { plan, worker } of checked) {
      const present = this.#workers.get(plan.taskDef);
      if (present !== undefined) {
        present.replan(plan);
        continue;
      }
      this.#workers.set(plan.taskDef, worker);
      if (this.#address !== undefined) worker.connect(this.#address);
    }
  }

  /** Takes the mocks of these TaskDefs away, of all when none are named; resolves when the engine gives them no task more. */
  async clear(taskDefs: readonly string[] = [...this.#workers.keys()]): Promise<void> {
    const closed = taskDefs.map((taskDef) => this.#workers.get(taskDef)?.close());
    for (const taskDef of taskDefs) this.#workers.delete(taskDef);
    await Promise.all(closed);
  }

  /** Ends all of them without a word to the engine. */
  abandon(): void {
    for (const worker of this.#workers.values()) worker.abandon();
    this.#workers.clear();
  }
}
