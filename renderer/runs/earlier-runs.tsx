/** Runs of this workflow on the local engine, newest first; a click paints one on the canvas. */
import { Button } from '@mantine/core';
import { fromJson, type JsonObject, type JsonValue } from '@bufbuild/protobuf';
import { IconRefresh } from '@tabler/icons-react';
import { useCallback, useEffect, useState } from 'react';
import { WfRunSchema, type WfRun } from '#api/gen/wf_run_pb.js';
import { errorCode, errorMessage } from '../services/error-message.ts';
import { host } from '../services/host.ts';
import { useRun } from '../store/run-store.ts';
import { useOneStop } from '../ui/one-stop.ts';
import { StatusMark } from '../ui/status-mark.tsx';
import { isOver, markOf } from './node-run-mark.ts';
import { instantMs } from './read-run.ts';
import { tryCommand } from './try-command.ts';
import { durationText } from './value-text.ts';

const MOST = 20;

/** The search gives ids in no order, so that each run is read for its status and start. */
async function findRuns(wfSpecName: string): Promise<readonly WfRun[]> {
  const { engine } = host();
  const reply = (await engine.call({
    connection: 'local',
    method: 'SearchWfRun',
    request: { wfSpecName, limit: 200 },
  })) as JsonObject;
  const ids = ((reply.results ?? []) as JsonValue[]).slice(-MOST);
  const runs = await Promise.all(
    ids.map(async (id) =>
      fromJson(WfRunSchema, await engine.call({ connection: 'local', method: 'GetWfRun', request: id }), {
        ignoreUnknownFields: true,
      }),
    ),
  );
  return runs.sort((a, b) => (instantMs(b.startTime) ?? 0) - (instantMs(a.startTime) ?? 0));
}

/** A workflow that has never been run is not on the engine; LittleHorse calls the search for it an invalid argument. */
const isNotThereYet = (error: unknown): boolean =>
  ['NOT_FOUND', 'INVALID_ARGUMENT'].includes(errorCode(error) ?? '');

const idOf = (wfRun: WfRun): string => wfRun.id?.id ?? '';

/** Today the time alone, before that the day as well. */
function startText(startMs: number): string {
  const start = new Date(startMs);
  const isToday = start.toDateString() === new Date().toDateString();
  if (isToday) return start.toLocaleTimeString(undefined, { hour12: false });
  const day = start.toLocaleDateString(undefined, { day: 'numeric', month: 'short' });
  return `${day} ${start.toLocaleTimeString(undefined, { hour12: false, hour: '2-digit', minute: '2-digit' })}`;
}

async function show(id: JsonValue): Promise<void> {
  const snapshot = await host().engine.watchRun({ connection: 'local', wfRunId: id });
  useRun.getState().watch(snapshot, undefined);
}

interface EarlierRunProps {
  readonly wfRun: WfRun;
  readonly isShown: boolean;
  readonly stop: ReturnType<ReturnType<typeof useOneStop>['item']>;
}

function EarlierRun({ wfRun, isShown, stop }: EarlierRunProps) {
  const id = idOf(wfRun);
  const start = instantMs(wfRun.startTime);
  const end = instantMs(wfRun.endTime);
  return (
    <button
      {...stop}
      type="button"
      className="list-row"
      aria-current={isShown}
      data-testid={`earlier-run:${id}`}
      onClick={tryCommand(() => show({ id }))}
    >
      <StatusMark status={markOf(wfRun.status)} size={18} />
      <span className="grow mono" title={id}>
        {id.slice(0, 8)}
      </span>
      <span className="dim">{start === undefined ? '' : startText(start)}</span>
      <span className="dim">
        {isOver(wfRun.status) &&
          start !== undefined &&
          end !== undefined &&
          durationText(Math.max(0, end - start))}
      </span>
    </button>
  );
}

export function EarlierRuns({ workflow }: { workflow: string }) {
  const [runs, setRuns] = useState<readonly WfRun[]>([]);
  const [message, setMessage] = useState<string | undefined>(undefined);
  const shownId = useRun((state) => (state.snapshot?.wfRun as { id?: { id?: string } } | undefined)?.id?.id);
  const status = useRun((state) => (state.snapshot?.wfRun as { status?: string } | undefined)?.status);
  const ask = useCallback(async () => {
    try {
      setRuns(await findRuns(workflow));
      setMessage(undefined);
    } catch (error) {
      setRuns([]);
      setMessage(isNotThereYet(error) ? undefined : errorMessage(error));
    }
  }, [workflow]);
  const stops = useOneStop<HTMLDivElement>(runs.map(idOf), shownId);
  // A run that started or ended changes the list.
  useEffect(() => void ask(), [ask, shownId, status]);
  return (
    <section>
      <div className="earlier-head">
        <h2 className="section-title">Runs of {workflow}</h2>
        <Button
          variant="subtle"
          size="compact-xs"
          leftSection={<IconRefresh size={12} />}
          onClick={() => void ask()}
        >
          Refresh
        </Button>
      </div>
      {message !== undefined && <p className="dim run-none">{message}</p>}
      {message === undefined && runs.length === 0 && (
        <p className="dim run-none">None yet on the local engine.</p>
      )}
      <div {...stops.list}>
        {runs.map((wfRun) => {
          const id = idOf(wfRun);
          return <EarlierRun key={id} wfRun={wfRun} isShown={id === shownId} stop={stops.item(id)} />;
        })}
      </div>
    </section>
  );
}
