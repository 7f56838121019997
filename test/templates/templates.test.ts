// Every template is whole: it checks, its scenarios pass and go through every node and edge, it stands on the canvas with
// nothing in the way of anything, and README, picture and notes are there.
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import type { WorkflowDocument } from '#model/document/workflow.ts';
import { parseLayout } from '#model/text/layout-file.ts';
import { parseWorkflow } from '#model/text/parse-workflow.ts';
import type { Coverage } from '../../engine/simulate/coverage.ts';
import { listTemplates, readPicture } from '../../electron/host/templates.ts';
import { buildScene } from '../../renderer/canvas/scene.ts';
import { drawingFaults } from '../renderer/canvas/drawing-faults.ts';
import { repository } from '../kit/engine.ts';
import { paddock } from '../kit/paddock.ts';

const folder = join(repository, 'templates');
const names = readdirSync(folder).sort();
const workflows = names.flatMap((name) =>
  readdirSync(join(folder, name))
    .filter((file) => file.endsWith('.workflow.yaml'))
    .map((file) => join(name, file)),
);

test('paddock check finds nothing wrong with any of them', () => {
  const ran = paddock(['check', 'templates']);
  expect(ran.stderr).toBe('');
  expect(ran.status).toBe(0);
});

describe('paddock test templates', () => {
  const ran = paddock(['test', 'templates', '--json']);
  const answer = JSON.parse(ran.stdout) as {
    failed: number;
    scenarios: { workflow: string; name: string; isMet: boolean }[];
    coverage: Record<string, Coverage>;
  };

  test('passes, all projects at once', () => {
    expect(answer.scenarios.filter(({ isMet }) => !isMet)).toEqual([]);
    expect(ran.status).toBe(0);
    expect(answer.scenarios.length).toBeGreaterThan(40);
  });

  test('goes through every node and every edge of every workflow, and nearly all handlers', () => {
    expect(Object.keys(answer.coverage)).toHaveLength(workflows.length);
    for (const [name, { nodes, edges, handlers }] of Object.entries(answer.coverage)) {
      expect(nodes.missing, name).toEqual([]);
      expect(edges.missing, name).toEqual([]);
      expect(handlers.covered / Math.max(1, handlers.total) || 1, name).toBeGreaterThan(0.7);
    }
  });
});

test('each is described in one or two sentences, and has a picture for each theme', async () => {
  const templates = await listTemplates(folder);
  expect(templates.map(({ id }) => id)).toEqual(['checkout', ...names.filter((name) => name !== 'checkout')]);
  for (const { id, title, description } of templates) {
    expect(title.length, id).toBeLessThan(45);
    expect(description.length, id).toBeGreaterThan(60);
    expect(description.length, id).toBeLessThan(240);
    const [light, dark] = await Promise.all(
      (['light', 'dark'] as const).map((theme) => readPicture(folder, { id, theme })),
    );
    expect(light, id).toMatch(/^data:image\/png;base64,/);
    expect(dark, id).not.toBe(light);
  }
});

test('no picture for what is no template', async () => {
  expect(await readPicture(folder, { id: '../test', theme: 'light' })).toBeUndefined();
  expect(await readPicture(folder, { id: 'nobody', theme: 'light' })).toBeUndefined();
});

describe.each(workflows)('%s', (file) => {
  const text = readFileSync(join(folder, file), 'utf8');
  const workflow = parseWorkflow(text, file).document as WorkflowDocument;

  test('says in a note above it what it is about', () => {
    expect(text).toMatch(/^# [^\n]{60,}/);
  });

  test('stands where it can be read: saved places of all nodes, nothing covered, the main path straight', () => {
    const saved = join(folder, file.replace('.workflow.yaml', '.layout.json'));
    expect(existsSync(saved)).toBe(true);
    const { layout } = parseLayout(readFileSync(saved, 'utf8'), file);
    const places = Object.fromEntries(
      workflow.threads.map(({ name, nodes }) => {
        const thread = layout!.threads[name]!;
        expect(Object.keys(thread.nodes).sort(), name).toEqual(nodes.map((node) => node.name).sort());
        return [name, thread.nodes];
      }),
    );
    const corners = Object.fromEntries(
      Object.entries(layout!.threads).map(([name, { x, y }]) => [name, { x: x!, y: y! }]),
    );
    expect(drawingFaults(buildScene(workflow, places, corners))).toEqual([]);
  });
});
