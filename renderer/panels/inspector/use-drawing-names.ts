/** Names in the project that forms suggest: definitions of the project and of the workflow file itself, threads, nodes. */
import { useShallow } from 'zustand/react/shallow';
import { definitionsOf } from '#model/commands/definition-lists.ts';
import type { AnyDefinition } from '#model/commands/definition-lists.ts';
import type { DefinitionKind } from '#model/document/problem.ts';
import { useDocument } from '../../store/document-store.ts';

/** The project's definitions of a kind, and those that the workflow file carries itself. */
export function useDefinitions(kind: DefinitionKind): readonly AnyDefinition[] {
  const shared = useDocument((state) => state.drawing?.definitions);
  const own = useDocument((state) => state.drawing?.workflow.definitions);
  return [...(own ? definitionsOf(own, kind) : []), ...(shared ? definitionsOf(shared, kind) : [])];
}

export const useDefinitionNames = (kind: DefinitionKind): readonly string[] => [
  ...new Set(useDefinitions(kind).map((each) => each.name)),
];

/** The same list while no thread comes, goes or gets another name. */
export const useThreadNames = (): readonly string[] =>
  useDocument(useShallow((state) => state.drawing?.workflow.threads.map(({ name }) => name) ?? []));

export function useThread(name: string) {
  return useDocument((state) => state.drawing?.workflow.threads.find((thread) => thread.name === name));
}
