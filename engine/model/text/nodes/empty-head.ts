/** Kinds that have nothing to say after their name: `nop: {}`. Anything inside is a problem. */
import type { Fields } from '../reader.ts';
import { isEmpty } from '../yaml/yaml-node.ts';

export const emptyHead = (fields: Fields, key: string): void => {
  const node = fields.get(key);
  if (node === undefined || isEmpty(node)) return;
  fields.reader.fields(node, [], `“${key}”, which stays empty (${key}: {})`, `${fields.at}/${key}`);
};
