/** All NodeRuns of the watched run in the order of arrival; selecting one selects its node and the other way round. */
import { useEffect, useRef } from 'react';
import type { NodeRun } from '#api/gen/node_run_pb.js';
import { useRun } from '../store/run-store.ts';
import { useSession } from '../store/session-store.ts';
import { StatusMark } from '../ui/status-mark.tsx';
import { nodeRunMark } from './node-run-mark.ts';
import { summaryOf, tookText } from './node-run-outcome.ts';
import { nodeRunKey, taskRunOf, threadNumber, type Run } from './read-run.ts';
import { useMaskedEvents } from './use-run-view.ts';
import { lookAtNodeRun } from './select-node-run.ts';

interface LineProps {
  readonly run: Run;
  readonly nodeRun: NodeRun;
  readonly isChosen: boolean;
  readonly maskedEvents: ReadonlySet<string>;
}

function Line({ run, nodeRun, isChosen, maskedEvents }: LineProps) {
  const row = useRef<HTMLButtonElement>(null);
  useEffect(() => {
    if (isChosen) row.current?.scrollIntoView({ block: 'nearest' });
  }, [isChosen]);
  const attempts = taskRunOf(run, nodeRun)?.attempts.length ?? 0;
  const summary = summaryOf(run, nodeRun, maskedEvents);
  const status = nodeRunMark(run, nodeRun);
  return (
    <li>
      <button
        ref={row}
        type="button"
        className="node-run"
        aria-current={isChosen}
        data-testid={`node-run:${nodeRunKey(nodeRun)}`}
        data-status={status}
        onClick={() => lookAtNodeRun(nodeRun)}
      >
        <StatusMark status={status} size={18} />
        <span className="node-run-text">
          <span className="node-run-head">
            <span className="node-run-name">{nodeRun.nodeName}</span>
            {attempts > 1 && <span className="dim">try {attempts}</span>}
            <span className="node-run-took">{tookText(nodeRun)}</span>
          </span>
          <span className="node-run-line" title={summary}>
            <span className="mono">
              {nodeRun.threadSpecName} {threadNumber(nodeRun)}
            </span>
            {summary !== '' && <> · {summary}</>}
          </span>
        </span>
      </button>
    </li>
  );
}

export function NodeRunList({ run }: { run: Run }) {
  const chosen = useRun((state) => state.chosen);
  const overlay = useRun((state) => state.overlay);
  const maskedEvents = useMaskedEvents();
  const selected = useSession((state) => {
    const [item] = state.selection;
    return state.selection.length === 1 && item?.kind === 'node' ? `${item.thread}/${item.node}` : undefined;
  });
  const shown = selected === undefined ? undefined : overlay?.nodes[selected]?.nodeRun;
  return (
    <ol className="node-runs" aria-label="NodeRuns in the order of arrival">
      {run.nodeRuns.map((nodeRun) => {
        const key = nodeRunKey(nodeRun);
        return (
          <Line
            key={key}
            run={run}
            nodeRun={nodeRun}
            isChosen={key === (shown ?? chosen)}
            maskedEvents={maskedEvents}
          />
        );
      })}
    </ol>
  );
}
