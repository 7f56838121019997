/**
 * Makes nodes a child thread: in their place a START_THREAD node starts it and a WAIT_FOR_THREADS node waits for it, so
 * that the workflow does the same. An exception in it is thrown again by the waiting node (littlehorse.md §5.4).
 */
import type { Drawing } from '../document/drawing.ts';
import type { Point } from '../document/layout.ts';
import type { Node } from '../document/node.ts';
import type { ThreadSpec } from '../document/workflow.ts';
import { nameText } from '../expression/words.ts';
import { err, ok, type Result } from '../result.ts';
import { mayNameNode, mayNameThread } from '../rules/may-add.ts';
import { mayExtract, type Extract } from '../rules/may-extract.ts';
import { changeThreadLayout, changeWorkflow, findThread, mapNodes, noSuchThread } from './change.ts';
import { changeGroups, withoutNodes } from './groups.ts';
import type { Refusal } from './refusal.ts';
import { mapSharing, patched, without } from './sharing.ts';

export interface ExtractThreadArgs {
  readonly thread: string;
  readonly nodes: readonly string[];
  /** Names of what is made: the child thread, what starts it, what waits for it. */
  readonly name: string;
  readonly start: string;
  readonly wait: string;
}

export function extractThread(drawing: Drawing, args: ExtractThreadArgs): Result<Drawing, Refusal> {
  const thread = findThread(drawing, args.thread);
  if (thread === undefined) return noSuchThread(args.thread);
  const verdict = mayExtract(thread, args.nodes);
  if (!verdict.allowed) return err(verdict.refusal);
  const { extract } = verdict;
  for (const each of [
    mayNameThread(drawing.workflow.threads, args.name),
    mayNameNode(thread, args.start),
    mayNameNode(thread, args.wait),
  ])
    if (!each.allowed) return err(each.refusal);
  const child = childThread(extract, args);
  const parent = parentThread(thread, extract, args);
  const made = changeWorkflow(drawing, (workflow) => {
    const threads = mapSharing(workflow.threads, (each) => (each === thread ? parent : each));
    const at = threads.indexOf(parent);
    return patched(workflow, { threads: [...threads.slice(0, at + 1), child, ...threads.slice(at + 1)] });
  });
  const names = new Set(extract.nodes.map(({ name }) => name));
  const left = changeGroups(made, (groups) => withoutNodes(groups, thread.name, names));
  return ok(withPlaces(left, drawing, extract, args));
}

/** Start and end of a child thread: names that none of its nodes has. */
const innerName = (nodes: readonly Node[], base: string): string =>
  nodes.some(({ name }) => name === base) ? innerName(nodes, `${base}-thread`) : base;

function childThread({ nodes, first }: Extract, { name }: ExtractThreadArgs): ThreadSpec {
  const inside = new Set(nodes.map((node) => node.name));
  const [start, done] = [innerName(nodes, 'start'), innerName(nodes, 'done')];
  const moved = nodes.map((node) =>
    patched(node, {
      next: mapSharing(node.next, (edge) => (inside.has(edge.to) ? edge : { ...edge, to: done })),
    }),
  );
  const base = { onFailure: [], next: [] };
  return {
    name,
    variables: [],
    interrupts: [],
    nodes: [
      { ...base, kind: 'entrypoint', name: start, next: [{ to: first }] },
      ...moved,
      { ...base, kind: 'exit', name: done },
    ],
  };
}

function parentThread(
  thread: ThreadSpec,
  { nodes, next }: Extract,
  { name, start, wait }: ExtractThreadArgs,
): ThreadSpec {
  const gone = new Set(nodes.map((node) => node.name));
  const starting: Node = {
    kind: 'start-thread',
    name: start,
    thread: name,
    inputs: [],
    onFailure: [],
    next: [{ to: wait }],
  };
  const waiting: Node = {
    kind: 'wait-for-threads',
    name: wait,
    threads: [`output(${nameText(start)})`],
    onFailure: [],
    next: [{ to: next }],
  };
  const led = mapNodes(thread, (node) =>
    gone.has(node.name)
      ? node
      : patched(node, {
          next: mapSharing(node.next, (edge) => (gone.has(edge.to) ? { ...edge, to: start } : edge)),
        }),
  );
  const at = led.nodes.findIndex((node) => gone.has(node.name));
  const rest = (list: readonly Node[]) => list.filter((node) => !gone.has(node.name));
  return patched(led, {
    nodes: [...rest(led.nodes.slice(0, at)), starting, waiting, ...rest(led.nodes.slice(at))],
  });
}

const STEP = 280;

/** Where the layout file has places: the two nodes stand where the first ones stood. The child's are found by the layout. */
function withPlaces(after: Drawing, before: Drawing, { nodes }: Extract, args: ExtractThreadArgs): Drawing {
  const { threads } = before.layout;
  const places = (Object.hasOwn(threads, args.thread) ? threads[args.thread]?.nodes : undefined) ?? {};
  const known = nodes.flatMap(({ name }) => (Object.hasOwn(places, name) ? [places[name] as Point] : []));
  if (known.length === 0) return after;
  const corner = { x: Math.min(...known.map(({ x }) => x)), y: Math.min(...known.map(({ y }) => y)) };
  return changeThreadLayout(after, args.thread, (layout) => ({
    ...layout,
    nodes: {
      ...without(
        layout.nodes,
        nodes.map(({ name }) => name),
      ),
      [args.start]: corner,
      [args.wait]: { x: corner.x + STEP, y: corner.y },
    },
  }));
}
