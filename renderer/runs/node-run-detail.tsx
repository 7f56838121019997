/** The inspector's view of one NodeRun: status and times, what it waits for, inputs, output, failures, attempts. */
import { Button, Select } from '@mantine/core';
import type { ReactNode } from 'react';
import type { NodeRun } from '#api/gen/node_run_pb.js';
import type { TaskRun } from '#api/gen/task_run_pb.js';
import { useRun } from '../store/run-store.ts';
import { StatusMark, statusWords } from '../ui/status-mark.tsx';
import { attemptMark, attemptText } from './attempt.ts';
import { nodeRunMark } from './node-run-mark.ts';
import { inputsOf, outputOf, tookText, type Row } from './node-run-outcome.ts';
import { offerOf } from './offers.ts';
import { openOffer } from './open-offer.ts';
import { instantMs, nodeRunKey, taskRunOf, threadNumber, type Run } from './read-run.ts';
import { useMaskedEvents } from './use-run-view.ts';
import { wholeValue } from './value-text.ts';

function Section({ title, children }: { title: string; children: ReactNode }) {
  return (
    <section>
      <h3 className="section-title">{title}</h3>
      {children}
    </section>
  );
}

function Rows({ rows }: { rows: readonly Row[] }) {
  return (
    <dl className="run-rows">
      {rows.map(({ name, value }) => (
        <div key={name}>
          <dt className="mono">{name}</dt>
          <dd className="mono">{value}</dd>
        </div>
      ))}
    </dl>
  );
}

function Attempts({ taskRun }: { taskRun: TaskRun }) {
  return (
    <Section title={`Attempts · ${taskRun.attempts.length} of ${taskRun.totalAttempts}`}>
      <ol className="attempts">
        {taskRun.attempts.map((attempt, index) => (
          <li key={index}>
            <StatusMark status={attemptMark(attempt)} size={18} />
            <div>
              <div className="mono attempt-text">{attemptText(attempt)}</div>
              <div className="dim attempt-who">
                try {index + 1}
                {attempt.taskWorkerId !== '' && ` · ${attempt.taskWorkerId}`}
              </div>
            </div>
          </li>
        ))}
      </ol>
    </Section>
  );
}

function Failures({ nodeRun }: { nodeRun: NodeRun }) {
  if (nodeRun.failures.length === 0) return null;
  return (
    <Section title="Failures">
      {nodeRun.failures.map((failure, index) => (
        <div key={index} className="failure tone-bad">
          <div>
            <strong className="mono">{failure.failureName}</strong>{' '}
            {failure.wasProperlyHandled
              ? `was handled by thread ${failure.failureHandlerThreadrunId ?? ''}`
              : failure.failureHandlerThreadrunId === undefined
                ? 'was not handled'
                : `is being handled by thread ${failure.failureHandlerThreadrunId}`}
          </div>
          {failure.message !== '' && <div>{failure.message}</div>}
          {failure.content?.value.case !== undefined && (
            <pre className="run-value">{wholeValue(failure.content)}</pre>
          )}
        </div>
      ))}
    </Section>
  );
}

/** Which of its visits to look at. */
function Visits({ all, nodeRun }: { all: readonly NodeRun[]; nodeRun: NodeRun }) {
  if (all.length < 2) return null;
  return (
    <Select
      aria-label="Visit"
      size="xs"
      data={all.map((each, index) => ({
        value: nodeRunKey(each),
        label: `Visit ${index + 1} of ${all.length} · thread ${threadNumber(each)}`,
      }))}
      value={nodeRunKey(nodeRun)}
      allowDeselect={false}
      data-testid="visit"
      onChange={(key) => useRun.getState().choose(key ?? undefined)}
    />
  );
}

const clock = (ms: number | undefined): string =>
  ms === undefined ? '' : new Date(ms).toLocaleTimeString(undefined, { hour12: false });

export function NodeRunDetail({
  run,
  nodeRun,
  visits,
}: {
  run: Run;
  nodeRun: NodeRun;
  visits: readonly NodeRun[];
}) {
  const status = nodeRunMark(run, nodeRun);
  const inputs = inputsOf(run, nodeRun);
  const output = outputOf(run, nodeRun, useMaskedEvents());
  const taskRun = taskRunOf(run, nodeRun);
  const offer = offerOf(run, nodeRun);
  const took = tookText(nodeRun);
  return (
    <div className="node-run-detail" data-testid="node-run-detail">
      <Visits all={visits} nodeRun={nodeRun} />
      <div className="node-run-state">
        <StatusMark status={status} />
        <strong>{statusWords(status)}</strong>
        <span className="dim">
          {clock(instantMs(nodeRun.arrivalTime))}
          {took !== undefined && ` · took ${took}`}
        </span>
      </div>
      <div className="dim mono node-run-id">
        {nodeRun.threadSpecName} · NodeRun {nodeRunKey(nodeRun)}
      </div>
      {offer && (
        <Button mt={8} onClick={() => openOffer(offer)}>
          {offer.label}
        </Button>
      )}
      {nodeRun.failures.length === 0 && nodeRun.errorMessage !== undefined && nodeRun.errorMessage !== '' && (
        <div className="failure tone-bad">{nodeRun.errorMessage}</div>
      )}
      <Failures nodeRun={nodeRun} />
      {inputs.length > 0 && (
        <Section title="Inputs">
          <Rows rows={inputs} />
        </Section>
      )}
      {output !== undefined && (
        <Section title="Output">
          <pre className="run-value">{output}</pre>
        </Section>
      )}
      {taskRun && <Attempts taskRun={taskRun} />}
    </div>
  );
}
