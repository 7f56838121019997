/** From a record to its lines, and from a line to its record. */
import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { parseWorkflow } from '#model/text/parse-workflow.ts';
import { parseDefinitions } from '#model/text/parse-definitions.ts';

const folder = new URL('../../../templates/checkout/', import.meta.url);
const text = readFileSync(new URL('checkout.workflow.yaml', folder), 'utf8');
const { places } = parseWorkflow(text, 'checkout.workflow.yaml');
const lines = text.split('\n');
const textAt = (place: Parameters<typeof places.at>[0]) => {
  const range = places.at(place);
  if (range === undefined) return undefined;
  expect(range.endLine).toBe(range.line);
  return lines[range.line - 1]!.slice(range.column - 1, range.endColumn - 1);
};
const lineOf = (part: string) => lines.findIndex((line) => line.includes(part)) + 1;

it('finds fields by the names they have in the document', () => {
  const charge = { thread: 'entrypoint', node: 'charge' };
  expect(textAt({ ...charge, field: 'args/1' })).toBe('cart.total');
  expect(textAt({ ...charge, field: 'backoff/baseMs' })).toBe('500 ms');
  expect(textAt({ ...charge, field: 'onFailure/0/run' })).toBe('ask-for-card');
  expect(textAt({ thread: 'entrypoint', node: 'reserve', edge: 0, field: 'when' })).toMatch(
    /^output\(reserve\)\.available/,
  );
  expect(textAt({ thread: 'entrypoint', node: 'reserve', field: 'next/1/to' })).toBe('tell-sold-out');
  expect(textAt({ thread: 'entrypoint', variable: 'charged', field: 'default' })).toBe('false');
  expect(textAt({ thread: 'cancel-order', variable: 'INPUT', field: 'type' })).toBe('STR');
  expect(textAt({ ...charge, field: 'args/1', offset: 5, length: 5 })).toBe('total');
  expect(textAt({ ...charge, edge: 0, field: 'set/0', offset: 10, length: 4 })).toBe('true');
});

it('falls back to the record around it', () => {
  expect(places.at({ thread: 'entrypoint', node: 'charge', field: 'timeoutSeconds' })?.line).toBe(
    lineOf('      charge:'),
  );
  expect(places.at({ thread: 'nowhere', node: 'x' })).toBeUndefined();
});

it('finds the record of a line', () => {
  expect(places.placeAtLine(lineOf('cart.total'), 30)).toMatchObject({
    thread: 'entrypoint',
    node: 'charge',
    field: 'args/1',
  });
  expect(places.placeAtLine(lineOf('run: give-up }'), 1)).toMatchObject({
    node: 'charge',
    field: 'onFailure/1',
  });
  expect(places.placeAtLine(lineOf('when: gave-up'), 15)).toMatchObject({ node: 'paid', edge: 1 });
  expect(places.placeAtLine(lineOf('INPUT: {'), 10)).toMatchObject({
    thread: 'cancel-order',
    variable: 'INPUT',
  });
});

it('gives problems their lines', () => {
  const problem = {
    code: 'type-mismatch' as const,
    severity: 'error' as const,
    message: '',
    place: { thread: 'entrypoint', node: 'ship', field: 'retries' },
  };
  const { place } = places.withLines(problem);
  expect(place).toMatchObject({ file: 'checkout.workflow.yaml', node: 'ship', column: 18 });
  expect(lines[place.line! - 1]).toContain('retries: 2');
});

it('finds definitions', () => {
  const source = readFileSync(new URL('definitions.yaml', folder), 'utf8');
  const read = parseDefinitions(source, 'definitions.yaml');
  const range = read.places.at({
    definition: { kind: 'task-def', name: 'charge-card' },
    field: 'returns/type',
  })!;
  expect(source.split('\n')[range.line - 1]!.slice(range.column - 1, range.endColumn - 1)).toBe('STR');
  expect(read.places.placeAtLine(range.line, 1)).toMatchObject({
    definition: { kind: 'task-def', name: 'charge-card' },
  });
});
