/** The list of problems follows typing: after a keystroke only the thread that it touched is judged again. */
import { expect, it } from 'vitest';
import { largeDrawing } from '../../bench/large-drawing.ts';
import { editNode } from '#model/commands/edit-node.ts';
import { partialRequest } from '#model/validate/partial-request.ts';
import { projectLookup } from '#model/validate/project-lookup.ts';
import { validateWorkflow } from '#model/validate/validate-workflow.ts';
import type { Drawing } from '#model/document/drawing.ts';
import { taken } from '../commands/checkout-drawing.ts';

const type = (drawing: Drawing, text: string): Drawing =>
  taken(editNode(drawing, { thread: 'entrypoint', node: 'n1', patch: { args: ['label', text] } }));

function withSides(count: number): Drawing {
  const drawing = largeDrawing(500);
  const [first] = drawing.workflow.threads;
  const sides = Array.from({ length: count }, (_, at) => ({ ...first!, name: `side-${at}`, variables: [] }));
  return { ...drawing, workflow: { ...drawing.workflow, threads: [first!, ...sides] } };
}

it('shares what was compiled of the threads and nodes that did not change', () => {
  const before = withSides(3);
  const after = type(before, 'count + 1');
  const [old, now] = [before, after].map(({ workflow }) => partialRequest(workflow).request.threadSpecs);
  expect(now!['side-1']).toBe(old!['side-1']);
  expect(now!.entrypoint!.nodes.n2).toBe(old!.entrypoint!.nodes.n2);
  expect(now!.entrypoint!.nodes.n1).not.toBe(old!.entrypoint!.nodes.n1);
  expect(projectLookup(after)).toBe(projectLookup(before));
});

it('says at each keystroke what a fresh look says', () => {
  let drawing = withSides(2);
  for (const text of [
    'c',
    'co',
    'cou',
    'count',
    'count ',
    'count +',
    'count + 1',
    'count + "x"',
    'label',
    '5',
  ]) {
    drawing = type(drawing, text);
    expect(validateWorkflow(drawing)).toEqual(validateWorkflow(structuredClone(drawing)));
  }
});

it('looks at far fewer fields of nodes at a keystroke than at the first look', () => {
  let reads = 0;
  const counted = <T extends object>(object: T): T =>
    new Proxy(object, { get: (of, key) => (reads++, Reflect.get(of, key) as unknown) });
  const { workflow, ...rest } = withSides(8);
  const threads = workflow.threads.map((thread) => ({ ...thread, nodes: thread.nodes.map(counted) }));
  const drawing: Drawing = { ...rest, workflow: { ...workflow, threads } };
  const readsOf = (of: Drawing) => {
    reads = 0;
    validateWorkflow(of);
    return reads;
  };
  const first = readsOf(drawing);
  const typed = readsOf(type(drawing, 'count + 1'));
  expect(first).toBeGreaterThan(9 * 500);
  expect(typed).toBeLessThan(first / 4);
});
