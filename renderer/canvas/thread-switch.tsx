/** Which threads are in view: all, or one alone with the way that leads to it. */
import { Menu, Tooltip, UnstyledButton } from '@mantine/core';
import {
  IconChevronDown,
  IconChevronRight,
  IconFocus2,
  IconFold,
  IconLayoutGrid,
  IconArrowsMaximize,
} from '@tabler/icons-react';
import type { WorkflowDocument } from '#model/document/workflow.ts';
import { useDocument } from '../store/document-store.ts';
import { startersOf } from './layout/starters.ts';
import { foldAll, showOnly } from './thread-view.ts';

/** From the entrypoint to the thread, by what starts what; the thread alone when nothing starts it. */
export function wayTo(workflow: WorkflowDocument, thread: string): readonly string[] {
  const starters = startersOf(workflow);
  const way = [thread];
  for (;;) {
    const first = way[0];
    if (first === workflow.entrypoint) return way;
    const starter = starters.find((each) => each.starts === first && !way.includes(each.thread));
    if (starter === undefined) return way;
    way.unshift(starter.thread);
  }
}

function ThreadMenu({ workflow, only }: { workflow: WorkflowDocument; only: string | undefined }) {
  return (
    <Menu position="bottom-start" width={260}>
      <Menu.Target>
        <UnstyledButton
          className="crumb"
          data-testid="thread-menu"
          aria-label={only === undefined ? undefined : 'Other threads'}
        >
          {only === undefined ? 'All threads' : ''}
          <IconChevronDown size={14} />
        </UnstyledButton>
      </Menu.Target>
      <Menu.Dropdown mah={420} style={{ overflow: 'auto' }}>
        <Menu.Item leftSection={<IconLayoutGrid size={15} />} onClick={() => showOnly(undefined)}>
          All threads
        </Menu.Item>
        <Menu.Item leftSection={<IconFold size={15} />} onClick={() => foldAll(true)}>
          Fold all but the entrypoint
        </Menu.Item>
        <Menu.Item leftSection={<IconArrowsMaximize size={15} />} onClick={() => foldAll(false)}>
          Unfold all
        </Menu.Item>
        <Menu.Divider />
        <Menu.Label>One thread alone</Menu.Label>
        {workflow.threads.map(({ name }) => (
          <Menu.Item key={name} leftSection={<IconFocus2 size={15} />} onClick={() => showOnly(name)}>
            {name}
          </Menu.Item>
        ))}
      </Menu.Dropdown>
    </Menu>
  );
}

export function ThreadSwitch({ only }: { only: string | undefined }) {
  const workflow = useDocument((state) => state.drawing?.workflow);
  if (workflow === undefined || workflow.threads.length < 2) return null;
  return (
    <nav className="thread-switch" aria-label="Threads in view" data-testid="thread-switch">
      {only !== undefined && (
        <>
          <Tooltip label="Show all threads (F)">
            <UnstyledButton className="crumb" onClick={() => showOnly(undefined)}>
              <IconLayoutGrid size={14} /> All
            </UnstyledButton>
          </Tooltip>
          {wayTo(workflow, only).map((name) => (
            <span key={name} className="crumb-step">
              <IconChevronRight size={12} />
              <UnstyledButton
                className="crumb"
                aria-current={name === only ? 'page' : undefined}
                onClick={() => showOnly(name)}
              >
                {name}
              </UnstyledButton>
            </span>
          ))}
        </>
      )}
      <ThreadMenu workflow={workflow} only={only} />
    </nav>
  );
}
