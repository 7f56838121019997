/** Every command with arguments drawn from the drawing as it is: legal ones mostly, refused ones too. */
import type { Drawing } from '#model/document/drawing.ts';
import type { NodeKind } from '#model/document/node.ts';
import type { Refusal } from '#model/commands/refusal.ts';
import type { Result } from '#model/result.ts';
import { addDefinition } from '#model/commands/add-definition.ts';
import { addNode } from '#model/commands/add-node.ts';
import { addThread } from '#model/commands/add-thread.ts';
import { addVariable } from '#model/commands/add-variable.ts';
import { attachFailureHandler } from '#model/commands/attach-failure-handler.ts';
import { attachInterrupt } from '#model/commands/attach-interrupt.ts';
import { collapseThread } from '#model/commands/collapse-thread.ts';
import { connectNodes } from '#model/commands/connect-nodes.ts';
import { detachFailureHandler } from '#model/commands/detach-failure-handler.ts';
import { detachInterrupt } from '#model/commands/detach-interrupt.ts';
import { disconnectEdge } from '#model/commands/disconnect-edge.ts';
import { duplicateNodes } from '#model/commands/duplicate-nodes.ts';
import { editDefinition } from '#model/commands/edit-definition.ts';
import { editEdge } from '#model/commands/edit-edge.ts';
import { editFailureHandlers } from '#model/commands/edit-failure-handlers.ts';
import { editInterrupt } from '#model/commands/edit-interrupt.ts';
import { editNode } from '#model/commands/edit-node.ts';
import { editThread } from '#model/commands/edit-thread.ts';
import { editVariable } from '#model/commands/edit-variable.ts';
import { editWorkflow } from '#model/commands/edit-workflow.ts';
import { freshName, freshNodeName, freshThreadName, freshVariableName } from '#model/commands/fresh-name.ts';
import { insertNodeOnEdge } from '#model/commands/insert-node-on-edge.ts';
import { moveNodes } from '#model/commands/move-nodes.ts';
import { moveThreads } from '#model/commands/move-threads.ts';
import { newNode } from '#model/commands/new-node.ts';
import { copyNodes } from '#model/commands/node-clip.ts';
import { pasteNodes } from '#model/commands/paste-nodes.ts';
import { reconnectEdge } from '#model/commands/reconnect-edge.ts';
import { removeDefinition } from '#model/commands/remove-definition.ts';
import { removeNodes } from '#model/commands/remove-nodes.ts';
import { removeThread } from '#model/commands/remove-thread.ts';
import { removeVariable } from '#model/commands/remove-variable.ts';
import { renameDefinition } from '#model/commands/rename-definition.ts';
import { renameNode } from '#model/commands/rename-node.ts';
import { renameThread } from '#model/commands/rename-thread.ts';
import { renameVariable } from '#model/commands/rename-variable.ts';
import { renameWorkflow } from '#model/commands/rename-workflow.ts';
import { reorderEdges } from '#model/commands/reorder-edges.ts';
import { replaceNodeKind } from '#model/commands/replace-node-kind.ts';
import { setLayout } from '#model/commands/set-layout.ts';

const kinds: readonly NodeKind[] = [
  'exit',
  'task',
  'external-event',
  'start-thread',
  'start-multiple-threads',
  'wait-for-threads',
  'nop',
  'sleep',
  'user-task',
  'throw-event',
  'wait-for-condition',
  'run-child-wf',
  'wait-for-child-wf',
];

const texts = [
  'order-id',
  'charged',
  'output(reserve).available',
  'cart.total > 100 && !charged',
  'half (',
  '3 days',
];

export type Pick = <T>(items: readonly T[]) => T;

function places(drawing: Drawing, pick: Pick) {
  const thread = pick(drawing.workflow.threads);
  const node = pick(thread.nodes);
  const other = pick(thread.nodes);
  const at = { x: pick([0, 10, 250]), y: pick([0, 40, 400]) };
  return { thread, node, other, at, ref: { thread: thread.name, node: node.name } };
}

type Edit = (drawing: Drawing, pick: Pick) => Result<Drawing, Refusal>;

const nodeEdits: Readonly<Record<string, Edit>> = {
  addNode: (drawing, pick) => {
    const { thread, node, at } = places(drawing, pick);
    const kind = pick(kinds);
    const name = freshNodeName(drawing, thread.name, kind);
    const after = pick([undefined, node.name]);
    return addNode(drawing, {
      thread: thread.name,
      node: newNode(kind, name),
      at: pick([undefined, at]),
      after,
    });
  },
  insertNodeOnEdge: (drawing, pick) => {
    const { thread, node, at } = places(drawing, pick);
    const added = newNode(pick(kinds), freshNodeName(drawing, thread.name, 'step'));
    return insertNodeOnEdge(drawing, {
      thread: thread.name,
      from: node.name,
      edge: pick([0, 1]),
      node: added,
      at,
    });
  },
  removeNodes: (drawing, pick) => {
    const { thread, node, other } = places(drawing, pick);
    const nodes = [...new Set([node.name, other.name])].map((name) => ({ thread: thread.name, node: name }));
    return removeNodes(drawing, { nodes, heal: pick([true, false]) });
  },
  removeOneNode: (drawing, pick) => removeNodes(drawing, { nodes: [places(drawing, pick).ref], heal: true }),
  moveNodes: (drawing, pick) => {
    const { ref, at } = places(drawing, pick);
    return moveNodes(drawing, { moves: [{ ...ref, at }] });
  },
  connectNodes: (drawing, pick) => {
    const { thread, node, other } = places(drawing, pick);
    return connectNodes(drawing, {
      thread: thread.name,
      from: node.name,
      to: other.name,
      when: pick([undefined, ...texts]),
    });
  },
  disconnectEdge: (drawing, pick) => {
    const { thread, node } = places(drawing, pick);
    return disconnectEdge(drawing, { thread: thread.name, from: node.name, edge: pick([0, 1]) });
  },
  reconnectEdge: (drawing, pick) => {
    const { thread, node, other } = places(drawing, pick);
    const ends = pick([{ newTo: other.name }, { newFrom: other.name }]);
    return reconnectEdge(drawing, { thread: thread.name, from: node.name, edge: 0, ...ends });
  },
  editEdge: (drawing, pick) => {
    const { thread, node } = places(drawing, pick);
    const patch = pick([{ when: pick(texts) }, { set: ['charged = true'] }, { when: undefined, set: [] }]);
    return editEdge(drawing, { thread: thread.name, from: node.name, edge: 0, patch });
  },
  reorderEdges: (drawing, pick) => {
    const { thread, node } = places(drawing, pick);
    return reorderEdges(drawing, {
      thread: thread.name,
      from: node.name,
      order: node.next.map((_, index) => node.next.length - 1 - index),
    });
  },
  editNode: (drawing, pick) => {
    const { ref } = places(drawing, pick);
    const patch = pick([
      { args: [pick(texts)] },
      { timeout: pick(texts) },
      { returns: pick(texts) },
      { thread: 'receipt' },
    ]);
    return editNode(drawing, { ...ref, patch });
  },
  replaceNodeKind: (drawing, pick) => {
    const { ref } = places(drawing, pick);
    return replaceNodeKind(drawing, { ...ref, replacement: newNode(pick(kinds), 'x') });
  },
  renameNode: (drawing, pick) => {
    const { ref } = places(drawing, pick);
    return renameNode(drawing, { ...ref, name: pick(['reserve', 'a node', 'n-1', '', 'start']) });
  },
  duplicateNodes: (drawing, pick) => {
    const { thread, node, other } = places(drawing, pick);
    return duplicateNodes(drawing, { thread: thread.name, nodes: [node.name, other.name] });
  },
  pasteNodes: (drawing, pick) => {
    const from = pick(drawing.workflow.threads);
    const names = from.nodes.map((node) => node.name);
    const clip = copyNodes(drawing, from.name, names);
    return pasteNodes(drawing, { thread: pick(drawing.workflow.threads).name, clip, offset: { x: 5, y: 5 } });
  },
};

const threadEdits: Readonly<Record<string, Edit>> = {
  moveThreads: (drawing, pick) => {
    const { thread, at } = places(drawing, pick);
    return moveThreads(drawing, { moves: [{ thread: thread.name, at }] });
  },
  addThread: (drawing) => addThread(drawing, { name: freshThreadName(drawing, 'side') }),
  renameThread: (drawing, pick) =>
    renameThread(drawing, {
      thread: pick(drawing.workflow.threads).name,
      name: pick(['side', 'other', 'receipt']),
    }),
  removeThread: (drawing, pick) => removeThread(drawing, { thread: pick(drawing.workflow.threads).name }),
  editThread: (drawing, pick) =>
    editThread(drawing, {
      thread: pick(drawing.workflow.threads).name,
      patch: { retentionSeconds: pick([undefined, 60, 0.5]) },
    }),
  attachFailureHandler: (drawing, pick) => {
    const { ref } = places(drawing, pick);
    const handler = {
      run: pick(['give-up', 'new-handler', '']),
      failure: pick([undefined, 'TIMEOUT', 'gone']),
    };
    return attachFailureHandler(drawing, { ...ref, handler, list: pick(['node', 'waited-thread']) });
  },
  detachFailureHandler: (drawing, pick) =>
    detachFailureHandler(drawing, { ...places(drawing, pick).ref, index: 0 }),
  editFailureHandlers: (drawing, pick) => {
    const { ref, node } = places(drawing, pick);
    return editFailureHandlers(drawing, { ...ref, handlers: [...node.onFailure].reverse() });
  },
  attachInterrupt: (drawing, pick) =>
    attachInterrupt(drawing, {
      thread: pick(drawing.workflow.threads).name,
      event: pick(['order-cancelled', 'card-updated', 'other-event']),
      run: pick(['cancel-order', 'new-interrupt']),
    }),
  editInterrupt: (drawing, pick) =>
    editInterrupt(drawing, {
      thread: pick(drawing.workflow.threads).name,
      event: 'order-cancelled',
      patch: pick([{ run: 'made-for-it' }, { event: 'third-event' }]),
    }),
  detachInterrupt: (drawing, pick) =>
    detachInterrupt(drawing, { thread: pick(drawing.workflow.threads).name, event: 'order-cancelled' }),
  collapseThread: (drawing, pick) =>
    collapseThread(drawing, { thread: pick(drawing.workflow.threads).name, collapsed: pick([true, false]) }),
  setLayout: (drawing, pick) => {
    const { thread, node, at } = places(drawing, pick);
    return setLayout(drawing, {
      threads: { [thread.name]: { ...at, nodes: { [node.name]: at } } },
      notes: pick([undefined, [], [{ id: 'n', text: 'hello', ...at }]]),
    });
  },
};

const recordEdits: Readonly<Record<string, Edit>> = {
  addVariable: (drawing, pick) =>
    addVariable(drawing, {
      thread: pick(drawing.workflow.threads).name,
      variable: {
        name: pick(['INPUT', freshVariableName(drawing, 'amount')]),
        type: pick(['INT', 'STR', 'Struct<car>']),
      },
    }),
  editVariable: (drawing, pick) => {
    const thread = pick(drawing.workflow.threads);
    const variable = pick([...thread.variables.map((each) => each.name), 'missing']);
    return editVariable(drawing, {
      thread: thread.name,
      variable,
      patch: { type: 'BOOL', masked: pick([true, undefined]) },
    });
  },
  renameVariable: (drawing, pick) => {
    const thread = pick(drawing.workflow.threads);
    const variable = pick([...thread.variables.map((each) => each.name), 'missing']);
    return renameVariable(drawing, {
      thread: thread.name,
      variable,
      name: pick(['renamed', 'cart', 'with space']),
    });
  },
  removeVariable: (drawing, pick) => {
    const thread = pick(drawing.workflow.threads);
    return removeVariable(drawing, {
      thread: thread.name,
      variable: pick([...thread.variables.map((each) => each.name), 'missing']),
    });
  },
  editWorkflow: (drawing, pick) =>
    editWorkflow(drawing, {
      patch: pick([
        { retentionSeconds: 3600 },
        { entrypoint: pick(drawing.workflow.threads).name },
        { parent: { workflow: 'above' }, allowedUpdates: 'NO_UPDATES' as const },
      ]),
    }),
  renameWorkflow: (drawing, pick) =>
    renameWorkflow(drawing, { name: pick(['checkout', 'check-out-2', 'not a name']) }),
  addDefinition: (drawing, pick) => {
    const taken = drawing.definitions.taskDefs.map((each) => each.name);
    return pick([
      addDefinition(drawing, {
        kind: 'task-def',
        definition: { name: freshName('do-it', taken), inputs: [{ name: 'n', type: 'Struct<car>' }] },
      }),
      addDefinition(drawing, {
        kind: 'struct-def',
        definition: { name: 'car', fields: [{ name: 'wheels', type: 'INT' }] },
      }),
    ]);
  },
  editDefinition: (drawing, pick) =>
    editDefinition(drawing, {
      kind: 'task-def',
      name: pick(['send-email', 'missing']),
      patch: { returns: { type: 'INT' } },
    }),
  renameDefinition: (drawing, pick) =>
    pick([
      renameDefinition(drawing, { kind: 'task-def', name: 'send-email', newName: 'send-mail' }),
      renameDefinition(drawing, { kind: 'external-event-def', name: 'card-updated', newName: 'new-card' }),
      renameDefinition(drawing, { kind: 'struct-def', name: 'car', newName: 'van' }),
    ]),
  removeDefinition: (drawing, pick) =>
    removeDefinition(drawing, { kind: 'task-def', name: pick(['ship-order', 'missing']) }),
};

const edits = Object.entries({ ...nodeEdits, ...threadEdits, ...recordEdits });
export const editNames = edits.map(([name]) => name);

/** @param choices endless supply of numbers, so that the same numbers make the same edit */
export function randomEdit(drawing: Drawing, edit: number, choices: readonly number[]) {
  let used = 0;
  const pick: Pick = (items) => {
    const choice = choices[used++ % choices.length] ?? 0;
    const item = items[choice % items.length];
    return item as (typeof items)[number];
  };
  const [label, run] = edits[edit % edits.length] ?? edits[0] ?? [];
  if (label === undefined || run === undefined) throw new Error('no edits');
  return { label, result: run(drawing, pick) };
}
