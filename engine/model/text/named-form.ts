/** Expressions by name (inputs of threads and child workflows): how they are read and written. */
import type { NamedExpression } from '../document/node.ts';
import type { Fields, Reader } from './reader.ts';
import { entry, expression, flow, type TreeEntry } from './yaml/tree.ts';
import type { YamlNode } from './yaml/yaml-node.ts';

/** `{ name: expression, … }` in file order. */
export const readInputs = (fields: Fields): readonly NamedExpression[] =>
  fields.read('inputs', 'inputs', (node, at) => readNamed(fields.reader, node, 'the inputs by name', at)) ??
  [];

export const readNamed = (
  reader: Reader,
  node: YamlNode,
  what: string,
  at: string,
): readonly NamedExpression[] =>
  (reader.map(node, what, at)?.entries ?? []).map(({ key, value }) => ({
    name: key,
    value: reader.expression(value, `${at}/${key}`) ?? '',
  }));

export const inputsEntry = (inputs: readonly NamedExpression[]): TreeEntry | undefined =>
  entry('inputs', inputs.length === 0 ? undefined : inputs, (all) =>
    flow(all.map(({ name, value }) => [name, expression(value)])),
  );
