import { describe, expect, test } from 'vitest';
import { typeName } from '#model/types/type-name.ts';
import { expressionEnv, nodesBefore } from '../../../renderer/panels/expression/expression-env.ts';
import { offersFor } from '../../../renderer/panels/expression/expression-offers.ts';
import { liveError } from '../../../renderer/panels/expression/live-error.ts';
import { theCheckout } from '../runs/checkout.ts';

const drawing = theCheckout();
const inEntrypoint = expressionEnv(drawing, { thread: 'entrypoint', node: 'charge' });
const inHandler = expressionEnv(drawing, { thread: 'ask-for-card', node: 'wait-for-card' });
const inInterrupt = expressionEnv(drawing, { thread: 'cancel-order', node: 'release' });

describe('names that can be used', () => {
  test('variables of the thread and of the threads above it, with their types', () => {
    expect(inEntrypoint.variables()).toContain('order-id');
    expect(inEntrypoint.variables()).not.toContain('INPUT');
    expect(inHandler.variables()).toContain('card-token');
    expect(inInterrupt.variables()).toEqual(expect.arrayContaining(['INPUT', 'reservation']));
    expect(typeName(inEntrypoint.variable('cart')!)).toBe('JSON_OBJ');
    expect(inEntrypoint.variable('INPUT')).toBeUndefined();
  });

  test('outputs come from definitions', () => {
    expect(typeName(inEntrypoint.nodeOutput('reserve')!)).toBe('JSON_OBJ');
    expect(typeName(inHandler.nodeOutput('wait-for-card')!)).toBe('STR');
    expect(inEntrypoint.nodeOutput('wait-for-card')).toBeUndefined();
  });

  test('only nodes that may have run before and give something', () => {
    expect(inEntrypoint.nodes()).toEqual(['reserve', 'charge']);
    const [entrypoint] = drawing.workflow.threads;
    expect(nodesBefore(entrypoint!, 'start')).toEqual(['start']);
    expect(nodesBefore(entrypoint!, 'paid')).toEqual(['start', 'reserve', 'charge', 'paid']);
    expect(nodesBefore(entrypoint!, undefined)).toHaveLength(entrypoint!.nodes.length);
  });
});

describe('offers', () => {
  const labels = (kind: Parameters<typeof offersFor>[0], text: string) =>
    offersFor(kind, text, text.length, inEntrypoint, ['car']).map(({ label }) => label);

  test('variables and functions in an expression', () => {
    expect(labels('expression', 'car')[0]).toMatch(/^car/);
    expect(labels('expression', 'car')).toEqual(expect.arrayContaining(['cart', 'card-token']));
    expect(labels('expression', 'output(')).toEqual(['reserve', 'charge']);
  });

  test('types, and units behind a number', () => {
    expect(labels('type', 'Array<ST')).toEqual(['STR', 'Struct<car>']);
    expect(labels('duration', '3 d')).toEqual(['days']);
    expect(labels('duration', '10m')).toEqual(['ms', 'min']);
  });
});

describe('errors while typing', () => {
  test('an unknown name is marked itself', () => {
    const text = 'cart.total > totl';
    const error = liveError('expression', text, inEntrypoint);
    expect(text.slice(error!.offset, error!.offset + error!.length)).toBe('totl');
  });

  test('good texts and empty ones have none', () => {
    expect(liveError('expression', 'cart.total', inEntrypoint)).toBeUndefined();
    expect(liveError('expression', '', inEntrypoint)).toBeUndefined();
    expect(liveError('mutation', 'charged = true', inEntrypoint)).toBeUndefined();
    expect(liveError('type', 'Map<STR, INT>', inEntrypoint)).toBeUndefined();
    expect(liveError('duration', '3 days', inEntrypoint)).toBeUndefined();
  });

  test('half a text is an error with a sentence', () => {
    expect(liveError('expression', '1 +', inEntrypoint)?.message).toMatch(/./);
    expect(liveError('mutation', 'charged', inEntrypoint)).toBeDefined();
    expect(liveError('type', 'Aray<INT>', inEntrypoint)).toBeDefined();
  });
});
