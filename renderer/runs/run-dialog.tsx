/** The form of a run: inputs of the entrypoint, what mocked tasks do, filled from a scenario or from the last time. */
import { Alert, Button, Modal, Select, Text } from '@mantine/core';
import { IconAlertCircle, IconPlayerPlayFilled } from '@tabler/icons-react';
import { useMemo, useState } from 'react';
import type { Drawing } from '#model/document/drawing.ts';
import { errorMessage } from '../services/error-message.ts';
import { host } from '../services/host.ts';
import { useConnection } from '../store/connection-store.ts';
import { useDocument } from '../store/document-store.ts';
import { useRun, type RunDraft } from '../store/run-store.ts';
import { useSession } from '../store/session-store.ts';
import { calledTasks } from './called-tasks.ts';
import { MockEditor } from './mock-editor.tsx';
import { completedDraft, draftOfScenario, emptyDraft, readDraft } from './run-draft.ts';
import { useScenarios } from './scenarios-of-project.ts';
import { startRun } from './start-run.ts';
import { useWorkers } from './use-workers.ts';
import { ValueField } from './value-field.tsx';
import './runs.css';

export function RunDialog() {
  const drawing = useDocument((state) => state.drawing);
  const close = () => useSession.getState().openDialog(undefined);
  if (drawing === undefined) return null;
  return (
    <Modal
      opened
      onClose={close}
      size={860}
      title={`Run ${drawing.workflow.name}`}
      data-testid="run-dialog"
      classNames={{ body: 'run-dialog-body' }}
    >
      <RunForm drawing={drawing} close={close} />
    </Modal>
  );
}

/** Errors keep a drawing from running; they are shown first. */
function useErrors(): number {
  return useDocument((state) => state.problems.filter((each) => each.severity === 'error').length);
}

function Errors({ count, close }: { count: number; close(): void }) {
  const isBroken = useDocument((state) => state.textBroken);
  if (count === 0 && !isBroken) return null;
  return (
    <Alert color="red" variant="light" icon={<IconAlertCircle size={16} />} data-testid="run-errors">
      <div className="run-alert">
        <span>
          {isBroken
            ? 'The text does not parse; what runs is the last good drawing.'
            : `${count === 1 ? 'An error keeps' : `${count} errors keep`} this workflow from running.`}
        </span>
        <Button
          variant="default"
          onClick={() => {
            close();
            useSession.getState().showDrawer('problems');
          }}
        >
          Show {count === 1 ? 'it' : 'them'}
        </Button>
      </div>
    </Alert>
  );
}

function RunForm({ drawing, close }: { drawing: Drawing; close(): void }) {
  const { workflow } = drawing;
  const root = useDocument((state) => state.project?.root ?? '');
  const key = `${root} ${workflow.name}`;
  const variables = workflow.threads.find((each) => each.name === workflow.entrypoint)?.variables ?? [];
  const tasks = useMemo(() => calledTasks(drawing), [drawing]);
  const scenarios = useScenarios(workflow.name);
  const workers = useWorkers(useMemo(() => tasks.map((task) => task.taskDef), [tasks]));
  const engine = useConnection((state) => state.engine);
  const errorCount = useErrors();
  const kept = useRun((state) => state.drafts[key]);
  const [own, setOwn] = useState<RunDraft | undefined>(undefined);
  const [wasTried, setWasTried] = useState(false);
  const [failure, setFailure] = useState<string | undefined>(undefined);
  const busy = useRun((state) => state.busy);

  // What was typed; else the last run; else the first scenario of the project; else nothing.
  const [firstScenario] = scenarios ?? [];
  const initial = kept ?? (firstScenario && draftOfScenario(firstScenario, variables, tasks));
  const draft = completedDraft(own ?? initial ?? emptyDraft(tasks), tasks);
  const isMocked = (taskDef: string) => (workers.byTaskDef[taskDef] ?? []).length === 0;
  const read = readDraft(
    draft,
    variables,
    tasks.filter((task) => isMocked(task.taskDef)),
  );
  const required = variables.filter((each) => each.required);
  const optional = variables.filter((each) => !each.required);
  const change = (part: Partial<RunDraft>) => setOwn({ ...draft, scenario: undefined, ...part });

  const start = async (): Promise<void> => {
    setWasTried(true);
    setFailure(undefined);
    if (!read.isGood) return;
    const { setBusy, keepDraft, watch } = useRun.getState();
    keepDraft(key, draft);
    try {
      const order = {
        drawing,
        inputs: read.inputs,
        plans: read.plans,
        unmocked: tasks.map((task) => task.taskDef).filter((name) => !isMocked(name)),
      };
      const started = await startRun(host().engine, order, setBusy);
      if (!started.ok) {
        setFailure(started.error[0]?.message);
        return;
      }
      watch(started.value, workflow);
      close();
      useSession.getState().showSidePanel('runs');
      useSession.getState().showInspector('run');
    } catch (error) {
      setFailure(errorMessage(error));
    } finally {
      setBusy(undefined);
    }
  };

  const field = (name: string, index: number) => {
    const variable = variables.find((each) => each.name === name)!;
    const { [name]: _removed, ...others } = draft.inputs;
    return (
      <ValueField
        key={name}
        label={name}
        type={variable.type}
        text={draft.inputs[name]}
        required={variable.required}
        masked={variable.masked}
        placeholder={variable.default === undefined ? undefined : `default ${variable.default}`}
        error={wasTried || draft.inputs[name] ? read.errors.inputs[name] : undefined}
        testId={`input:${name}`}
        autoFocus={index === 0}
        onChange={(text) => change({ inputs: text === '' ? others : { ...draft.inputs, [name]: text } })}
      />
    );
  };

  return (
    <form
      className="run-form"
      onSubmit={(event) => {
        event.preventDefault();
        void start();
      }}
      onKeyDown={(event) => {
        if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) {
          event.preventDefault();
          void start();
        }
      }}
    >
      <div className="run-form-scroll">
        <Errors count={errorCount} close={close} />
        {engine.state !== 'up' && (
          <Alert color="yellow" variant="light" icon={<IconAlertCircle size={16} />}>
            {engine.message ?? 'The local engine is starting.'}
          </Alert>
        )}
        {scenarios !== undefined && scenarios.length > 0 && (
          <Select
            label="Scenario"
            description="Fills the inputs and what mocked tasks do."
            placeholder="Choose a scenario, or fill the form by hand"
            data={scenarios.map((each) => each.name)}
            value={draft.scenario ?? null}
            clearable
            allowDeselect={false}
            data-testid="run-scenario"
            comboboxProps={{ withinPortal: true }}
            onChange={(name) => {
              const scenario = scenarios.find((each) => each.name === name);
              setOwn(scenario ? draftOfScenario(scenario, variables, tasks) : emptyDraft(tasks));
            }}
          />
        )}
        <div className="run-columns">
          <section>
            <h3 className="section-title">Inputs</h3>
            {variables.length === 0 && (
              <Text size="xs" c="dimmed">
                This workflow has no variables.
              </Text>
            )}
            <div className="run-fields">{required.map((each, index) => field(each.name, index))}</div>
            {optional.length > 0 && (
              <details className="run-optional" open={optional.some((each) => draft.inputs[each.name])}>
                <summary>{optional.length} optional</summary>
                <div className="run-fields">
                  {optional.map((each, index) => field(each.name, index + required.length))}
                </div>
              </details>
            )}
          </section>
          <section>
            <h3 className="section-title">Tasks</h3>
            {tasks.length === 0 && (
              <Text size="xs" c="dimmed">
                This workflow calls no tasks.
              </Text>
            )}
            {tasks.map((task) => (
              <MockEditor
                key={task.taskDef}
                task={task}
                workers={workers.byTaskDef[task.taskDef] ?? []}
                outcomes={draft.mocks[task.taskDef] ?? []}
                errorAt={(index) => read.errors.mocks[`${task.taskDef}/${index}`]}
                onChange={(outcomes) => change({ mocks: { ...draft.mocks, [task.taskDef]: outcomes } })}
              />
            ))}
          </section>
        </div>
      </div>
      <footer className="run-foot">
        {failure && (
          <span className="run-failure" role="alert" data-testid="run-failure">
            {failure}
          </span>
        )}
        {!failure && wasTried && !read.isGood && (
          <span className="run-failure" role="alert">
            Some fields need another look.
          </span>
        )}
        <Button variant="default" onClick={close}>
          Cancel
        </Button>
        <Button
          type="submit"
          loading={busy !== undefined}
          disabled={errorCount > 0}
          leftSection={<IconPlayerPlayFilled size={14} />}
          data-testid="run-start"
        >
          Start
        </Button>
      </footer>
    </form>
  );
}
