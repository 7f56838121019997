/** All NodeRuns of the watched run in the order of arrival; selecting one selects its node and the other way round. */
import { useEffect, useRef } from 'react';
import type { NodeRun } from '#api/gen/node_run_pb.js';
import { useRun } from '../store/run-store.ts';
import { useSession } from '../store/session-store.ts';
import { useOneStop } from '../ui/one-stop.ts';
import { StatusMark } from '../ui/status-mark.tsx';
import { nodeRunMark } from './node-run-mark.ts';
import { summaryOf, tookText } from './node-run-outcome.ts';
import { nodeRunKey, taskRunOf, threadNumber, type Run } from './read-run.ts';
import { useMaskedEvents } from './use-run-view.ts';
import { lookAtNodeRun } from './select-node-run.ts';

interface LineProps {
  readonly stops: ReturnType<typeof useOneStop>;
  readonly run: Run;
  readonly nodeRun: NodeRun;
  readonly isChosen: boolean;
  readonly maskedEvents: ReadonlySet<string>;
}

function Line({ stops, run, nodeRun, isChosen, maskedEvents }: LineProps) {
  const row = useRef<HTMLLIElement>(null);
  const key = nodeRunKey(nodeRun);
  useEffect(() => {
    if (isChosen) row.current?.scrollIntoView({ block: 'nearest' });
  }, [isChosen]);
  const attempts = taskRunOf(run, nodeRun)?.attempts.length ?? 0;
  const summary = summaryOf(run, nodeRun, maskedEvents);
  const status = nodeRunMark(run, nodeRun);
  return (
    <li ref={row}>
      <button
        {...stops.item(key)}
        data-zone-entry={stops.isStop(key) || undefined}
        type="button"
        className="node-run"
        aria-current={isChosen}
        data-testid={`node-run:${key}`}
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
  const isShown = (nodeRun: NodeRun): boolean => nodeRunKey(nodeRun) === (shown ?? chosen);
  const current = run.nodeRuns.find(isShown);
  const stops = useOneStop<HTMLOListElement>(run.nodeRuns.map(nodeRunKey), current && nodeRunKey(current));
  return (
    <ol className="node-runs" aria-label="NodeRuns in the order of arrival" {...stops.list}>
      {run.nodeRuns.map((nodeRun) => (
        <Line
          key={nodeRunKey(nodeRun)}
          stops={stops}
          run={run}
          nodeRun={nodeRun}
          isChosen={isShown(nodeRun)}
          maskedEvents={maskedEvents}
        />
      ))}
    </ol>
  );
}
