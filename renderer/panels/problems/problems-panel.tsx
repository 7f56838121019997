/** The drawer's list of problems; a click goes to node and field. */
import {
  IconAlertTriangle,
  IconCircleCheck,
  IconExclamationCircle,
  IconInfoCircle,
} from '@tabler/icons-react';
import { useDocument } from '../../store/document-store.ts';
import { goToPlace } from '../go-to-place.ts';

const icons = { error: IconExclamationCircle, warning: IconAlertTriangle, info: IconInfoCircle };

export function ProblemsPanel() {
  const problems = useDocument((state) => state.problems);
  if (problems.length === 0)
    return (
      <div className="empty">
        <span>
          <IconCircleCheck size={16} style={{ verticalAlign: -3, color: 'var(--good)' }} /> No problems. This
          workflow can be run and pushed.
        </span>
      </div>
    );
  return (
    <div style={{ padding: 8 }}>
      {problems.map((problem, index) => {
        const Icon = icons[problem.severity];
        const { file, line, thread, node } = problem.place;
        return (
          <button key={index} type="button" className="list-row" onClick={() => goToPlace(problem.place)}>
            <Icon
              size={15}
              style={{ color: problem.severity === 'error' ? 'var(--bad)' : 'var(--waiting)' }}
            />
            <span className="grow">{problem.message}</span>
            <span className="dim mono">{node ? `${thread}/${node}` : thread}</span>
            {file && <span className="dim mono">{line === undefined ? file : `${file}:${line}`}</span>}
          </button>
        );
      })}
    </div>
  );
}
