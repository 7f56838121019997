/** Makes a failing seed smaller: leaves out moves, nodes, mutations, handlers and variables while it fails in the same way. */
import type { Move } from './moves.ts';
import { play, type Played, type Sides } from './play-seed.ts';
import type { Script } from './script.ts';
import { kindOf } from './tally.ts';
import type { Json } from './types.ts';

const MOST_TRIES = 100;
const AT_ONCE = 6;

const scripted = (request: Json, moves: readonly Move[]): Script => ({
  workflow: { request, variables: [] },
  next: (_seen, before) => moves[before.length],
});

type Cut = (request: Json) => void;
const edgesOf = (node: Json): Json[] => (node.outgoingEdges ?? []) as Json[];

/** Edges to the node lead to where its last edge leads. */
function bypass(nodes: Record<string, Json>, name: string): void {
  const sink = edgesOf(nodes[name]!).at(-1)?.sinkNodeName;
  if (sink === undefined || sink === name) return;
  delete nodes[name];
  for (const node of Object.values(nodes))
    for (const edge of edgesOf(node)) if (edge.sinkNodeName === name) edge.sinkNodeName = sink;
}

/** Everything that could be left out, each for itself. */
function cuts(request: Json): Cut[] {
  const found: Cut[] = [];
  const threads = request.threadSpecs as Record<string, Json>;
  for (const [thread, spec] of Object.entries(threads)) {
    const own = (of: Json) => (of.threadSpecs as Record<string, Json>)[thread]!;
    const nodeIn = (of: Json, name: string) => (own(of).nodes as Record<string, Json>)[name]!;
    if (!JSON.stringify(request).includes(`SpecName":"${thread}"`) && thread !== 'main')
      found.push((of) => delete (of.threadSpecs as Json)[thread]);
    for (const at of ((spec.interruptDefs ?? []) as Json[]).keys())
      found.push((of) => (own(of).interruptDefs as Json[]).splice(at, 1));
    for (const [name, node] of Object.entries(spec.nodes as Record<string, Json>)) {
      if (!('entrypoint' in node || 'exit' in node))
        found.push((of) => bypass(own(of).nodes as Record<string, Json>, name));
      if ('failureHandlers' in node) found.push((of) => delete nodeIn(of, name).failureHandlers);
      // What ends a loop stays: a loop that never ends brings a real server down.
      if (name.startsWith('while')) continue;
      for (const [at, edge] of edgesOf(node).entries()) {
        const edgeIn = (of: Json) => edgesOf(nodeIn(of, name))[at]!;
        if ('condition' in edge) found.push((of) => delete edgeIn(of).condition);
        for (const which of ((edge.variableMutations ?? []) as Json[]).keys())
          found.push((of) => (edgeIn(of).variableMutations as Json[]).splice(which, 1));
      }
    }
    for (const at of ((spec.variableDefs ?? []) as Json[]).keys())
      found.push((of) => (own(of).variableDefs as Json[]).splice(at, 1));
  }
  return found;
}

const without = (request: Json, cut: Cut): Json => {
  const copy = structuredClone(request);
  cut(copy);
  return copy;
};

const asText = (played: Played): string => (played.found[0] === undefined ? '' : kindOf(played.found[0]));

export async function shrink(failing: Played, sides: Sides): Promise<Played> {
  let best = failing;
  let tries = 0;
  const kind = asText(failing);
  for (let changed = true; changed && tries < MOST_TRIES;) {
    changed = false;
    const { moves } = best;
    const { request } = best.workflow;
    const candidates: Script[] = [
      ...moves.slice(1, -1).map((_, at) => scripted(request, moves.toSpliced(at + 1, 1))),
      ...cuts(request).map((cut) => scripted(without(request, cut), moves)),
    ];
    while (candidates.length > 0 && !changed && tries < MOST_TRIES) {
      const some = candidates.splice(0, AT_ONCE);
      tries += some.length;
      const played = await Promise.all(
        some.map((script) => play(script, sides, 2500).catch(() => undefined)),
      );
      const better = played.find((each) => each !== undefined && asText(each) === kind);
      if (better === undefined) continue;
      best = better;
      changed = true;
    }
  }
  return best;
}
