/** The line at the bottom: problems, engine, zoom of attention, and the keys that matter for what is selected. */
import {
  IconAlertTriangle,
  IconCircleCheck,
  IconCircleFilled,
  IconExclamationCircle,
} from '@tabler/icons-react';
import { actionById } from '../actions/registry.ts';
import { shortcutText } from '../actions/shortcut.ts';
import { useConnection } from '../store/connection-store.ts';
import { useDocument } from '../store/document-store.ts';
import { useSession } from '../store/session-store.ts';

const plural = (count: number, word: string): string => `${count} ${word}${count === 1 ? '' : 's'}`;

function Problems() {
  const isOpen = useDocument((state) => state.workflowFile !== undefined);
  const errors = useDocument((state) => state.problems.filter((each) => each.severity === 'error').length);
  const others = useDocument((state) => state.problems.filter((each) => each.severity === 'warning').length);
  const [first] = useDocument((state) => state.problems);
  if (!isOpen) return null;
  const Icon = errors > 0 ? IconExclamationCircle : others > 0 ? IconAlertTriangle : IconCircleCheck;
  const color = errors > 0 ? 'var(--bad)' : others > 0 ? 'var(--waiting)' : 'var(--good)';
  const counted = [errors > 0 && plural(errors, 'problem'), others > 0 && plural(others, 'warning')].filter(
    Boolean,
  );
  const words = counted.length === 0 ? 'No problems' : counted.join(', ');
  return (
    <button
      type="button"
      className="status-item"
      data-testid="problems"
      title={first?.message}
      onClick={() => useSession.getState().showDrawer('problems')}
    >
      <Icon size={13} style={{ color }} />
      {words}
    </button>
  );
}

function Engine() {
  const host = useConnection((state) => state.host);
  const engine = useConnection((state) => state.engine);
  const isUp = host === 'up' && engine.state === 'up';
  const color = isUp
    ? 'var(--good)'
    : engine.state === 'starting' || host === 'connecting'
      ? 'var(--waiting)'
      : 'var(--bad)';
  const words =
    host === 'lost'
      ? 'connection lost, trying again'
      : host === 'connecting'
        ? 'connecting'
        : { up: 'engine up', starting: 'engine starting', down: 'engine down' }[engine.state];
  return (
    <span
      className="status-item"
      role="status"
      data-testid="engine"
      data-state={host === 'up' ? engine.state : host}
      title={engine.message}
    >
      <IconCircleFilled size={8} style={{ color }} />
      {words}
      {isUp && engine.address && <span className="mono">{engine.address}</span>}
    </span>
  );
}

const hintsFor = (selected: number): readonly string[] =>
  selected === 1
    ? ['append-node', 'handle-failure', 'rename', 'edit.delete', 'shortcuts']
    : selected > 1
      ? ['duplicate', 'edit.delete', 'escape', 'shortcuts']
      : ['create-node', 'edit.find', 'view.fit', 'shortcuts'];

const shortLabels: Readonly<Record<string, string>> = {
  'append-node': 'append',
  'handle-failure': 'handle failure',
  rename: 'rename',
  'edit.delete': 'delete',
  shortcuts: 'all keys',
  duplicate: 'duplicate',
  escape: 'deselect',
  'create-node': 'create',
  'edit.find': 'find',
  'view.fit': 'fit',
};

function Hints() {
  const selected = useSession((state) => state.selection.length);
  const hasDrawing = useDocument((state) => state.drawing !== undefined);
  if (!hasDrawing) return null;
  return (
    <span className="status-hints" aria-hidden>
      {hintsFor(selected)
        .map(actionById)
        .filter((action) => action.isAvailable?.() !== false)
        .map((action) => (
          <span key={action.id}>
            <kbd>{shortcutText(action)}</kbd>
            {shortLabels[action.id]}
          </span>
        ))}
    </span>
  );
}

export function StatusBar() {
  return (
    <footer className="status-bar" data-zone="status-bar">
      <Problems />
      <Engine />
      <Hints />
    </footer>
  );
}
