/**
 * Definitions that nothing uses. Those that the workflow file carries can have no other users; those of the project are
 * judged only when all its workflows are at hand.
 */
import { listOf, wordOf } from '../../commands/definition-lists.ts';
import type { Definitions } from '../../document/definitions.ts';
import type { Drawing } from '../../document/drawing.ts';
import type { DefinitionKind, Problem } from '../../document/problem.ts';
import type { WorkflowDocument } from '../../document/workflow.ts';
import { usedDefinitions } from '../used-definitions.ts';

const kinds = Object.keys(listOf) as readonly DefinitionKind[];

function unused(
  definitions: Definitions,
  used: ReturnType<typeof usedDefinitions>,
  where: string,
): readonly Problem[] {
  return kinds.flatMap((kind) =>
    definitions[listOf[kind]]
      .filter(({ name }) => !used.has(kind, name))
      .map(({ name }) => ({
        code: 'unused-definition',
        severity: 'info',
        message: `Nothing in ${where} uses the ${wordOf[kind]} “${name}”; use it or take it away.`,
        place: { definition: { kind, name } },
      })),
  );
}

export function lintCarriedDefinitions({ workflow, definitions }: Drawing): readonly Problem[] {
  const carried = workflow.definitions;
  if (carried === undefined) return [];
  return unused(carried, usedDefinitions([workflow], [carried, definitions]), 'this workflow');
}

/** @param workflows all of the project */
export const lintProjectDefinitions = (
  definitions: Definitions,
  workflows: readonly WorkflowDocument[],
): readonly Problem[] => {
  const carried = workflows.map((workflow) => workflow.definitions);
  return unused(definitions, usedDefinitions(workflows, [definitions, ...carried]), 'the project');
};
