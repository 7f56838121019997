/** What happens to one TaskDef's tasks in a run: a real worker does them, or the outcomes that are set here, in order. */
import {
  ActionIcon,
  Autocomplete,
  Button,
  NumberInput,
  SegmentedControl,
  Text,
  TextInput,
  Tooltip,
} from '@mantine/core';
import { IconFlask, IconPlugConnected, IconPlus, IconTrash } from '@tabler/icons-react';
import type { OutcomeDraft } from '../store/run-store.ts';
import type { CalledTask } from './called-tasks.ts';
import { firstOutcome } from './run-draft.ts';
import { ValueField } from './value-field.tsx';

interface OutcomeProps {
  readonly task: CalledTask;
  readonly outcome: OutcomeDraft;
  readonly error: string | undefined;
  readonly place: string;
  readonly isOnly: boolean;
  onChange(outcome: OutcomeDraft): void;
  onRemove(): void;
}

const kinds = [
  { value: 'output', label: 'Output' },
  { value: 'exception', label: 'Exception' },
  { value: 'error', label: 'Error' },
];

function changedKind(kind: string, before: OutcomeDraft, task: CalledTask): OutcomeDraft {
  const delay = before.delayMs === undefined ? {} : { delayMs: before.delayMs };
  if (kind === 'exception')
    return { ...delay, kind: 'exception', name: task.exceptions[0] ?? '', message: 'Mocked' };
  if (kind === 'error') return { ...delay, kind: 'error', message: 'Mocked: a technical failure' };
  return { ...firstOutcome(task), ...delay };
}

function Detail({
  task,
  outcome,
  error,
  onChange,
}: Pick<OutcomeProps, 'task' | 'outcome' | 'error' | 'onChange'>) {
  if (outcome.kind === 'error')
    return (
      <TextInput
        aria-label="Message of the error"
        placeholder="What went wrong"
        value={outcome.message}
        onChange={(event) => onChange({ ...outcome, message: event.currentTarget.value })}
      />
    );
  if (outcome.kind === 'exception')
    return (
      <div className="mock-exception">
        <Autocomplete
          aria-label="Name of the EXCEPTION"
          placeholder="name, e.g. card-declined"
          data={[...task.exceptions]}
          value={outcome.name}
          error={error}
          className="value-mono"
          onChange={(name) => onChange({ ...outcome, name })}
        />
        <TextInput
          aria-label="Message of the EXCEPTION"
          placeholder="Message"
          value={outcome.message}
          onChange={(event) => onChange({ ...outcome, message: event.currentTarget.value })}
        />
      </div>
    );
  if (task.returns === undefined)
    return (
      <Text size="xs" c="dimmed">
        It returns nothing.
      </Text>
    );
  return (
    <ValueField
      label="returns"
      type={task.returns}
      text={outcome.value}
      error={error}
      onChange={(value) => onChange({ ...outcome, value })}
    />
  );
}

function Outcome(props: OutcomeProps) {
  const { outcome, task, place, isOnly, onChange, onRemove } = props;
  return (
    <div className="mock-outcome" role="group" aria-label={`${place} outcome of ${task.taskDef}`}>
      <div className="mock-outcome-head">
        <Text size="xs" c="dimmed" className="mock-place">
          {place}
        </Text>
        <SegmentedControl
          size="xs"
          data={kinds}
          value={outcome.kind}
          aria-label={`Kind of the ${place} outcome`}
          onChange={(kind) => onChange(changedKind(kind, outcome, task))}
        />
        <Tooltip label="Delay before it reports">
          <NumberInput
            size="xs"
            w={96}
            min={0}
            step={500}
            suffix=" ms"
            placeholder="0 ms"
            hideControls
            aria-label="Delay in milliseconds"
            value={outcome.delayMs ?? ''}
            onChange={(value) =>
              onChange({ ...outcome, delayMs: typeof value === 'number' && value > 0 ? value : undefined })
            }
          />
        </Tooltip>
        {!isOnly && (
          <ActionIcon aria-label={`Remove the ${place} outcome`} onClick={onRemove}>
            <IconTrash size={14} />
          </ActionIcon>
        )}
      </div>
      <Detail {...props} />
    </div>
  );
}

interface MockEditorProps {
  readonly task: CalledTask;
  /** Ids of real workers that are connected. */
  readonly workers: readonly string[];
  readonly outcomes: readonly OutcomeDraft[];
  /** By index of the outcome. */
  errorAt(index: number): string | undefined;
  onChange(outcomes: readonly OutcomeDraft[]): void;
}

const ordinal = (index: number): string => ['1st', '2nd', '3rd'][index] ?? `${index + 1}th`;

function placeOf(index: number, count: number): string {
  if (count === 1) return 'every';
  return index === count - 1 ? `${ordinal(index)} on` : ordinal(index);
}

export function MockEditor({ task, workers, outcomes, errorAt, onChange }: MockEditorProps) {
  const isReal = workers.length > 0;
  return (
    <section className="mock" data-testid={`mock:${task.taskDef}`} data-real={isReal}>
      <header className="mock-head">
        <span className="mono mock-name">{task.taskDef}</span>
        <span className={`badge tone-${isReal ? 'good' : 'flow'}`}>
          {isReal ? <IconPlugConnected size={12} /> : <IconFlask size={12} />}
          {isReal ? 'worker connected' : 'mocked'}
        </span>
        {!isReal && (
          <Button
            variant="subtle"
            size="compact-xs"
            ml="auto"
            leftSection={<IconPlus size={12} />}
            aria-label={`Then another outcome of ${task.taskDef}`}
            onClick={() => onChange([...outcomes, outcomes.at(-1) ?? firstOutcome(task)])}
          >
            Then
          </Button>
        )}
      </header>
      {isReal ? (
        <Text size="xs" c="dimmed">
          {workers.join(', ')} does this task.
        </Text>
      ) : (
        outcomes.map((outcome, index) => (
          <Outcome
            key={index}
            task={task}
            outcome={outcome}
            error={errorAt(index)}
            place={placeOf(index, outcomes.length)}
            isOnly={outcomes.length === 1}
            onChange={(next) => onChange(outcomes.map((each, at) => (at === index ? next : each)))}
            onRemove={() => onChange(outcomes.filter((_each, at) => at !== index))}
          />
        ))
      )}
    </section>
  );
}
