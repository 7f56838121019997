/** Git's conflict markers in a file: said once, as what they are, instead of as a dozen faults of YAML or JSON. */
import type { Span } from './yaml/yaml-node.ts';

export interface MergeConflict extends Span {
  readonly message: string;
}

/** Undefined: there is none. In YAML and JSON a marker at the beginning of a line can be nothing else. */
export function mergeConflict(text: string): MergeConflict | undefined {
  const first = /^<{7}(?: .*)?$/m.exec(text);
  if (first === null) return undefined;
  const count = text.match(/^<{7}(?: .*)?$/gm)?.length ?? 1;
  const last = /^>{7}(?: .*)?$/m.exec(text.slice(first.index));
  const line = (index: number) => text.slice(0, index).split('\n').length;
  const where =
    last === null
      ? `from line ${line(first.index)} on`
      : `from line ${line(first.index)} to line ${line(first.index + last.index)}`;
  const others = count === 1 ? '' : `, and ${count - 1} more further down`;
  return {
    message: `Git left a merge conflict here, ${where}${others}: keep what is to stay of the two sides and take away the lines with <<<<<<<, ======= and >>>>>>>.`,
    start: first.index,
    end: first.index + first[0].length,
  };
}
