/**
 * Plays one seed on both servers: a move at a time, and after each waits until both are quiet and show the same. What
 * still differs after that is a difference.
 */
import { setTimeout as sleep } from 'node:timers/promises';
import { type Difference, differences } from '../compare.ts';
import { Names } from '../normalise.ts';
import { known, knownEnd } from './known.ts';
import type { Move } from './moves.ts';
import { type Script, standIns, whatIsNamed } from './script.ts';
import type { Side } from './side.ts';
import type { Json } from './types.ts';
import { isBusy } from './view.ts';
import type { RandomWorkflow } from './wf-spec.ts';

export interface Sides {
  readonly real: Side;
  readonly ours: Side;
}

export interface Played {
  readonly workflow: RandomWorkflow;
  readonly moves: readonly Move[];
  /** What the last move led to, if it differs; without words of messages. */
  readonly found: readonly Difference[];
  /** Where only words of messages differ, in all moves. */
  readonly messages: readonly Difference[];
  /** Names of known differences that were met. */
  readonly known: readonly string[];
  readonly wasRefused: boolean;
}

let count = 0;

export async function play(script: Script, { real, ours }: Sides, patienceMs = PATIENCE_MS): Promise<Played> {
  const name = `r${process.pid}-${(count += 1)}`;
  const { workflow } = script;
  const request = { ...workflow.request, name };
  const moves: Move[] = [];
  const met = new Set<string>();
  const messages = new Map<string, Difference>();
  const compare = (a: Json, b: Json): Difference[] => {
    const text = JSON.stringify([workflow.request, moves]);
    const answer = (said: Json) => ({ title: '', steps: [], wfRuns: said });
    const found = differences({ name, title: '', workflows: [], steps: [], text }, answer(a), answer(b));
    return found.filter((difference) => {
      const rule = known(difference, a);
      if (rule !== undefined) met.add(rule);
      else if (difference.isMessage) messages.set(difference.real, difference);
      return rule === undefined && !difference.isMessage;
    });
  };
  const done = (found: readonly Difference[], wasRefused = false): Played => ({
    workflow,
    moves,
    found,
    messages: [...messages.values()],
    known: [...met],
    wasRefused,
  });
  const [a, b] = await Promise.all([real.put(request), ours.put(request)]);
  if ('refused' in a || 'refused' in b) {
    const short = (reply: Json): Json => standIns('refused' in reply ? reply : { reply: 'OK' }, name);
    return done(compare({ putWfSpec: short(a) }, { putWfSpec: short(b) }), true);
  }
  let seen: Json = {};
  let realBefore: Json = {};
  let names = { real: new Names(), ours: new Names() };
  for (;;) {
    const move = script.next(seen, moves);
    if (move === undefined) return done([]);
    moves.push(move);
    const said = { ...move, request: whatIsNamed(move.request, name) };
    const [theirs, own] = await Promise.all([real.move(said, names.real), ours.move(said, names.ours)]);
    const judged = (found: readonly Difference[], a: Json, b: Json): Played => {
      const rule = knownEnd({ move, found, before: realBefore, real: a, ours: b });
      if (rule === undefined) return done(found);
      met.add(rule);
      return done([]);
    };
    const replies = [{ [move.rpc]: theirs }, { [move.rpc]: own }] as const;
    const inReply = compare(...replies);
    if (inReply.length > 0) return judged(inReply, ...replies);
    const shown = await bothQuiet({ real, ours }, name, compare, patienceMs);
    if (shown.found.length > 0) return judged(shown.found, shown.real, shown.seen);
    realBefore = shown.real;
    seen = standIns(shown.seen, name);
    names = shown.names;
  }
}

interface Shown {
  readonly seen: Json;
  readonly real: Json;
  readonly names: { readonly real: Names; readonly ours: Names };
  readonly found: readonly Difference[];
}

/** A real server's timers are up to 1.4 s late. */
const PATIENCE_MS = 5000;
/** A loaded real server goes on late, in steps: what it shows counts when it has stayed the same for so long. */
const STILL_MS = 2000;
const MOST_PATIENCE = 8;

async function bothQuiet(
  { real, ours }: Sides,
  id: string,
  compare: (a: Json, b: Json) => Difference[],
  patienceMs: number,
): Promise<Shown> {
  const began = Date.now();
  let last = '';
  let since = began;
  for (let pause = 10; ; pause = Math.min(pause * 1.5, 250)) {
    const [theirs, own] = await Promise.all([real.look(id), ours.look(id)]);
    const now = Date.now();
    const text = JSON.stringify([theirs.seen, own.seen]);
    if (text !== last) since = now;
    last = text;
    const patience = isBusy(theirs.seen) ? 3 * patienceMs : patienceMs;
    const isLate =
      now - began > MOST_PATIENCE * patienceMs || (now - began > patience && now - since > STILL_MS);
    if (isLate || !isBusy(own.seen)) {
      const found = compare(theirs.seen, own.seen);
      if (found.length === 0 || isLate)
        return { seen: own.seen, real: theirs.seen, names: { real: theirs.names, ours: own.names }, found };
    }
    await sleep(pause);
  }
}
