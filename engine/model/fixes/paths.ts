/** Fixes of paths: nodes that nothing reaches or that lead nowhere, and edges that lead where none may. */
import { addNode } from '../commands/add-node.ts';
import { connectNodes } from '../commands/connect-nodes.ts';
import { disconnectEdge } from '../commands/disconnect-edge.ts';
import { editEdge } from '../commands/edit-edge.ts';
import { freshNodeName } from '../commands/fresh-name.ts';
import { insertNodeOnEdge } from '../commands/insert-node-on-edge.ts';
import { newNode } from '../commands/new-node.ts';
import { removeNodes } from '../commands/remove-nodes.ts';
import { removeThread } from '../commands/remove-thread.ts';
import { reorderEdges } from '../commands/reorder-edges.ts';
import type { Drawing } from '../document/drawing.ts';
import type { ThreadSpec } from '../document/workflow.ts';
import { nearestName } from '../text/nearest-name.ts';
import { type Fix, type FixMaker, inTurn } from './fix.ts';
import { problemEdge, problemNode } from './problem-record.ts';

/** The exit at which a path may simply end: the only one that neither fails nor returns. */
function plainExit(thread: ThreadSpec): string | undefined {
  const plain = thread.nodes.filter(
    (node) => node.kind === 'exit' && node.fail === undefined && node.returns === undefined,
  );
  return plain.length === 1 ? plain[0]?.name : undefined;
}

/** Leads a node on to the thread's plain exit, or to a new one. */
function leadToExit(thread: ThreadSpec, node: string): Fix {
  const exit = plainExit(thread);
  if (exit !== undefined)
    return {
      label: `Lead “${node}” on to the exit “${exit}”`,
      run: (drawing) => connectNodes(drawing, { thread: thread.name, from: node, to: exit }),
    };
  return { label: `Add an exit after “${node}”`, run: (drawing) => addExit(drawing, thread.name, node) };
}

function addExit(drawing: Drawing, thread: string, after: string) {
  const name = freshNodeName(drawing, thread, 'done');
  return addNode(drawing, { thread, node: newNode('exit', name), after });
}

export const unreachableNode: FixMaker = (problem, drawing) => {
  const at = problemNode(problem, drawing);
  if (at === undefined || at.node.kind === 'entrypoint') return [];
  const open = at.thread.nodes.filter(
    (node) => node !== at.node && node.kind !== 'exit' && node.next.length === 0,
  );
  const lead = open.map((node) => ({
    label: `Lead “${node.name}” on to “${at.node.name}”`,
    run: (now: Drawing) => connectNodes(now, { thread: at.thread.name, from: node.name, to: at.node.name }),
  }));
  const remove = {
    label: `Take “${at.node.name}” away`,
    run: (now: Drawing) => removeNodes(now, { nodes: [at.ref] }),
  };
  return [...lead.slice(0, 2), remove];
};

export const pathFallsOff: FixMaker = (problem, drawing) => {
  const at = problemNode(problem, drawing);
  return at === undefined || at.node.kind === 'exit' ? [] : [leadToExit(at.thread, at.node.name)];
};

export const threadWithoutExit: FixMaker = ({ place }, drawing) => {
  const thread = drawing.workflow.threads.find((each) => each.name === place.thread);
  if (thread === undefined) return [];
  const ends = thread.nodes.filter((node) => node.next.length === 0).map((node) => node.name);
  const [first, ...others] = ends;
  if (first === undefined) return [];
  const name = freshNodeName(drawing, thread.name, 'done');
  return [
    {
      label: ends.length === 1 ? `Add an exit after “${first}”` : `Add an exit after ${ends.length} nodes`,
      run: inTurn(
        (now) => addNode(now, { thread: thread.name, node: newNode('exit', name), after: first }),
        ...others.map((from) => (now: Drawing) => connectNodes(now, { thread: thread.name, from, to: name })),
      ),
    },
  ];
};

export const deadEdge: FixMaker = (problem, drawing) => {
  const at = problemNode(problem, drawing);
  const edge = problemEdge(problem);
  const plain = at?.node.next.findIndex(({ when }) => when === undefined) ?? -1;
  if (at === undefined || edge === undefined || plain < 0) return [];
  const { thread, node } = at.ref;
  const order = at.node.next.map((_, index) => index).filter((index) => index !== plain);
  const remove = {
    label: `Take the edge to “${at.node.next[edge]?.to}” away`,
    run: (now: Drawing) => disconnectEdge(now, { thread, from: node, edge }),
  };
  if (at.node.next[edge]?.when === undefined) return [remove];
  return [
    {
      label: `Try the edge to “${at.node.next[plain]?.to}” last`,
      run: (now) => reorderEdges(now, { thread, from: node, order: [...order, plain] }),
    },
    remove,
  ];
};

export const noOtherwise: FixMaker = (problem, drawing) => {
  const at = problemNode(problem, drawing);
  if (at === undefined) return [];
  const last = at.node.next.at(-1);
  const { thread, node } = at.ref;
  const exit = plainExit(at.thread);
  const always: readonly Fix[] =
    last === undefined
      ? []
      : [
          {
            label: `Lead to “${last.to}” in all other cases`,
            run: (now) =>
              editEdge(now, {
                thread,
                from: node,
                edge: at.node.next.length - 1,
                patch: { when: undefined },
              }),
          },
        ];
  const end: Fix =
    exit === undefined
      ? { label: 'Add an exit for all other cases', run: (now) => addExit(now, thread, node) }
      : {
          label: `Lead to the exit “${exit}” in all other cases`,
          run: (now) => connectNodes(now, { thread, from: node, to: exit }),
        };
  return [end, ...always];
};

export const edgeToMissingNode: FixMaker = (problem, drawing) => {
  const at = problemNode(problem, drawing);
  const edge = problemEdge(problem);
  const to = edge === undefined ? undefined : at?.node.next[edge]?.to;
  if (at === undefined || edge === undefined || to === undefined) return [];
  const { thread, node } = at.ref;
  const targets = at.thread.nodes.filter((each) => each.kind !== 'entrypoint' && each.name !== node);
  const near = nearestName(
    to,
    targets.map(({ name }) => name),
  );
  const lead: readonly Fix[] =
    near === undefined
      ? []
      : [
          {
            label: `Lead it to “${near}”`,
            run: (now) => editEdge(now, { thread, from: node, edge, patch: { to: near } }),
          },
        ];
  return [
    ...lead,
    {
      label: `Take the edge to “${to}” away`,
      run: (now) => disconnectEdge(now, { thread, from: node, edge }),
    },
  ];
};

export const edgeToItself: FixMaker = (problem, drawing) => {
  const at = problemNode(problem, drawing);
  const edge = problemEdge(problem);
  if (at === undefined || edge === undefined) return [];
  const { thread, node } = at.ref;
  return [
    {
      label: 'Put a NOP between',
      run: (now) =>
        insertNodeOnEdge(now, {
          thread,
          from: node,
          edge,
          node: newNode('nop', freshNodeName(now, thread, `${node} again`)),
        }),
    },
    { label: 'Take the edge away', run: (now) => disconnectEdge(now, { thread, from: node, edge }) },
  ];
};

export const edgeIntoEntrypoint: FixMaker = (problem, drawing) => {
  const at = problemNode(problem, drawing);
  const edge = problemEdge(problem);
  if (at === undefined || edge === undefined) return [];
  const { thread, node } = at.ref;
  const entry = at.thread.nodes.find((each) => each.name === at.node.next[edge]?.to);
  const after = entry?.next.find(({ to }) => to !== node)?.to;
  const lead: readonly Fix[] =
    after === undefined
      ? []
      : [
          {
            label: `Lead it to “${after}”`,
            run: (now) => editEdge(now, { thread, from: node, edge, patch: { to: after } }),
          },
        ];
  return [
    ...lead,
    { label: 'Take the edge away', run: (now) => disconnectEdge(now, { thread, from: node, edge }) },
  ];
};

export const threadNeverRuns: FixMaker = ({ place }) => {
  const { thread } = place;
  if (thread === undefined) return [];
  return [{ label: `Take thread “${thread}” away`, run: (now) => removeThread(now, { thread }) }];
};
