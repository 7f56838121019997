/** The foot of the small forms that answer a run: the way back, and the one button that sends. */
import { Button } from '@mantine/core';
import type { TablerIcon } from '@tabler/icons-react';

interface Props {
  readonly label: string;
  readonly icon: TablerIcon;
  readonly isBusy: boolean;
  readonly testId: string;
  readonly onCancel: () => void;
}

export function SmallFoot({ label, icon: Icon, isBusy, testId, onCancel }: Props) {
  return (
    <div className="small-foot">
      <Button variant="default" onClick={onCancel}>
        Cancel
      </Button>
      <Button
        type="submit"
        data-autofocus
        loading={isBusy}
        leftSection={<Icon size={14} />}
        data-testid={testId}
      >
        {label}
      </Button>
    </div>
  );
}
