/** The bar at the top: project and file at the left, undo and redo, and at the right what everything leads to: Run. */
import { useEffect, useState } from 'react';
import { ActionIcon, Button, Kbd, Menu, Tooltip, UnstyledButton } from '@mantine/core';
import { IconChevronDown, IconFolder, IconMoon, IconSearch, IconSun } from '@tabler/icons-react';
import { openFolder } from '../actions/choose-project-folder.ts';
import { actionById } from '../actions/registry.ts';
import { shortcutText } from '../actions/shortcut.ts';
import { unlessUnsaved } from '../actions/unless-unsaved.ts';
import { host } from '../services/host.ts';
import { useDocument } from '../store/document-store.ts';
import { useColorScheme } from '../ui/color-scheme.ts';
import logo from '../ui/paddock.svg';
import { topBarEntries } from './top-bar-entries.ts';

function ActionButton({ id, testId, hint }: { id: string; testId?: string; hint?: string }) {
  const action = actionById(id);
  const isAvailable = action.isAvailable?.() !== false;
  const keys = shortcutText(action);
  const Icon = action.icon;
  const words = hint ?? action.label;
  return (
    <Tooltip label={keys ? `${words} (${keys})` : words}>
      <ActionIcon
        aria-label={action.label}
        data-testid={testId}
        data-disabled={!isAvailable || undefined}
        aria-disabled={!isAvailable}
        onClick={() => isAvailable && action.perform()}
      >
        {Icon && <Icon size={18} />}
      </ActionIcon>
    </Tooltip>
  );
}

const RECENT_AT_MOST = 5;

const MENU = [
  'file.save',
  'file.saveAs',
  'file.newWorkflow',
  'file.new',
  'file.newFromTemplate',
  'file.open',
  'file.export',
  'file.print',
  'file.close',
  'settings',
];

// What every edit may change has components of its own, so that the bar around them rests while one types.

function UnsavedDot() {
  const isDirty = useDocument((state) => state.dirty);
  if (!isDirty) return null;
  return (
    <span
      className="unsaved-dot"
      role="img"
      aria-label="Unsaved edits"
      title="Unsaved edits"
      data-testid="unsaved"
    />
  );
}

function UndoButton() {
  const label = useDocument((state) => state.undoLabel);
  return <ActionButton id="edit.undo" testId="undo" hint={label && `Undo: ${label}`} />;
}

function RedoButton() {
  const label = useDocument((state) => state.redoLabel);
  return <ActionButton id="edit.redo" testId="redo" hint={label && `Redo: ${label}`} />;
}

function ProjectMenu() {
  const project = useDocument((state) => state.project);
  const file = useDocument((state) => state.workflowFile);
  if (project === undefined) return null;
  return (
    <Menu position="bottom-start" width={260}>
      <Menu.Target>
        <UnstyledButton className="project-button">
          <b>{project.name}</b>
          {file && <span className="dim">/ {file.replace(/\.workflow\.yaml$/, '')}</span>}
          <UnsavedDot />
          <IconChevronDown size={14} />
        </UnstyledButton>
      </Menu.Target>
      <Menu.Dropdown>
        {MENU.map((id) => {
          const action = actionById(id);
          const Icon = action.icon;
          const keys = shortcutText(action);
          return (
            <Menu.Item
              key={id}
              leftSection={Icon && <Icon size={16} />}
              rightSection={keys && <span className="dim">{keys}</span>}
              onClick={() => action.perform()}
            >
              {action.label}
            </Menu.Item>
          );
        })}
        <Recent />
        <Menu.Divider />
        <Menu.Label style={{ overflowWrap: 'anywhere' }}>{project.root}</Menu.Label>
      </Menu.Dropdown>
    </Menu>
  );
}

/** The folder can't be written: said before somebody edits for an hour. */
function ReadOnlyMark() {
  const isReadOnly = useDocument((state) => state.project?.isReadOnly === true);
  if (!isReadOnly) return null;
  return (
    <Tooltip label="You may not write in this folder. Edits are kept; save the project in another folder.">
      <Button
        size="compact-xs"
        variant="light"
        color="orange"
        data-testid="read-only"
        onClick={() => actionById('file.saveAs').perform()}
      >
        Read-only · Save as…
      </Button>
    </Tooltip>
  );
}

/** Projects opened lately; asked for when the menu opens. */
function Recent() {
  const root = useDocument((state) => state.project?.root);
  const [recent, setRecent] = useState<readonly { root: string; name: string }[]>([]);
  useEffect(() => {
    let isCurrent = true;
    host()
      .files.recentProjects()
      .then(
        (list) => isCurrent && setRecent(list),
        () => undefined,
      );
    return () => {
      isCurrent = false;
    };
  }, []);
  const others = recent.filter((each) => each.root !== root).slice(0, RECENT_AT_MOST);
  if (others.length === 0) return null;
  return (
    <>
      <Menu.Divider />
      <Menu.Label>Recent projects</Menu.Label>
      {others.map((each) => (
        <Menu.Item
          key={each.root}
          title={each.root}
          leftSection={<IconFolder size={16} />}
          onClick={() => unlessUnsaved(() => void openFolder(each.root))}
        >
          {each.name}
        </Menu.Item>
      ))}
    </>
  );
}

function SaveButton() {
  const isDirty = useDocument((state) => state.dirty);
  const isSaving = useDocument((state) => state.saveState === 'saving');
  const save = actionById('file.save');
  return (
    <Button
      variant={isDirty ? 'light' : 'subtle'}
      color={isDirty ? 'blue' : 'gray'}
      loading={isSaving}
      data-testid="save"
      onClick={() => save.perform()}
    >
      {isDirty ? 'Save' : 'Saved'}
    </Button>
  );
}

export function TopBar() {
  const isOpen = useDocument((state) => state.project !== undefined);
  const hasDrawing = useDocument((state) => state.drawing !== undefined);
  const scheme = useColorScheme();
  const find = actionById('edit.find');
  const run = actionById('run.start');
  const theme = actionById('view.toggleTheme');
  return (
    <header className="top-bar" data-zone="top-bar">
      <span
        className="top-bar-logo"
        role={isOpen ? 'heading' : undefined}
        aria-level={isOpen ? 1 : undefined}
      >
        <img src={logo} alt="" />
        Paddock
      </span>
      {isOpen && (
        <>
          <span className="top-bar-rule" />
          <ProjectMenu />
          <SaveButton />
          <ReadOnlyMark />
          <span className="top-bar-rule" />
          <UndoButton />
          <RedoButton />
        </>
      )}
      <span className="top-bar-spacer" />
      <Button
        variant="default"
        leftSection={<IconSearch size={14} />}
        rightSection={<Kbd size="xs">{shortcutText(find)}</Kbd>}
        onClick={() => find.perform()}
        fw={400}
      >
        Find
      </Button>
      <Tooltip label={scheme === 'dark' ? 'Light theme' : 'Dark theme'}>
        <ActionIcon aria-label={theme.label} data-testid="theme" onClick={() => theme.perform()}>
          {scheme === 'dark' ? <IconSun size={18} /> : <IconMoon size={18} />}
        </ActionIcon>
      </Tooltip>
      {isOpen && (
        <>
          <span className="top-bar-rule" />
          {topBarEntries.map(({ id, component: Entry }) => (
            <Entry key={id} />
          ))}
          <Button
            leftSection={run.icon && <run.icon size={14} />}
            data-testid="run"
            disabled={!hasDrawing}
            onClick={() => run.perform()}
          >
            Run
          </Button>
        </>
      )}
    </header>
  );
}
