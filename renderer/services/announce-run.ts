/** Says how the watched run goes: what failed, what waits and for what, how it ended. Steps that simply complete are not told. */
import { LHStatus } from '#api/gen/common_enums_pb.js';
import { readRun } from '../runs/read-run.ts';
import { useRun, type NodeOverlay, type RunState } from '../store/run-store.ts';
import { announce } from '../ui/announce.tsx';

const ends: Readonly<Partial<Record<LHStatus, string>>> = {
  [LHStatus.COMPLETED]: 'The run completed.',
  [LHStatus.ERROR]: 'The run ended with an error.',
  [LHStatus.EXCEPTION]: 'The run ended with an exception.',
  [LHStatus.HALTED]: 'The run is halted.',
};

function nodeWords(key: string, node: NodeOverlay, before: NodeOverlay | undefined): string | undefined {
  const name = key.slice(key.indexOf('/') + 1);
  if (node.offer && before?.offer?.nodeRun !== node.offer.nodeRun)
    return `${name} waits: press W to ${node.offer.label.toLowerCase()}.`;
  if (node.status === before?.status) return undefined;
  if (node.status === 'failed') return `${name} failed.`;
  return node.status === 'exception' ? `${name} failed with an exception.` : undefined;
}

function sentence(now: RunState, before: RunState): string | undefined {
  if (now.overlay === before.overlay || now.overlay === undefined || now.snapshot === undefined)
    return undefined;
  const said = Object.entries(now.overlay.nodes).flatMap(
    ([key, node]) => nodeWords(key, node, before.overlay?.nodes[key]) ?? [],
  );
  return said.length === 0 ? undefined : said.join(' ');
}

export function announceRun(): () => void {
  let lastEnd: string | undefined;
  return useRun.subscribe((now, before) => {
    const { wfRun } = now.snapshot ? readRun(now.snapshot) : {};
    const end = wfRun && ends[wfRun.status] && `${wfRun.id?.id} ${ends[wfRun.status]}`;
    if (end === undefined) {
      const said = sentence(now, before);
      if (said !== undefined) announce(said);
    } else if (end !== lastEnd) announce(ends[wfRun?.status ?? LHStatus.RUNNING] ?? '');
    lastEnd = end;
  });
}
