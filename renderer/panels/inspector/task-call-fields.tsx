/** The fields of a call of a task: which TaskDef, its arguments, time-out, retries. Of task nodes and of reminders. */
import type { TaskCall } from '#model/document/node.ts';
import type { TaskDef } from '#model/document/definitions.ts';
import { ChoiceRow } from './fields/choice-row.tsx';
import { ExpressionRow } from './fields/expression-row.tsx';
import { DurationRow } from './fields/duration-row.tsx';
import { NumberRow } from './fields/number-row.tsx';
import { ReferenceRow } from './fields/reference-row.tsx';
import { Section } from './fields/section.tsx';
import { SwitchRow } from './fields/switch-row.tsx';
import { OpenDefinition } from './open-definition.tsx';
import type { RecordForm } from './record-form.ts';
import { ExpressionList } from './lists/expression-list.tsx';
import { useDefinitions } from './use-drawing-names.ts';

interface TaskCallFieldsProps {
  readonly form: RecordForm;
  readonly call: TaskCall;
  /** Path of the call inside the record: '' or `actions/0/action/call/`. */
  readonly prefix?: string;
  readonly set: (patch: { readonly [K in keyof TaskCall]?: TaskCall[K] | undefined }, field: string) => void;
}

const firstBackoff = { baseMs: 1000, maxMs: 60_000, factor: 2 };

export function TaskCallFields({ form, call, prefix = '', set }: TaskCallFieldsProps) {
  const defs = useDefinitions('task-def') as readonly TaskDef[];
  const def = defs.find((each) => each.name === call.task);
  const isDynamic = call.dynamicTask !== undefined;
  const at = (field: string) => prefix + field;
  return (
    <>
      <Section title="Task">
        <ChoiceRow
          field={at('mode')}
          label="Called by"
          value={isDynamic ? 'dynamic' : 'static'}
          choices={[
            { value: 'static', label: 'its name' },
            { value: 'dynamic', label: 'an expression' },
          ]}
          onChange={(mode) =>
            mode === 'dynamic'
              ? set({ dynamicTask: JSON.stringify(call.task ?? ''), task: undefined }, at('dynamicTask'))
              : set({ task: '', dynamicTask: undefined }, at('task'))
          }
        />
        {isDynamic ? (
          <ExpressionRow
            form={form}
            field={at('dynamicTask')}
            label="Expression that gives the name"
            value={call.dynamicTask}
            onChange={(dynamicTask) => set({ dynamicTask }, at('dynamicTask'))}
          />
        ) : (
          <ReferenceRow
            form={form}
            field={at('task')}
            label="Task definition"
            value={call.task}
            options={defs.map((each) => each.name)}
            onChange={(task) => set({ task }, at('task'))}
            placeholder="Name of the task"
            help={def?.description}
            aside={call.task ? <OpenDefinition kind="task-def" name={call.task} /> : undefined}
          />
        )}
        <ExpressionList
          form={form}
          field={at('args')}
          label="Arguments"
          values={call.args}
          names={def?.inputs.map((input) => ({ name: input.name, type: input.type }))}
          onChange={(args, field) => set({ args }, field)}
        />
      </Section>
      <Section title="When it fails">
        <div className="field-pair">
          <NumberRow
            form={form}
            field={at('retries')}
            label="Retries"
            value={call.retries}
            placeholder="0"
            onChange={(retries) => set({ retries }, at('retries'))}
          />
          <DurationRow
            form={form}
            field={at('timeoutSeconds')}
            label="Time-out of an attempt"
            placeholder="60 s"
            value={call.timeoutSeconds}
            onChange={(timeoutSeconds) => set({ timeoutSeconds }, at('timeoutSeconds'))}
          />
        </div>
        <SwitchRow
          field={at('backoff')}
          label="Wait longer before each retry"
          value={call.backoff !== undefined}
          onChange={(on) => set({ backoff: on ? firstBackoff : undefined }, at('backoff'))}
        />
        {call.backoff && (
          <BackoffFields
            form={form}
            backoff={call.backoff}
            prefix={at('backoff/')}
            set={(backoff, field) => set({ backoff }, field)}
          />
        )}
      </Section>
    </>
  );
}

type Backoff = NonNullable<TaskCall['backoff']>;

function BackoffFields({
  form,
  backoff,
  prefix,
  set,
}: {
  form: RecordForm;
  backoff: Backoff;
  prefix: string;
  set: (backoff: Backoff, field: string) => void;
}) {
  const change = (key: keyof Backoff) => (value: number | undefined) =>
    set({ ...backoff, [key]: value ?? 0 }, prefix + key);
  return (
    <div className="field-pair">
      <DurationRow
        form={form}
        field={`${prefix}baseMs`}
        label="First wait"
        unit="ms"
        value={backoff.baseMs}
        onChange={change('baseMs')}
      />
      <NumberRow
        form={form}
        field={`${prefix}factor`}
        label="Then times"
        decimals
        value={backoff.factor}
        onChange={change('factor')}
      />
      <DurationRow
        form={form}
        field={`${prefix}maxMs`}
        label="At most"
        unit="ms"
        value={backoff.maxMs}
        onChange={change('maxMs')}
      />
    </div>
  );
}
