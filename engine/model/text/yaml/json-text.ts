/** YAML maps and lists that stand where a literal is wanted, as JSON text; numbers keep the digits they have. */
import type { YamlNode, YamlScalar } from './yaml-node.ts';

const NUMBER = /^-?(0|[1-9]\d*)(\.\d+)?([eE][-+]?\d+)?$/;

/** Undefined for what JSON does not know: infinities and the like. */
export const jsonText = (node: YamlNode): string | undefined => {
  if (node.kind === 'scalar')
    return typeof node.value === 'string' ? JSON.stringify(node.value) : bareLiteral(node);
  if (node.kind === 'list') {
    const items = node.items.map(jsonText);
    return items.includes(undefined) ? undefined : `[${items.join(',')}]`;
  }
  const pairs = node.entries.map(({ key, value }) => {
    const text = jsonText(value);
    return text === undefined ? undefined : `${JSON.stringify(key)}:${text}`;
  });
  return pairs.includes(undefined) ? undefined : `{${pairs.join(',')}}`;
};

/** A YAML number, bool or null as the literal of the expression language. */
export const bareLiteral = (scalar: YamlScalar): string | undefined => {
  if (typeof scalar.value !== 'number') return String(scalar.value);
  if (NUMBER.test(scalar.source)) return scalar.source;
  return Number.isFinite(scalar.value) ? String(scalar.value) : undefined;
};

/** Whether this text comes back as it is when it stands unquoted in a file. */
export const isBareLiteral = (text: string): boolean =>
  NUMBER.test(text) || text === 'true' || text === 'false' || text === 'null' || isCompactJson(text);

const isCompactJson = (text: string): boolean => {
  if (!/^[{[]/.test(text)) return false;
  try {
    return JSON.stringify(JSON.parse(text)) === text && !text.includes('"<<"');
  } catch {
    return false;
  }
};
