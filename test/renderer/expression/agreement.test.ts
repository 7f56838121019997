// What a field says while somebody types is what the check of the whole drawing says afterwards: no field cries over a
// text that the drawing's check takes, and of one that it refuses the field knows, as far as its own words tell.
import { readFileSync, readdirSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { editNode } from '#model/commands/edit-node.ts';
import { expressionsOf } from '#model/commands/rewrite-expressions.ts';
import { noDefinitions } from '#model/document/definitions.ts';
import type { Drawing } from '#model/document/drawing.ts';
import { emptyLayout } from '#model/document/layout.ts';
import { importWfSpec } from '#model/import/import-wf-spec.ts';
import { validateWorkflow } from '#model/validate/validate-workflow.ts';
import { expressionEnv } from '../../../renderer/panels/expression/expression-env.ts';
import { liveError } from '../../../renderer/panels/expression/live-error.ts';
import { theCheckout } from '../runs/checkout.ts';

const folder = new URL('../../fixtures/examples/', import.meta.url);
const drawings: Drawing[] = [
  theCheckout(),
  ...readdirSync(folder)
    .filter((file) => file.endsWith('.json'))
    .map((file) => ({
      workflow: importWfSpec(JSON.parse(readFileSync(new URL(file, folder), 'utf8'))).document!,
      layout: emptyLayout,
      definitions: noDefinitions,
    })),
];

describe('the examples', () => {
  test('no field cries where the check of the drawing is silent', () => {
    let count = 0;
    for (const drawing of drawings) {
      const refused = new Set(
        validateWorkflow(drawing)
          .filter(({ severity }) => severity === 'error')
          .map(({ place }) => `${place.thread}/${place.node}`),
      );
      for (const thread of drawing.workflow.threads)
        for (const node of thread.nodes) {
          if (refused.has(`${thread.name}/${node.name}`)) continue;
          const env = expressionEnv(drawing, { thread: thread.name, node: node.name });
          for (const { text, kind, field } of expressionsOf(node)) {
            count += 1;
            const error = liveError(kind, text, env);
            expect(
              error,
              `${drawing.workflow.name} ${thread.name}/${node.name} ${field}: ${text}`,
            ).toBeUndefined();
          }
        }
    }
    expect(count).toBeGreaterThan(80);
  });
});

describe('a faulty argument', () => {
  const drawing = theCheckout();
  const env = expressionEnv(drawing, { thread: 'entrypoint', node: 'charge' });
  const verdict = (text: string) => {
    const edited = editNode(drawing, {
      thread: 'entrypoint',
      node: 'charge',
      patch: { args: ['order-id', text, 'card-token'] },
    });
    if (!edited.ok) throw new Error(edited.error.message);
    return validateWorkflow(edited.value).find(
      ({ place, severity }) =>
        severity === 'error' && place.node === 'charge' && place.field?.startsWith('args/1'),
    );
  };

  test.each([
    'totl',
    'cart.total +',
    'output(nobody)',
    'order-id - 1',
    'charged * 2',
    'cart.total as Nothing',
  ])('%s', (text) => {
    const live = liveError('expression', text, env);
    const checked = verdict(text);
    expect(live?.message).toBe(checked?.message);
    // Where in the text it is, the field knows best.
    expect(live?.offset).toBeTypeOf('number');
  });

  test('of a type that the task does not take is known to the check alone', () => {
    expect(liveError('expression', 'not charged', env)).toBeUndefined();
    expect(verdict('not charged')?.message).toContain('is DOUBLE, and BOOL does not go into it');
  });
});
