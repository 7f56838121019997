/** The button of the files panel: a workflow that is imported. */
import { ActionIcon, Tooltip } from '@mantine/core';
import { IconFileImport } from '@tabler/icons-react';
import { actionById } from '../../actions/registry.ts';

export function FilesActions() {
  const action = actionById('file.import');
  return (
    <Tooltip label={action.label}>
      <ActionIcon aria-label={action.label} onClick={() => action.perform()}>
        <IconFileImport size={16} />
      </ActionIcon>
    </Tooltip>
  );
}
