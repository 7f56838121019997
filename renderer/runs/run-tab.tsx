/** The inspector's tab "Run": what the watched run says about the selected node. */
import { useRun } from '../store/run-store.ts';
import { NodeRunDetail } from './node-run-detail.tsx';
import { nodeRunKey } from './read-run.ts';
import { useRunView } from './use-run-view.ts';
import './runs.css';

export function RunTab({ thread, node }: { thread: string; node: string }) {
  const run = useRunView();
  const shown = useRun((state) => state.overlay?.nodes[`${thread}/${node}`]?.nodeRun);
  if (run === undefined)
    return (
      <div className="empty">Nothing has run yet. Press Run to see here what goes in and comes out.</div>
    );
  const visits = run.nodeRuns.filter((each) => each.threadSpecName === thread && each.nodeName === node);
  const nodeRun = visits.find((each) => nodeRunKey(each) === shown) ?? visits.at(-1);
  if (nodeRun === undefined) return <div className="empty">This run has not reached {node}.</div>;
  return <NodeRunDetail run={run} nodeRun={nodeRun} visits={visits} />;
}
