import { describe, expect, test } from 'vitest';
import { addNode } from '#model/commands/add-node.ts';
import { newNode } from '#model/commands/new-node.ts';
import { defineForNode, renameNodeAndDefinition, withoutOrphans } from '#model/commands/own-definition.ts';
import { removeNodes } from '#model/commands/remove-nodes.ts';
import type { Drawing } from '#model/document/drawing.ts';
import type { NodeKind } from '#model/document/node.ts';
import type { Result } from '#model/result.ts';
import { checkoutDrawing } from './checkout-drawing.ts';

const value = (result: Result<Drawing, unknown>): Drawing => {
  if (!result.ok) throw new Error(JSON.stringify(result.error));
  return result.value;
};
const add = (kind: NodeKind, name: string): Drawing => {
  const added = value(addNode(checkoutDrawing(), { thread: 'entrypoint', node: newNode(kind, name) }));
  return value(defineForNode(added, { thread: 'entrypoint', node: name }));
};
const nodeOf = (drawing: Drawing, name: string) =>
  drawing.workflow.threads[0]!.nodes.find((each) => each.name === name);
const always = () => true;

describe('a new node', () => {
  test('gets a definition of its name', () => {
    const drawn = add('task', 'pack');
    expect(nodeOf(drawn, 'pack')).toMatchObject({ task: 'pack' });
    expect(drawn.definitions.taskDefs.at(-1)).toEqual({ name: 'pack', inputs: [] });
    expect(add('user-task', 'sign').definitions.userTaskDefs.at(-1)).toEqual({ name: 'sign', fields: [] });
    expect(nodeOf(add('external-event', 'paid-in'), 'paid-in')).toMatchObject({ event: 'paid-in' });
    expect(add('throw-event', 'packed').definitions.workflowEventDefs.at(-1)).toEqual({ name: 'packed' });
  });

  test('takes another name where one is there, and needs none when its name is no name for a definition', () => {
    const [first] = checkoutDrawing().definitions.taskDefs;
    expect(nodeOf(add('task', `x-${first!.name}`), `x-${first!.name}`)).toBeDefined();
    const twice = add('task', first!.name);
    expect(nodeOf(twice, first!.name)).toMatchObject({ task: `${first!.name}-2` });
    expect(nodeOf(add('task', 'Pack it!'), 'Pack it!')).toMatchObject({ task: '' });
    expect(add('sleep', 'nap').definitions).toEqual(checkoutDrawing().definitions);
  });
});

describe('its name', () => {
  const rename = (drawing: Drawing, name: string, isNew = always as () => boolean) =>
    value(renameNodeAndDefinition(drawing, { thread: 'entrypoint', node: 'pack', name }, isNew));

  test('is followed by the definition while nobody else can know it', () => {
    const renamed = rename(add('task', 'pack'), 'wrap');
    expect(nodeOf(renamed, 'wrap')).toMatchObject({ task: 'wrap' });
    expect(renamed.definitions.taskDefs.map(({ name }) => name)).not.toContain('pack');
    const known = rename(add('task', 'pack'), 'wrap', () => false);
    expect(nodeOf(known, 'wrap')).toMatchObject({ task: 'pack' });
  });

  test('takes the definition that has the new name already', () => {
    const [first] = checkoutDrawing().definitions.taskDefs;
    const renamed = rename(add('task', 'pack'), first!.name);
    expect(nodeOf(renamed, first!.name)).toMatchObject({ task: first!.name });
    expect(renamed.definitions.taskDefs).toHaveLength(checkoutDrawing().definitions.taskDefs.length);
  });
});

test('a definition that came with a node goes with it, others stay', () => {
  const before = add('task', 'pack');
  const after = value(removeNodes(before, { nodes: [{ thread: 'entrypoint', node: 'pack' }] }));
  expect(withoutOrphans(before, after, always).definitions).toEqual(checkoutDrawing().definitions);
  expect(withoutOrphans(before, after, () => false)).toBe(after);
  expect(withoutOrphans(before, before, always)).toBe(before);
});
