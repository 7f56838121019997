/** The form of a run: inputs of the entrypoint, what mocked tasks do, filled from a scenario or from the last time. */
import { Alert, Button, Modal, Select, Text } from '@mantine/core';
import { IconAlertCircle, IconPlayerPlayFilled } from '@tabler/icons-react';
import type { FormEvent, KeyboardEvent } from 'react';
import type { Drawing } from '#model/document/drawing.ts';
import type { ThreadVarDef } from '#model/document/workflow.ts';
import { placeKeyOf } from '../actions/place-keys.ts';
import { useConnection } from '../store/connection-store.ts';
import { useDocument } from '../store/document-store.ts';
import { useRun } from '../store/run-store.ts';
import { useSession } from '../store/session-store.ts';
import { MockEditor } from './mock-editor.tsx';
import { useRunForm, type RunForm } from './use-run-form.ts';
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
      <Form drawing={drawing} close={close} />
    </Modal>
  );
}

/** Errors keep a drawing from running; they are shown first, with the way to them. */
function Errors({ count, close }: { count: number; close(): void }) {
  const isBroken = useDocument((state) => state.textBroken);
  if (count === 0 && !isBroken) return null;
  const words = isBroken
    ? 'The text does not parse. Fix it, or put the last good text back, to run this workflow.'
    : `${count === 1 ? 'An error keeps' : `${count} errors keep`} this workflow from running.`;
  const show = () => {
    close();
    useSession.getState().showDrawer('problems');
  };
  return (
    <Alert color="red" variant="light" icon={<IconAlertCircle size={16} />} data-testid="run-errors">
      <div className="run-alert">
        <span>{words}</span>
        <Button variant="default" data-autofocus onClick={show}>
          Show {count === 1 ? 'it' : 'them'}
        </Button>
      </div>
    </Alert>
  );
}

function EngineAway() {
  const engine = useConnection((state) => state.engine);
  if (engine.state === 'up') return null;
  return (
    <Alert color="yellow" variant="light" icon={<IconAlertCircle size={16} />} data-testid="run-engine-away">
      {engine.message ?? 'The local engine is starting.'}
    </Alert>
  );
}

function Scenario({ form }: { form: RunForm }) {
  if (form.scenarios.length === 0) return null;
  return (
    <Select
      label="Scenario"
      description="Fills the inputs and what mocked tasks do."
      placeholder="Filled by hand"
      data={form.scenarios.map((each) => each.name)}
      value={form.draft.scenario ?? null}
      clearable
      allowDeselect={false}
      data-testid="run-scenario"
      onChange={(name) => form.fillFrom(name ?? undefined)}
    />
  );
}

function Input({ form, variable, isFirst }: { form: RunForm; variable: ThreadVarDef; isFirst: boolean }) {
  const { name, type, required, masked, default: preset } = variable;
  const text = form.draft.inputs[name];
  return (
    <ValueField
      label={name}
      type={type}
      text={text}
      required={required}
      masked={masked}
      placeholder={preset === undefined ? undefined : `default ${preset}`}
      error={form.wasTried || text ? form.errors.inputs[name] : undefined}
      testId={`input:${name}`}
      autoFocus={isFirst}
      onChange={(next) => form.setInput(name, next)}
    />
  );
}

function Inputs({ form }: { form: RunForm }) {
  const required = form.variables.filter((each) => each.required);
  const optional = form.variables.filter((each) => !each.required);
  const list = (variables: readonly ThreadVarDef[], hasFirst: boolean) => (
    <div className="run-fields">
      {variables.map((each, index) => (
        <Input key={each.name} form={form} variable={each} isFirst={hasFirst && index === 0} />
      ))}
    </div>
  );
  const isUsed = optional.some((each) => form.draft.inputs[each.name] !== undefined);
  return (
    <section>
      <h3 className="section-title">Inputs</h3>
      {form.variables.length === 0 && (
        <Text size="xs" c="dimmed">
          This workflow has no variables.
        </Text>
      )}
      {list(required, true)}
      {optional.length > 0 && (
        <details className="run-optional" open={isUsed || required.length === 0 || undefined}>
          <summary>{optional.length} optional</summary>
          {list(optional, required.length === 0)}
        </details>
      )}
    </section>
  );
}

function Tasks({ form }: { form: RunForm }) {
  return (
    <section>
      <h3 className="section-title">Tasks</h3>
      {form.tasks.length === 0 && (
        <Text size="xs" c="dimmed">
          This workflow calls no tasks.
        </Text>
      )}
      {form.tasks.map((task) => (
        <MockEditor
          key={task.taskDef}
          task={task}
          workers={form.workersOf(task.taskDef)}
          outcomes={form.draft.mocks[task.taskDef] ?? []}
          errorAt={(index) => form.errors.mocks[`${task.taskDef}/${index}`]}
          onChange={(outcomes) => form.setOutcomes(task.taskDef, outcomes)}
        />
      ))}
    </section>
  );
}

function Foot({ form, canStart, close }: { form: RunForm; canStart: boolean; close(): void }) {
  const busy = useRun((state) => state.busy);
  const said =
    form.failure ?? (form.wasTried && form.hasErrors ? 'Some fields need another look.' : undefined);
  return (
    <div className="run-foot">
      <span
        className={said === undefined ? 'run-busy' : 'run-failure'}
        role={said && 'alert'}
        data-testid="run-failure"
      >
        {said ?? busy}
      </span>
      <Button variant="default" onClick={close}>
        Cancel
      </Button>
      <Button
        type="submit"
        loading={busy !== undefined}
        disabled={!canStart}
        data-autofocus={canStart || undefined}
        leftSection={<IconPlayerPlayFilled size={14} />}
        data-testid="run-start"
      >
        Start
      </Button>
    </div>
  );
}

function Form({ drawing, close }: { drawing: Drawing; close(): void }) {
  const form = useRunForm(drawing, close);
  const errorCount = useDocument(
    (state) => state.problems.filter((each) => each.severity === 'error').length,
  );
  const isBroken = useDocument((state) => state.textBroken);
  const canStart = errorCount === 0 && !isBroken;
  const start = (event: FormEvent | KeyboardEvent) => {
    event.preventDefault();
    if (canStart) void form.start();
  };
  return (
    <form
      className="run-form"
      onSubmit={start}
      onKeyDown={(event) => placeKeyOf('run-form', event) === 'start' && start(event)}
    >
      <div className="run-form-scroll">
        <Errors count={errorCount} close={close} />
        <EngineAway />
        <Scenario form={form} />
        <div className="run-columns">
          <Inputs form={form} />
          <Tasks form={form} />
        </div>
      </div>
      <Foot form={form} canStart={canStart} close={close} />
    </form>
  );
}
