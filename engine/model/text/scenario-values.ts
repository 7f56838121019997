/** Data in a scenario: values by name, as JSON text, which is a literal of the expression language. */
import type { ScenarioValue } from '../document/scenario.ts';
import type { Reader } from './reader.ts';
import { jsonText } from './yaml/json-text.ts';
import type { YamlNode } from './yaml/yaml-node.ts';

/** Names and literals, the literals as JSON text. */
export const readValues = (reader: Reader, node: YamlNode, at: string): readonly ScenarioValue[] =>
  (reader.map(node, 'values by name', at)?.entries ?? []).map(({ key, value }) => ({
    name: key,
    value: readValue(reader, value, `${at}/${key}`),
  }));

export const readValue = (reader: Reader, node: YamlNode, at: string): string => {
  reader.mark(at, node);
  return jsonText(node) ?? reader.wrongType(node, 'a value that JSON knows', at) ?? 'null';
};
