/** A project without a workflow file: says so and how to get one. */
import { IconFileOff } from '@tabler/icons-react';

export function NoWorkflow() {
  return (
    <div className="canvas canvas-message">
      <IconFileOff size={28} stroke={1.5} />
      <span>
        This folder has no <span className="mono">*.workflow.yaml</span> yet. Add one, or start with a new
        project.
      </span>
    </div>
  );
}
