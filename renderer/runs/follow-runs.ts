/** Keeps the canvas painted with the watched run: new snapshots, another choice, an edited drawing, a host that came back. */
import type { RunSnapshot } from '#bridge/contract.ts';
import { host } from '../services/host.ts';
import { useDocument } from '../store/document-store.ts';
import { useRun, type RunOverlay } from '../store/run-store.ts';
import { useSession } from '../store/session-store.ts';
import { paint } from './paint.ts';
import { readRun } from './read-run.ts';
import { watched } from './run-commands.ts';

/** Starts to listen; answers how to stop. */
export function followRuns(): () => void {
  const stops = [
    host().on('run-changed', ({ snapshot }) => {
      if (isWatched(snapshot)) useRun.getState().showSnapshot(snapshot);
    }),
    host().on('connection', ({ isUp }) => {
      if (isUp) void watchAgain();
    }),
    host().on('engine-status', ({ status }) => {
      if (status.state === 'up') void watchAgain();
    }),
    useRun.subscribe((state, before) => {
      if (state.snapshot !== before.snapshot || state.chosen !== before.chosen) repaint();
    }),
    useDocument.subscribe((state, before) => {
      if (state.project?.root !== before.project?.root || state.workflowFile !== before.workflowFile)
        leaveRun();
      else if (state.drawing?.workflow !== before.drawing?.workflow) repaint();
    }),
  ];
  return () => stops.forEach((stop) => stop());
}

function repaint(): void {
  const { snapshot, chosen, overlay: before, setOverlay } = useRun.getState();
  const workflow = useDocument.getState().drawing?.workflow;
  const overlay = snapshot && workflow ? paint(readRun(snapshot), workflow, chosen) : undefined;
  setOverlay(overlay);
  if (chosen !== undefined && before && overlay && isVisitedAgain(chosen, before, overlay))
    return useRun.getState().choose(undefined);
  if (overlay !== undefined) showNewOffer(before, overlay);
}

/** The node that was looked at goes round once more: its newest visit is what people wait to see. */
const isVisitedAgain = (chosen: string, before: RunOverlay, overlay: RunOverlay): boolean =>
  Object.entries(overlay.nodes).some(
    ([key, { nodeRun, iterations }]) =>
      nodeRun === chosen && iterations > (before.nodes[key]?.iterations ?? iterations),
  );

/** A run that comes to wait for somebody says so: the node comes into view, unless somebody is just typing. */
function showNewOffer(before: RunOverlay | undefined, overlay: RunOverlay): void {
  const isTyping = document.activeElement?.closest('input, textarea, .monaco-editor') != null;
  if (isTyping || useSession.getState().dialog !== undefined) return;
  const found = Object.entries(overlay.nodes).find(
    ([key, { offer }]) => offer !== undefined && offer.nodeRun !== before?.nodes[key]?.offer?.nodeRun,
  );
  if (found === undefined) return;
  const [key] = found;
  const slash = key.indexOf('/');
  const session = useSession.getState();
  session.goTo({ kind: 'node', thread: key.slice(0, slash), node: key.slice(slash + 1) });
  session.showInspector('run');
}

function isWatched(snapshot: RunSnapshot): boolean {
  const shown = useRun.getState().snapshot;
  if (shown === undefined || shown.connection !== snapshot.connection) return false;
  return JSON.stringify(idOf(shown)) === JSON.stringify(idOf(snapshot));
}

const idOf = ({ wfRun }: RunSnapshot): unknown => (wfRun as { id?: unknown }).id;

/** The host forgets what it watched when the connection was lost. */
async function watchAgain(): Promise<void> {
  const present = watched();
  if (present === undefined) return;
  const { connection, wfRunId } = present;
  try {
    const snapshot = await host().engine.watchRun({ connection, wfRunId });
    if (isWatched(snapshot)) useRun.getState().showSnapshot(snapshot);
  } catch {
    // The engine is not there yet: its next `up` asks again. What was seen last stays on the canvas.
  }
}

/** Clears the canvas of the run; the run itself goes on. */
export function leaveRun(): void {
  const present = watched();
  useRun.getState().leave();
  if (present === undefined) return;
  const { connection, wfRunId } = present;
  host()
    .engine.unwatchRun({ connection, wfRunId })
    .catch(() => undefined);
}
