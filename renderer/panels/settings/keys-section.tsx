/** The keymap: every action with its keys, which can be changed, taken away and had back; conflicts are shown first. */
import { useEffect, useState } from 'react';
import { ActionIcon, Button, TextInput, Tooltip } from '@mantine/core';
import { IconArrowBackUp, IconPencil, IconX } from '@tabler/icons-react';
import type { Action } from '../../actions/action.ts';
import { actionsWithKeys, keysOf } from '../../actions/keys-of.ts';
import { actions } from '../../actions/registry.ts';
import { keyNames, keysText } from '../../actions/shortcut.ts';
import { useSettings } from '../../store/settings-store.ts';

/** What browsers do not give to pages. */
const BROWSER_KEYS = [
  'mod+w',
  'mod+t',
  'mod+n',
  'mod+shift+w',
  'mod+shift+t',
  'mod+shift+n',
  'mod+tab',
  'f11',
];
const isInBrowser = typeof navigator !== 'undefined' && !navigator.userAgent.includes('Electron');

function Keys({ keys }: { keys: string }) {
  return (
    <span className="settings-keys">
      {keyNames(keys).map((name) => (
        <kbd key={name}>{name}</kbd>
      ))}
    </span>
  );
}

/** Waits for the keys to be pressed; Escape leaves things as they are. */
function Recorder({ done }: { done: (keys: string | undefined) => void }) {
  useEffect(() => {
    const listen = (event: KeyboardEvent): void => {
      event.preventDefault();
      event.stopPropagation();
      if (event.key === 'Escape' && !event.ctrlKey && !event.altKey && !event.metaKey) return done(undefined);
      const keys = keysText(event);
      if (keys !== undefined) done(keys);
    };
    addEventListener('keydown', listen, true);
    return () => removeEventListener('keydown', listen, true);
  }, [done]);
  return (
    <span className="settings-recorder" role="status" data-testid="recorder">
      Press the keys, Esc leaves it
    </span>
  );
}

interface Wanted {
  readonly action: Action;
  readonly keys: string;
  readonly others: readonly Action[];
}

function Conflict({ wanted, settle }: { wanted: Wanted; settle: (take: boolean) => void }) {
  const { action, keys, others } = wanted;
  return (
    <div className="settings-note" role="alert" data-testid="key-conflict">
      <Keys keys={keys} /> {others.length === 0 ? '' : 'is used by '}
      <b>{others.map(({ label }) => label).join(', ')}</b>. Give it to “{action.label}” instead?
      <div style={{ display: 'flex', gap: 8, marginTop: 8 }}>
        <Button size="compact-xs" data-autofocus onClick={() => settle(true)}>
          Use it here
        </Button>
        <Button size="compact-xs" variant="default" onClick={() => settle(false)}>
          Leave it there
        </Button>
      </div>
    </div>
  );
}

interface RowProps {
  readonly action: Action;
  readonly isRecording: boolean;
  readonly record: () => void;
  readonly recorded: (keys: string | undefined) => void;
}

function Row({ action, isRecording, record, recorded }: RowProps) {
  const chosen = useSettings((state) => state.keys[action.id]);
  const { setKeys } = useSettings.getState();
  const keys = keysOf(action);
  const isBrowsers = isInBrowser && keys.some((each) => BROWSER_KEYS.includes(each));
  return (
    <div className="settings-row" data-changed={chosen !== undefined} data-testid={`keys:${action.id}`}>
      <span className="grow">
        {action.label}
        {isBrowsers && <span className="dim"> · the browser keeps this key for itself</span>}
      </span>
      {isRecording ? (
        <Recorder done={recorded} />
      ) : (
        keys.slice(0, 2).map((each) => <Keys key={each} keys={each} />)
      )}
      <Tooltip label="Change">
        <ActionIcon size={24} aria-label={`Change the keys of ${action.label}`} onClick={record}>
          <IconPencil size={14} />
        </ActionIcon>
      </Tooltip>
      {keys.length > 0 && (
        <Tooltip label="Take away">
          <ActionIcon
            size={24}
            aria-label={`Take the keys of ${action.label} away`}
            onClick={() => setKeys(action.id, [])}
          >
            <IconX size={14} />
          </ActionIcon>
        </Tooltip>
      )}
      {chosen !== undefined && (
        <Tooltip label="As it was">
          <ActionIcon
            size={24}
            aria-label={`Reset the keys of ${action.label}`}
            onClick={() => setKeys(action.id, undefined)}
          >
            <IconArrowBackUp size={14} />
          </ActionIcon>
        </Tooltip>
      )}
    </div>
  );
}

export function KeysSection() {
  const chosen = useSettings((state) => state.keys);
  const { setKeys, resetKeys } = useSettings.getState();
  const [text, setText] = useState('');
  const [recording, setRecording] = useState<string | undefined>(undefined);
  const [wanted, setWanted] = useState<Wanted | undefined>(undefined);
  const words = text.toLowerCase().split(/\s+/).filter(Boolean);
  const rows = actions.filter((action) => {
    const said = `${action.label} ${action.group} ${keysOf(action).join(' ')}`.toLowerCase();
    return words.every((word) => said.includes(word));
  });
  const recorded = (action: Action) => (keys: string | undefined) => {
    setRecording(undefined);
    if (keys === undefined || keysOf(action).includes(keys)) return;
    const others = actionsWithKeys(keys, actions, action);
    if (others.length === 0) setKeys(action.id, [keys]);
    else setWanted({ action, keys, others });
  };
  const settle = (take: boolean): void => {
    if (wanted !== undefined && take) {
      for (const other of wanted.others)
        setKeys(
          other.id,
          keysOf(other).filter((each) => each !== wanted.keys),
        );
      setKeys(wanted.action.id, [wanted.keys]);
    }
    setWanted(undefined);
  };
  return (
    <>
      <div className="settings-bar">
        <TextInput
          aria-label="Find an action"
          placeholder="Find an action or a key"
          value={text}
          onChange={(event) => setText(event.currentTarget.value)}
        />
        <Button variant="default" disabled={Object.keys(chosen).length === 0} onClick={resetKeys}>
          Reset all keys
        </Button>
      </div>
      {wanted && <Conflict wanted={wanted} settle={settle} />}
      {rows.map((action) => (
        <Row
          key={action.id}
          action={action}
          isRecording={recording === action.id}
          record={() => setRecording(action.id)}
          recorded={recorded(action)}
        />
      ))}
      {rows.length === 0 && <p>No action has these words.</p>}
    </>
  );
}
