/** What the Run dialog holds: where it comes from (a scenario, the last run, nothing yet) and what it means for the engine. */
import type { JsonValue } from '@bufbuild/protobuf';
import type { MockOutcome, MockPlan } from '#bridge/contract.ts';
import type { ScenarioDocument } from '#model/document/scenario.ts';
import type { ThreadVarDef } from '#model/document/workflow.ts';
import type { OutcomeDraft, RunDraft } from '../store/run-store.ts';
import type { CalledTask } from './called-tasks.ts';
import type { StructDefLookup } from '#model/types/value-of-type.ts';
import { fieldKind, textOfLiteral, UNTYPED, valueOfText } from './input-value.ts';

/** A first result that fits the type, so that a run of a new drawing needs no typing. */
function sampleOf(returns: string | undefined): string {
  if (returns === undefined) return '';
  switch (fieldKind(returns)) {
    case 'text':
      return 'ok';
    case 'integer':
      return '1';
    case 'number':
      return '1.0';
    case 'switch':
      return 'true';
    case 'json':
      return returns.startsWith('JSON_ARR') || returns.startsWith('Array') ? '[]' : '{}';
    case 'time':
      return '2026-01-01T00:00:00Z';
    case 'literal':
      return 'null';
  }
}

export const firstOutcome = (task: CalledTask): OutcomeDraft => ({
  kind: 'output',
  value: sampleOf(task.returns),
});

/** Nothing is known yet: inputs are empty, every task succeeds with a value of its type. */
export const emptyDraft = (tasks: readonly CalledTask[]): RunDraft => ({
  inputs: {},
  mocks: Object.fromEntries(tasks.map((task) => [task.taskDef, [firstOutcome(task)]])),
});

/** A draft of before for a drawing that may have moved on: what is new gets its first value. */
export const completedDraft = (draft: RunDraft, tasks: readonly CalledTask[]): RunDraft => ({
  ...draft,
  mocks: { ...emptyDraft(tasks).mocks, ...draft.mocks },
});

export function draftOfScenario(
  scenario: ScenarioDocument,
  variables: readonly ThreadVarDef[],
  tasks: readonly CalledTask[],
): RunDraft {
  const typeOf = (name: string) => variables.find((each) => each.name === name)?.type ?? 'STR';
  const mocks = Object.fromEntries(
    scenario.tasks.map(({ taskDef, outcomes }) => {
      const returns = tasks.find((task) => task.taskDef === taskDef)?.returns;
      return [taskDef, outcomes.map((outcome) => outcomeOfScenario(outcome, returns))];
    }),
  );
  return {
    scenario: scenario.name,
    inputs: Object.fromEntries(
      scenario.inputs.map(({ name, value }) => [name, textOfLiteral(value, typeOf(name))]),
    ),
    mocks: { ...emptyDraft(tasks).mocks, ...mocks },
  };
}

type ScenarioOutcome = ScenarioDocument['tasks'][number]['outcomes'][number];

function outcomeOfScenario(outcome: ScenarioOutcome, returns: string | undefined): OutcomeDraft {
  const delay = outcome.takesMs === undefined ? {} : { delayMs: outcome.takesMs };
  switch (outcome.kind) {
    case 'output':
      return {
        ...delay,
        kind: 'output',
        value: returns === undefined ? '' : textOfLiteral(outcome.value, returns),
      };
    case 'exception':
      return {
        ...delay,
        kind: 'exception',
        name: outcome.name,
        message: outcome.message ?? '',
        ...(outcome.content !== undefined && { content: outcome.content }),
      };
    case 'error':
      return { ...delay, kind: 'error', message: outcome.message };
    case 'times-out':
      // A mock always reports; that an attempt is lost is told as the error that comes of it.
      return { ...delay, kind: 'error', message: 'The worker did not report in time' };
  }
}

export interface DraftErrors {
  /** By variable. */
  readonly inputs: Readonly<Record<string, string>>;
  /** By `taskDef/index of the outcome`. */
  readonly mocks: Readonly<Record<string, string>>;
}

export interface ReadDraft {
  /** VariableValues in protobuf JSON. */
  readonly inputs: Readonly<Record<string, JsonValue>>;
  readonly plans: readonly MockPlan[];
  readonly errors: DraftErrors;
  readonly isGood: boolean;
}

/**
 * @param mocked the tasks that no real worker answers
 * @param structDef knows the StructDefs of the project, whose values are written as JSON
 */
export function readDraft(
  draft: RunDraft,
  variables: readonly ThreadVarDef[],
  mocked: readonly CalledTask[],
  structDef?: StructDefLookup,
): ReadDraft {
  const inputs: Record<string, JsonValue> = {};
  const errors = { inputs: {} as Record<string, string>, mocks: {} as Record<string, string> };
  for (const variable of variables) {
    const text = draft.inputs[variable.name];
    if (text === undefined || text === '') {
      if (variable.required) errors.inputs[variable.name] = 'This input is required.';
      continue;
    }
    const value = valueOfText(text, variable.type, structDef);
    if (value.ok) inputs[variable.name] = value.value;
    else errors.inputs[variable.name] = value.error;
  }
  const plans = mocked.map((task): MockPlan => {
    const drafts = draft.mocks[task.taskDef] ?? [firstOutcome(task)];
    const outcomes = drafts.map((each, index) => {
      const outcome = outcomeOf(each, task.returns, structDef);
      if (typeof outcome === 'string') errors.mocks[`${task.taskDef}/${index}`] = outcome;
      return typeof outcome === 'string' ? ({ kind: 'error', message: outcome } as const) : outcome;
    });
    return { taskDef: task.taskDef, outcomes };
  });
  const isGood = Object.keys(errors.inputs).length + Object.keys(errors.mocks).length === 0;
  return { inputs, plans, errors, isGood };
}

/** A text is what is wrong. */
function outcomeOf(
  draft: OutcomeDraft,
  returns: string | undefined,
  structDef: StructDefLookup | undefined,
): MockOutcome | string {
  const delay = draft.delayMs ? { delayMs: draft.delayMs } : {};
  switch (draft.kind) {
    case 'output': {
      if (returns === undefined) return { ...delay, kind: 'output', value: {} };
      const value = valueOfText(draft.value, returns, structDef);
      return value.ok ? { ...delay, kind: 'output', value: value.value } : value.error;
    }
    case 'exception': {
      if (draft.name.trim() === '') return 'The EXCEPTION needs a name.';
      const content = draft.content === undefined ? undefined : valueOfText(draft.content, UNTYPED);
      if (content?.ok === false) return content.error;
      const exception = { name: draft.name.trim(), message: draft.message };
      return { ...delay, kind: 'exception', ...exception, ...(content && { content: content.value }) };
    }
    case 'error':
      return { ...delay, kind: 'error', message: draft.message };
  }
}
