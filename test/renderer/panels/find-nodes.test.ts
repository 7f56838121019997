/** Finding nodes by words and operators: all that is written must fit. */
import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import type { Problem } from '#model/document/problem.ts';
import type { WorkflowDocument } from '#model/document/workflow.ts';
import { parseWorkflow } from '#model/text/parse-workflow.ts';
import { findNodes } from '../../../renderer/panels/find/find-nodes.ts';

const file = 'templates/checkout/checkout.workflow.yaml';
const workflow = parseWorkflow(readFileSync(file, 'utf8'), file).document as WorkflowDocument;
const problems: readonly Problem[] = [
  {
    code: 'missing-key',
    severity: 'error',
    message: 'Wrong.',
    place: { thread: 'entrypoint', node: 'ship' },
  },
  {
    code: 'wait-without-timeout',
    severity: 'warning',
    message: 'Odd.',
    place: { thread: 'receipt', node: 'send' },
  },
];
const find = (text: string) => findNodes(workflow, problems, text).map(({ node }) => node.name);

describe('finding nodes', () => {
  it('by words of the name before words of what it does', () => {
    expect(find('ship')[0]).toBe('ship');
    expect(find('send-email')).toContain('tell-sold-out');
    expect(find('charge card')).toContain('charge');
  });

  it('by what is wrong with them', () => {
    expect(find('is:invalid')).toEqual(['ship']);
    expect(find('is:warning')).toEqual(['send']);
  });

  it('by kind, also as the palette calls it', () => {
    expect(find('kind:external-event')).toEqual(['wait-for-card']);
    expect(find('kind:wait-for-event')).toEqual(['wait-for-card']);
    expect(find('is:loop')).toEqual(['paid']);
    expect(find('is:handled')).toContain('charge');
  });

  it('by what they use: variables, tasks, events, threads', () => {
    expect(find('uses:card-token')).toContain('charge');
    expect(find('uses:card-updated')).toEqual(['wait-for-card']);
    expect(find('uses:give-up')).toEqual(expect.arrayContaining(['charge', 'wait-for-card']));
    expect(find('uses:card')).not.toContain('charge');
  });

  it('by several at once', () => {
    expect(find('kind:task uses:card-token thread:entrypoint')).toEqual(['charge']);
    expect(find('kind:task is:warning')).toEqual(['send']);
  });

  it('finds nothing for nothing', () => {
    expect(find('  ')).toEqual([]);
    expect(find('kind:')).toEqual([]);
  });
});
