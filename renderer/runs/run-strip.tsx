/** The strip over the canvas while a run is shown: how it stands, how long, whether the drawing moved on, what can be done. */
import { IconPencilExclamation, IconPlugConnectedX } from '@tabler/icons-react';
import { LHStatus } from '#api/gen/common_enums_pb.js';
import { useConnection } from '../store/connection-store.ts';
import { StatusMark } from '../ui/status-mark.tsx';
import { isOver, markOf } from './node-run-mark.ts';
import { elapsedMs } from './paint.ts';
import type { Run } from './read-run.ts';
import { RunControls } from './run-controls.tsx';
import { useIsStale, useRunView } from './use-run-view.ts';
import { useNow } from './use-now.ts';
import { durationText } from './value-text.ts';
import './runs.css';

function Elapsed({ run }: { run: Run }) {
  const now = useNow(!isOver(run.wfRun.status));
  return <span className="run-elapsed">{durationText(elapsedMs(run, now))}</span>;
}

const words: Readonly<Record<LHStatus, string>> = {
  [LHStatus.STARTING]: 'Starting',
  [LHStatus.RUNNING]: 'Running',
  [LHStatus.COMPLETED]: 'Completed',
  [LHStatus.HALTING]: 'Halting',
  [LHStatus.HALTED]: 'Halted',
  [LHStatus.ERROR]: 'Error',
  [LHStatus.EXCEPTION]: 'Exception',
};

export function RunStrip() {
  const run = useRunView();
  const isStale = useIsStale();
  const isDown = useConnection((state) => state.engine.state !== 'up' || state.host === 'lost');
  if (run === undefined) return null;
  const { status } = run.wfRun;
  const failure = run.nodeRuns.findLast((each) => each.failures.length > 0)?.failures.at(-1);
  return (
    <div className="run-strip" role="group" aria-label="Run">
      <span
        className="run-strip-status"
        role="status"
        data-testid="run-status"
        data-status={LHStatus[status]}
      >
        <StatusMark status={markOf(status)} size={18} />
        <strong>{words[status] ?? LHStatus[status]}</strong>
        {(status === LHStatus.ERROR || status === LHStatus.EXCEPTION) && failure && (
          <span className="mono">{failure.failureName}</span>
        )}
      </span>
      <Elapsed run={run} />
      {isStale && (
        <span
          className="badge tone-waiting"
          data-testid="run-stale"
          title="The drawing was changed after this run was started"
        >
          <IconPencilExclamation size={12} /> drawing changed since
        </span>
      )}
      {isDown && (
        <span
          className="badge tone-bad"
          title="What you see is the last known state; it goes on as soon as the engine is back"
        >
          <IconPlugConnectedX size={12} /> engine away
        </span>
      )}
      <RunControls run={run} />
    </div>
  );
}
