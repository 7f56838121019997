/** A head whose value is not chosen yet: nothing after the colon, or null. */
import { isEmpty, type YamlNode } from '../yaml/yaml-node.ts';

export const isAbsent = (node: YamlNode): boolean =>
  node.kind === 'scalar' && (isEmpty(node) || (node.isPlain && node.value === null));
