/** A name that nobody has yet: the base itself, or the base with the smallest number from 2 on that is free. */
import type { Drawing } from '../document/drawing.ts';

export function freshName(base: string, taken: Iterable<string>): string {
  const names = new Set(taken);
  if (!names.has(base)) return base;
  const stem = /^(.*?)-\d+$/.exec(base)?.[1] ?? base;
  for (let number = 2; ; number++) {
    const candidate = `${stem}-${number}`;
    if (!names.has(candidate)) return candidate;
  }
}

export function freshNodeName(drawing: Drawing, thread: string, base: string): string {
  const nodes = drawing.workflow.threads.find((each) => each.name === thread)?.nodes ?? [];
  return freshName(
    base,
    nodes.map((node) => node.name),
  );
}

export function freshThreadName(drawing: Drawing, base: string): string {
  return freshName(
    base,
    drawing.workflow.threads.map((thread) => thread.name),
  );
}

/** Variable names are unique in the whole workflow (littlehorse.md §2.3). */
export function freshVariableName(drawing: Drawing, base: string): string {
  return freshName(
    base,
    drawing.workflow.threads.flatMap((thread) => thread.variables.map((variable) => variable.name)),
  );
}
