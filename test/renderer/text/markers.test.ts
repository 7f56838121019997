import { expect, test } from 'vitest';
import type { Problem } from '#model/document/problem.ts';
import { parseWorkflow } from '#model/text/parse-workflow.ts';
import { markersOf } from '../../../renderer/panels/text/markers.ts';
import { itemOfPlace, placeOfItem } from '../../../renderer/panels/text/place-selection.ts';
import { checkoutText } from '../runs/checkout.ts';

const file = 'checkout.workflow.yaml';

test('a broken expression is underlined where it stands', () => {
  const text = checkoutText.replace('cart.total, card-token', 'cart.total +, card-token');
  const { problems, places } = parseWorkflow(text, file);
  const [marker] = markersOf(problems, file, places);
  const line = text.split('\n').findIndex((each) => each.includes('cart.total +')) + 1;
  expect(marker).toMatchObject({
    startLineNumber: line,
    endLineNumber: line,
    severity: 8,
    source: 'Paddock',
  });
  expect(marker!.startColumn).toBeGreaterThan(15);
  expect(marker!.endColumn).toBeGreaterThan(marker!.startColumn);
});

test('problems of other files and without a line are not marked', () => {
  const problem = (place: Problem['place']): Problem => ({
    code: 'no-otherwise',
    severity: 'warning',
    message: 'x',
    place,
  });
  expect(markersOf([problem({ file: 'other.yaml', line: 1 }), problem({ file })], file, undefined)).toEqual(
    [],
  );
  expect(markersOf([problem({ file, line: 3 })], file, undefined)).toMatchObject([
    { startLineNumber: 3, startColumn: 1, severity: 4 },
  ]);
});

test('a line finds its record and a record its lines', () => {
  const { places } = parseWorkflow(checkoutText, file);
  const line = checkoutText.split('\n').findIndex((each) => each.includes('task: charge-card')) + 1;
  const place = places.placeAtLine(line, 12)!;
  const item = itemOfPlace(place);
  expect(item).toEqual({ kind: 'node', thread: 'entrypoint', node: 'charge' });
  const range = places.at(placeOfItem(item!));
  expect(range!.line).toBeLessThanOrEqual(line);
  expect(range!.endLine).toBeGreaterThanOrEqual(line);
  expect(itemOfPlace({ thread: 'entrypoint', node: 'paid', edge: 1 })).toEqual({
    kind: 'edge',
    thread: 'entrypoint',
    node: 'paid',
    index: 1,
  });
  expect(itemOfPlace({ file })).toBeUndefined();
});
