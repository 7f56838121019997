/**
 * Every drawing can be read: all of LittleHorse's examples, all templates and threads of any shape are laid out with no
 * card covered, no line through a card or a label, the main path straight, and nothing across it. And a small change
 * moves little, in numbers.
 */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { importWfSpec } from '#model/import/import-wf-spec.ts';
import type { Direction } from '#model/document/layout.ts';
import type { Node } from '#model/document/node.ts';
import type { ThreadSpec, WorkflowDocument } from '#model/document/workflow.ts';
import { parseWorkflow } from '#model/text/parse-workflow.ts';
import { placeThread } from '../../../renderer/canvas/layout/place-thread.ts';
import { startersOf } from '../../../renderer/canvas/layout/starters.ts';
import { flowOf } from '../../../renderer/canvas/layout/thread-flow.ts';
import { buildScene, cornersOf, type Scene } from '../../../renderer/canvas/scene.ts';
import { drawingFaults } from './drawing-faults.ts';
import { randomThread } from './random-thread.ts';

function sceneOf(workflow: WorkflowDocument, direction: Direction): Scene {
  const places = Object.fromEntries(
    workflow.threads.map((thread) => [thread.name, placeThread(thread, direction)]),
  );
  const corners = cornersOf(workflow, places, {}, new Set(), startersOf(workflow), direction);
  return buildScene(workflow, places, corners, { folded: new Set() }, startersOf(workflow), direction);
}

const sceneOfThread = (thread: ThreadSpec, direction: Direction): Scene =>
  sceneOf({ name: 'generated', entrypoint: thread.name, threads: [thread] }, direction);

const examples = 'test/fixtures/examples';
const templates = 'templates';
const templateFiles = readdirSync(templates, { recursive: true, encoding: 'utf8' }).filter((file) =>
  file.endsWith('.workflow.yaml'),
);

describe.each(['right', 'down'] as const)('what is laid out to run %s can be read', (direction) => {
  it.each(readdirSync(examples))('example %s', (file) => {
    const { document } = importWfSpec(JSON.parse(readFileSync(join(examples, file), 'utf8')));
    expect(drawingFaults(sceneOf(document as WorkflowDocument, direction))).toEqual([]);
  });

  it.each(templateFiles)('template %s', (file) => {
    const { document } = parseWorkflow(readFileSync(join(templates, file), 'utf8'), file);
    expect(drawingFaults(sceneOf(document as WorkflowDocument, direction))).toEqual([]);
  });

  it('200 generated threads of 5 to 44 nodes', () => {
    for (let seed = 1; seed <= 200; seed++)
      expect(
        drawingFaults(sceneOfThread(randomThread(seed, 5 + (seed % 40)), direction)),
        `seed ${seed}`,
      ).toEqual([]);
  });

  it('a generated thread of 500 nodes', () => {
    expect(drawingFaults(sceneOfThread(randomThread(7, 500), direction))).toEqual([]);
  });

  it('edges that jump anywhere still run around cards, and the main path stays straight', () => {
    for (let seed = 1; seed <= 60; seed++) {
      const faults = drawingFaults(sceneOfThread(randomThread(seed, 10 + (seed % 30), 3), direction));
      // Where everything leads everywhere, a line may have to pass under a label; never under a card.
      expect(
        faults.filter((fault) => !fault.includes('label')),
        `seed ${seed}`,
      ).toEqual([]);
      expect(faults.length, `seed ${seed}`).toBeLessThan(4);
    }
  });
});

/** The thread with a task put into one of its edges. */
function inserted(thread: ThreadSpec, from: string, index: number): ThreadSpec {
  const to = thread.nodes.find((node) => node.name === from)?.next[index]?.to as string;
  const task: Node = { kind: 'task', name: 'fresh', task: 'work', args: [], onFailure: [], next: [{ to }] };
  return {
    ...thread,
    nodes: [
      ...thread.nodes.map((node) =>
        node.name === from
          ? { ...node, next: node.next.map((edge, at) => (at === index ? { ...edge, to: 'fresh' } : edge)) }
          : node,
      ),
      task,
    ],
  };
}

/** A card, a gap with the widest label, and what turns in it. */
const COLUMN_MAX = 220 + 56 + 192 + 60;

interface Moved {
  /** Nodes that stand higher or lower than before. */
  readonly rows: number;
  /** Nodes that moved left; a gap gets narrower when the widest label in it goes elsewhere. */
  readonly left: number;
  /** Farther than a column is wide. */
  readonly farRight: number;
  readonly nodes: number;
}

/** What moves when one node is put into an edge. */
function movedBy(thread: ThreadSpec, from: string, index: number): Moved {
  const before = placeThread(thread);
  const after = placeThread(inserted(thread, from, index));
  const names = thread.nodes.map((node) => node.name);
  const main = flowOf(thread).mainPath[0] as string;
  const down = (after[main]?.y ?? 0) - (before[main]?.y ?? 0);
  return {
    rows: names.filter((name) => (after[name]?.y ?? 0) - (before[name]?.y ?? 0) !== down).length,
    left: names.filter((name) => (after[name]?.x ?? 0) < (before[name]?.x ?? 0)).length,
    farRight: names.filter((name) => (after[name]?.x ?? 0) - (before[name]?.x ?? 0) > COLUMN_MAX).length,
    nodes: names.length,
  };
}

describe('a small change moves little', () => {
  const threads = Array.from({ length: 60 }, (_, seed) => randomThread(seed + 1, 30));
  const all = threads.flatMap((thread) =>
    thread.nodes.flatMap((node) => node.next.map((_edge, index) => movedBy(thread, node.name, index))),
  );

  it('a node put into an edge leaves at least nine of ten others at their height', () => {
    const nodes = all.reduce((sum, each) => sum + each.nodes, 0);
    const rows = all.reduce((sum, each) => sum + each.rows, 0);
    expect(rows / nodes).toBeLessThan(0.1);
    expect(all.filter((each) => each.rows === 0).length / all.length).toBeGreaterThan(0.7);
  });

  it('moves others right by no more than a column, and few left', () => {
    const nodes = all.reduce((sum, each) => sum + each.nodes, 0);
    expect(all.reduce((sum, each) => sum + each.left, 0) / nodes).toBeLessThan(0.1);
    // Now and then the new node makes another way the longer one, and the main path takes it.
    expect(all.reduce((sum, each) => sum + each.farRight, 0) / nodes).toBeLessThan(0.01);
  });

  it('renaming a node or editing what it says moves nothing', () => {
    const thread = threads[3] as ThreadSpec;
    const edited = {
      ...thread,
      nodes: thread.nodes.map((node) => (node.kind === 'task' ? { ...node, task: 'other' } : node)),
    };
    expect(placeThread(edited)).toEqual(placeThread(thread));
  });
});
