/** The outline's button: a new thread. */
import { ActionIcon, Tooltip } from '@mantine/core';
import { IconPlus } from '@tabler/icons-react';
import { actionById } from '../../actions/registry.ts';

export function OutlineActions() {
  const action = actionById('add-thread');
  return (
    <Tooltip label={action.label}>
      <ActionIcon aria-label={action.label} onClick={() => action.perform()}>
        <IconPlus size={16} />
      </ActionIcon>
    </Tooltip>
  );
}
