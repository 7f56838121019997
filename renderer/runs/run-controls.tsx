/** The buttons for the watched run: stop, resume, rescue, run again, leave. */
import { ActionIcon, Button, Menu, Tooltip } from '@mantine/core';
import { IconLifebuoy, IconPlayerPlay, IconPlayerStop, IconX } from '@tabler/icons-react';
import { LHStatus } from '#api/gen/common_enums_pb.js';
import { focusKept } from '../ui/focus-kept.ts';
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
          ref={focusKept}
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

const stop = { label: 'Stop', icon: IconPlayerStop, testId: 'run-stop', perform: () => stopRun() };
const resume = { label: 'Resume', icon: IconPlayerPlay, testId: 'run-resume', perform: () => resumeRun() };

/** One button, so that who stops a run by keys can resume it with the next press. */
function toggleOf(run: Run): typeof stop | undefined {
  if (isOver(run.wfRun.status)) return undefined;
  if (isStopped(run)) return resume;
  return run.wfRun.status === LHStatus.HALTED ? undefined : stop;
}

export function RunControls({ run }: { run: Run }) {
  const rescuable = rescuableThreads(run);
  const toggle = toggleOf(run);
  return (
    <span className="run-controls">
      {toggle && (
        <Button
          ref={focusKept}
          variant="default"
          size="compact-xs"
          leftSection={<toggle.icon size={13} />}
          data-testid={toggle.testId}
          onClick={tryCommand(() => toggle.perform())}
        >
          {toggle.label}
        </Button>
      )}
      {rescuable.length > 0 && <Rescue threads={rescuable} />}
      <Tooltip label="Take the run off the canvas">
        <ActionIcon
          ref={focusKept}
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
