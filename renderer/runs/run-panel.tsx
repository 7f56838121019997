/** The side panel of runs: the watched run's NodeRuns, variables and interrupts, and the runs of before. */
import { Button } from '@mantine/core';
import { IconBellRinging, IconPlayerPlayFilled } from '@tabler/icons-react';
import { useConnection } from '../store/connection-store.ts';
import { useDocument } from '../store/document-store.ts';
import { useSession } from '../store/session-store.ts';
import { EarlierRuns } from './earlier-runs.tsx';
import { isOver } from './node-run-mark.ts';
import { NodeRunList } from './node-run-list.tsx';
import { interruptionsOf } from './offers.ts';
import type { Run } from './read-run.ts';
import { useRunView } from './use-run-view.ts';
import { VariablesTable } from './variables-table.tsx';
import './runs.css';

function Interrupts({ run }: { run: Run }) {
  const workflow = useDocument((state) => state.drawing?.workflow);
  if (workflow === undefined || isOver(run.wfRun.status)) return null;
  const interruptions = interruptionsOf(run, workflow);
  if (interruptions.length === 0) return null;
  return (
    <section>
      <h2 className="section-title">Interrupts</h2>
      {interruptions.map(({ event, thread, handler }) => (
        <button
          key={event}
          type="button"
          className="list-row"
          data-testid={`interrupt:${event}`}
          title={`Interrupts ${thread} and runs ${handler}`}
          onClick={() => useSession.getState().openDialog({ kind: 'post-event', event })}
        >
          <IconBellRinging size={14} />
          <span className="grow">
            Post <span className="mono">{event}</span>
          </span>
        </button>
      ))}
    </section>
  );
}

function NothingYet() {
  const canRun = useDocument((state) => state.drawing !== undefined);
  const engine = useConnection((state) => state.engine);
  return (
    <div className="empty run-empty">
      <span>
        {engine.state === 'up'
          ? 'Run the drawing to see it here: every NodeRun with its inputs, output, attempts and failures.'
          : (engine.message ?? 'The local engine is starting.')}
      </span>
      <Button
        disabled={!canRun}
        leftSection={<IconPlayerPlayFilled size={14} />}
        onClick={() => useSession.getState().openDialog({ kind: 'run' })}
      >
        Run
      </Button>
    </div>
  );
}

export function RunPanel() {
  const run = useRunView();
  const name = useDocument((state) => state.drawing?.workflow.name);
  return (
    <div className="run-panel" data-testid="run-panel">
      {run === undefined ? (
        <NothingYet />
      ) : (
        <>
          <Interrupts run={run} />
          <section>
            <h2 className="section-title">Steps</h2>
            <NodeRunList run={run} />
          </section>
          <section>
            <h2 className="section-title">Variables</h2>
            <VariablesTable run={run} />
          </section>
        </>
      )}
      {name !== undefined && <EarlierRuns key={name} workflow={name} />}
    </div>
  );
}
