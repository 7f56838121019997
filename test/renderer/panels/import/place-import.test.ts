// Where an import goes in a project: no file written over, no definition of the project changed, nothing of the import lost.
import { describe, expect, test } from 'vitest';
import { noDefinitions, type Definitions } from '#model/document/definitions.ts';
import { parseDefinitions } from '#model/text/parse-definitions.ts';
import { parseWorkflow } from '#model/text/parse-workflow.ts';
import {
  emptyPlace,
  freeName,
  nameProblem,
  placeImport,
} from '../../../../renderer/panels/import/place-import.ts';

const workflow = parseWorkflow(
  `paddock: 1
workflow: order
threads:
  entrypoint:
    nodes:
      start: { entrypoint: {}, next: charge }
      charge: { task: charge, next: done }
      done: { exit: {} }
`,
  'order.workflow.yaml',
).document!;
const charge: Definitions = {
  ...noDefinitions,
  taskDefs: [{ name: 'charge', inputs: [{ name: 'amount', type: 'INT' }] }],
};
const place = { paths: ['order.workflow.yaml', 'Ship.workflow.yaml'], workflows: ['order', 'parcel'] };

describe('names', () => {
  test('a free one stays, a taken one gets a number, whatever its case', () => {
    expect(freeName('order', emptyPlace)).toBe('order');
    expect(freeName('order', place)).toBe('order-2');
    expect(freeName('ship', place)).toBe('ship-2');
    expect(freeName('parcel', place)).toBe('parcel-2');
  });

  test('one that LittleHorse does not take becomes the nearest that it does', () => {
    expect(freeName('my order!', emptyPlace)).toBe('my-order');
    expect(freeName('شحن', emptyPlace)).toBe('workflow');
    expect(freeName('../../etc/passwd', emptyPlace)).toBe('etc-passwd');
  });

  test('what is wrong with a name is a sentence', () => {
    expect(nameProblem('fresh', place)).toBeUndefined();
    expect(nameProblem('PARCEL', place)).toContain('has a workflow “PARCEL” already');
    expect(nameProblem('a/b', place)).toContain('letters, digits and dashes');
  });
});

describe('definitions', () => {
  const written = (text: string | undefined) => ({
    ...place,
    ...(text !== undefined && { definitions: { text, version: 'v1' } }),
  });
  const definitionsIn = (text: string) => parseDefinitions(text, 'definitions.yaml').definitions!;

  test('new ones go into definitions.yaml, which is made when it is not there', () => {
    const { files, definitions } = placeImport(workflow, charge, 'order-2', written(undefined));
    expect(definitions).toEqual([{ kind: 'task-def', name: 'charge', fate: 'added' }]);
    expect(files.map(({ path, version }) => [path, version])).toEqual([
      ['order-2.workflow.yaml', undefined],
      ['definitions.yaml', undefined],
    ]);
    expect(definitionsIn(files[1]!.text)).toEqual(charge);
    expect(files[0]!.text).toContain('workflow: order-2');
  });

  test('comments of definitions.yaml stay, and it is written over no newer one', () => {
    const text = '# Ours\npaddock: 1\ntasks:\n  ship: {} # by truck\n';
    const { files } = placeImport(workflow, charge, 'order-2', written(text));
    expect(files[1]).toMatchObject({ path: 'definitions.yaml', version: 'v1' });
    expect(files[1]!.text).toContain('# Ours');
    expect(files[1]!.text).toContain('ship: {} # by truck');
    expect(definitionsIn(files[1]!.text).taskDefs.map(({ name }) => name)).toEqual(['ship', 'charge']);
  });

  test('one that the project has just so changes nothing', () => {
    const text = 'paddock: 1\ntasks:\n  charge: { inputs: { amount: INT } }\n';
    const { files, definitions } = placeImport(workflow, charge, 'order-2', written(text));
    expect(definitions).toMatchObject([{ fate: 'same' }]);
    expect(files.map(({ path }) => path)).toEqual(['order-2.workflow.yaml']);
  });

  test('one that differs leaves the project as it is: the workflow carries its own', () => {
    const text = 'paddock: 1\ntasks:\n  charge: { inputs: { amount: STR } }\n';
    const { files, definitions } = placeImport(workflow, charge, 'order-2', written(text));
    expect(definitions).toMatchObject([{ fate: 'own' }]);
    expect(files.map(({ path }) => path)).toEqual(['order-2.workflow.yaml']);
    const own = parseWorkflow(files[0]!.text, 'order-2.workflow.yaml').document!;
    expect(own.definitions?.taskDefs).toEqual(charge.taskDefs);
  });

  test('a definitions.yaml that can not be read is not touched', () => {
    const { files, isBroken } = placeImport(workflow, charge, 'order-2', written('<<<<<<< ours\ntasks: ['));
    expect(isBroken).toBe(true);
    expect(files.map(({ path }) => path)).toEqual(['order-2.workflow.yaml']);
    expect(files[0]!.text).toContain('charge');
  });
});
