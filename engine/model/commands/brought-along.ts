/** What came along with pasted nodes, in words, for the sentence after a paste. */
import type { Drawing } from '../document/drawing.ts';
import type { DefinitionKind } from '../document/problem.ts';
import { definitionsOf, listOf, wordOf } from './definition-lists.ts';

/** E.g. `variable card-token`, `TaskDef charge-card`. */
export function broughtAlong(before: Drawing, after: Drawing): readonly string[] {
  const namesOf = <T extends { readonly name: string }>(list: readonly T[]) => list.map(({ name }) => name);
  const added = (word: string, was: readonly string[], is: readonly string[]): readonly string[] => {
    const known = new Set(was);
    return is.filter((name) => !known.has(name)).map((name) => `${word} ${name}`);
  };
  const [was, is] = [before.workflow.threads, after.workflow.threads];
  const variables = (threads: typeof was) => threads.flatMap((thread) => namesOf(thread.variables));
  return [
    ...added('thread', namesOf(was), namesOf(is)),
    ...added('variable', variables(was), variables(is)),
    ...(Object.keys(listOf) as DefinitionKind[]).flatMap((kind) =>
      added(
        wordOf[kind],
        namesOf(definitionsOf(before.definitions, kind)),
        namesOf(definitionsOf(after.definitions, kind)),
      ),
    ),
  ];
}
