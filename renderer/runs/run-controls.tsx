/** The buttons for the watched run: stop, resume, rescue, run again, leave. */
import { ActionIcon, Button, Menu, Tooltip } from '@mantine/core';
import { IconLifebuoy, IconPlayerPlay, IconPlayerStop, IconX } from '@tabler/icons-react';
import { LHStatus } from '#api/gen/common_enums_pb.js';
import { isOver } from './node-run-mark.ts';
import { rescuableThreads } from './offers.ts';
import type { Run } from './read-run.ts';
import { rescueThread, resumeRun, stopRun } from './run-commands.ts';
import { leaveRun } from './follow-runs.ts';
import { tryCommand } from './try-command.ts';

/** Somebody stopped the entrypoint by hand; WfRun.status alone does not say so (littlehorse.md §4.1). */
function isStopped({ threads }: Run): boolean {
  const entrypoint = threads.get(0);
  return entrypoint?.haltReasons.some(({ reason }) => reason.case === 'manualHalt') ?? false;
}

function Rescue({ threads }: { threads: readonly number[] }) {
  return (
    <Menu>
      <Menu.Target>
        <Button
          variant="default"
          size="compact-xs"
          leftSection={<IconLifebuoy size={13} />}
          data-testid="run-rescue"
        >
          Rescue
        </Button>
      </Menu.Target>
      <Menu.Dropdown>
        {threads.map((number) => [
          <Menu.Item key={`again-${number}`} onClick={tryCommand(() => rescueThread(number, false))}>
            Thread {number}: try its node again
          </Menu.Item>,
          <Menu.Item key={`skip-${number}`} onClick={tryCommand(() => rescueThread(number, true))}>
            Thread {number}: go on after its node
          </Menu.Item>,
        ])}
      </Menu.Dropdown>
    </Menu>
  );
}

export function RunControls({ run }: { run: Run }) {
  const rescuable = rescuableThreads(run);
  const isEnded = isOver(run.wfRun.status);
  const stopped = isStopped(run) || run.wfRun.status === LHStatus.HALTED;
  return (
    <span className="run-controls">
      {!isEnded && isStopped(run) && (
        <Button
          variant="default"
          size="compact-xs"
          leftSection={<IconPlayerPlay size={13} />}
          data-testid="run-resume"
          onClick={tryCommand(() => resumeRun())}
        >
          Resume
        </Button>
      )}
      {!isEnded && !stopped && (
        <Button
          variant="default"
          size="compact-xs"
          leftSection={<IconPlayerStop size={13} />}
          data-testid="run-stop"
          onClick={tryCommand(() => stopRun())}
        >
          Stop
        </Button>
      )}
      {rescuable.length > 0 && <Rescue threads={rescuable} />}
      <Tooltip label="Take the run off the canvas">
        <ActionIcon
          size={22}
          aria-label="Take the run off the canvas"
          data-testid="run-leave"
          onClick={leaveRun}
        >
          <IconX size={14} />
        </ActionIcon>
      </Tooltip>
    </span>
  );
}
