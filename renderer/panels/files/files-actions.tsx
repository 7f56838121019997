/** The buttons of the files panel: a new workflow, a new scenario, a workflow that is imported. */
import { ActionIcon, Tooltip } from '@mantine/core';
import { actionById } from '../../actions/registry.ts';
import { shortcutText } from '../../actions/shortcut.ts';
import { useDocument } from '../../store/document-store.ts';

export function FilesActions() {
  const hasWorkflow = useDocument((state) => state.workflowFile !== undefined);
  const ids = ['file.newWorkflow', ...(hasWorkflow ? ['file.newScenario'] : []), 'file.import'];
  return (
    <span style={{ display: 'flex' }}>
      {ids.map((id) => {
        const action = actionById(id);
        const Icon = action.icon;
        const keys = shortcutText(action);
        return (
          <Tooltip key={id} label={keys ? `${action.label} (${keys})` : action.label}>
            <ActionIcon aria-label={action.label} data-testid={id} onClick={() => action.perform()}>
              {Icon && <Icon size={16} />}
            </ActionIcon>
          </Tooltip>
        );
      })}
    </span>
  );
}
