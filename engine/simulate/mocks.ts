/** A scenario's outcomes of tasks: each TaskDef's in order, the last one repeats. */
import type { MockedOutcome, ScenarioDocument } from '#model/document/scenario.ts';

export interface Mocks {
  /** Undefined: the scenario says nothing of this TaskDef. */
  next(taskDef: string): MockedOutcome | undefined;
}

export function mocksOf(scenario: ScenarioDocument): Mocks {
  const plans = new Map(scenario.tasks.map(({ taskDef, outcomes }) => [taskDef, outcomes]));
  const taken = new Map<string, number>();
  return {
    next(taskDef) {
      const outcomes = plans.get(taskDef);
      if (outcomes === undefined || outcomes.length === 0) return undefined;
      const count = taken.get(taskDef) ?? 0;
      taken.set(taskDef, count + 1);
      return outcomes[Math.min(count, outcomes.length - 1)];
    },
  };
}
