/** The state of the Run dialog: what is typed, what it means, whether it can start, and starting it. */
import { useMemo, useState } from 'react';
import type { Drawing } from '#model/document/drawing.ts';
import { projectLookup } from '#model/validate/project-lookup.ts';
import type { ScenarioDocument } from '#model/document/scenario.ts';
import type { ThreadVarDef } from '#model/document/workflow.ts';
import { errorMessage } from '../services/error-message.ts';
import { host } from '../services/host.ts';
import { useDocument } from '../store/document-store.ts';
import { useRun, type OutcomeDraft, type RunDraft } from '../store/run-store.ts';
import { useSession } from '../store/session-store.ts';
import { calledTasks, type CalledTask } from './called-tasks.ts';
import { completedDraft, draftOfScenario, emptyDraft, readDraft, type DraftErrors } from './run-draft.ts';
import { useScenarios } from './scenarios-of-project.ts';
import { startRun } from './start-run.ts';
import { useWorkers } from './use-workers.ts';
import { useNeededWorkflows } from './workflows-of-project.ts';

export interface RunForm {
  readonly variables: readonly ThreadVarDef[];
  readonly tasks: readonly CalledTask[];
  readonly scenarios: readonly ScenarioDocument[];
  readonly draft: RunDraft;
  /** Of all fields; those of inputs that are merely empty only after the first try. */
  readonly errors: DraftErrors;
  readonly hasErrors: boolean;
  readonly wasTried: boolean;
  /** Why the engine refused. */
  readonly failure: string | undefined;
  workersOf(taskDef: string): readonly string[];
  setInput(variable: string, text: string): void;
  setOutcomes(taskDef: string, outcomes: readonly OutcomeDraft[]): void;
  /** Undefined: empties the form. */
  fillFrom(scenario: string | undefined): void;
  start(): Promise<void>;
}

const without = (inputs: RunDraft['inputs'], name: string): RunDraft['inputs'] =>
  Object.fromEntries(Object.entries(inputs).filter(([key]) => key !== name));

export function useRunForm(drawing: Drawing, close: () => void): RunForm {
  const { workflow } = drawing;
  const root = useDocument((state) => state.project?.root ?? '');
  const key = `${root} ${workflow.name}`;
  const variables = workflow.threads.find((each) => each.name === workflow.entrypoint)?.variables ?? [];
  const others = useNeededWorkflows(workflow);
  const tasks = useMemo(() => calledTasks(drawing, others), [drawing, others]);
  const names = useMemo(() => tasks.map((task) => task.taskDef), [tasks]);
  const scenarios = useScenarios(workflow.name) ?? [];
  const workers = useWorkers(names);
  const kept = useRun((state) => state.drafts[key]);
  const [own, setOwn] = useState<RunDraft | undefined>(undefined);
  const [wasTried, setWasTried] = useState(false);
  const [failure, setFailure] = useState<string | undefined>(undefined);

  // What was typed; else the last run; else the first scenario of the project; else nothing.
  const [first] = scenarios;
  const initial = kept ?? (first && draftOfScenario(first, variables, tasks)) ?? emptyDraft(tasks);
  const draft = completedDraft(own ?? initial, tasks);
  const workersOf = (taskDef: string) => workers.byTaskDef[taskDef] ?? [];
  const mocked = tasks.filter((task) => workersOf(task.taskDef).length === 0);
  const { structDef } = useMemo(() => projectLookup(drawing), [drawing]);
  const read = readDraft(draft, variables, mocked, structDef);
  const change = (part: Partial<RunDraft>) => setOwn({ ...draft, scenario: undefined, ...part });

  const start = async (): Promise<void> => {
    setWasTried(true);
    setFailure(undefined);
    if (!read.isGood) return;
    const { setBusy, keepDraft, watch } = useRun.getState();
    keepDraft(key, draft);
    try {
      const unmocked = names.filter((name) => workersOf(name).length > 0);
      const order = { drawing, others, inputs: read.inputs, plans: read.plans, unmocked };
      const started = await startRun(host().engine, order, setBusy);
      if (!started.ok) return setFailure(started.error[0]?.message);
      close();
      useSession.getState().showSidePanel('runs');
      watch(started.value, workflow);
    } catch (error) {
      setFailure(errorMessage(error));
    } finally {
      setBusy(undefined);
    }
  };

  return {
    variables,
    tasks,
    scenarios,
    draft,
    errors: read.errors,
    hasErrors: !read.isGood,
    wasTried,
    failure,
    workersOf,
    setInput: (name, text) =>
      change({ inputs: text === '' ? without(draft.inputs, name) : { ...draft.inputs, [name]: text } }),
    setOutcomes: (taskDef, outcomes) => change({ mocks: { ...draft.mocks, [taskDef]: outcomes } }),
    fillFrom: (name) => {
      const scenario = scenarios.find((each) => each.name === name);
      setOwn(scenario ? draftOfScenario(scenario, variables, tasks) : emptyDraft(tasks));
    },
    start,
  };
}
