/**
 * A drawing of many nodes as wide as it is high, so that all of it fits on a screen: one decision, and below it a branch a
 * row, each of tasks, waits, ways round and a loop. Its files say where everything stands.
 */
import type { Drawing } from '#model/document/drawing.ts';
import type { Edge, Node } from '#model/document/node.ts';
import { noDefinitions } from '#model/document/definitions.ts';
import { emptyLayout } from '#model/document/layout.ts';
import { printDefinitions } from '#model/text/print-definitions.ts';
import { printLayout } from '#model/text/layout-file.ts';
import { printWorkflow } from '#model/text/print-workflow.ts';
import { placeThread } from '../../../renderer/canvas/layout/place-thread.ts';

function nodeOf(index: number, name: string, next: readonly Edge[]): Node {
  if (index % 8 === 3) return { kind: 'nop', name, onFailure: [], next };
  if (index % 8 === 5)
    return { kind: 'external-event', name, event: 'poke', timeout: '3 days', onFailure: [], next };
  const set = index % 4 === 0 ? [`count = count + ${index}`] : undefined;
  const [first, ...others] = next;
  const edges = first ? [set ? { ...first, set } : first, ...others] : [];
  return {
    kind: 'task',
    name,
    task: 'work',
    args: ['label', 'count'],
    retries: 2,
    onFailure: [],
    next: edges,
  };
}

/** One branch: `length` nodes in a line to `done`, with ways round and a loop back. */
function branch(row: number, length: number): Node[] {
  const name = (index: number): string => (index < length ? `r${row}-${index}` : 'done');
  return Array.from({ length }, (_, index) => {
    const to = name(index + 1);
    if (index % 8 !== 3) return nodeOf(index, name(index), [{ to }]);
    const isLoop = index % 16 === 11;
    const other = isLoop ? name(index - 2) : name(Math.min(index + 3, length));
    return nodeOf(index, name(index), [{ to: other, when: `count > ${index}` }, { to }]);
  });
}

/** @param count about how many nodes */
export function wideDrawing(count: number): Drawing {
  const rows = Math.max(2, Math.round(Math.sqrt(count)));
  const length = Math.round((count - 3) / rows);
  const choices = Array.from({ length: rows }, (_, row) => ({
    to: `r${row}-0`,
    ...(row < rows - 1 ? { when: `count == ${row}` } : {}),
  }));
  const nodes: Node[] = [
    { kind: 'entrypoint', name: 'start', onFailure: [], next: [{ to: 'which' }] },
    { kind: 'nop', name: 'which', onFailure: [], next: choices },
    ...choices.flatMap((_, row) => branch(row, length)),
    { kind: 'exit', name: 'done', onFailure: [], next: [] },
  ];
  const variables = [
    { name: 'count', type: 'INT', default: '0' },
    { name: 'label', type: 'STR', default: '""' },
  ];
  const inputs = [
    { name: 'label', type: 'STR' },
    { name: 'count', type: 'INT' },
  ];
  return {
    workflow: {
      name: 'wide',
      entrypoint: 'entrypoint',
      threads: [{ name: 'entrypoint', variables, interrupts: [], nodes }],
    },
    layout: emptyLayout,
    definitions: {
      ...noDefinitions,
      taskDefs: [{ name: 'work', inputs }],
      externalEventDefs: [{ name: 'poke' }],
    },
  };
}

/** With the place of every node saved. */
export function placed(drawing: Drawing): Drawing {
  const threads = Object.fromEntries(
    drawing.workflow.threads.map((thread) => [thread.name, { x: 0, y: 0, nodes: placeThread(thread) }]),
  );
  return { ...drawing, layout: { ...drawing.layout, threads } };
}

/** A project folder's files by path; the layout is left out when nothing has a place. */
export function filesOf({ workflow, layout, definitions }: Drawing): Readonly<Record<string, string>> {
  return {
    'wide.workflow.yaml': printWorkflow(workflow),
    'definitions.yaml': printDefinitions(definitions),
    ...(Object.keys(layout.threads).length > 0 ? { 'wide.layout.json': printLayout(layout) } : {}),
  };
}
