/** A VariableMutation: the variable must be visible, the operator defined, and the result must go into the variable. */
import type { VariableMutation } from '#api/gen/common_wfspec_pb.js';
import { judgeMutation } from '../types/mutation.ts';
import type { NodeCheck } from './node-check.ts';

export function checkMutation(mutation: VariableMutation, field: string, check: NodeCheck): void {
  const name = mutation.lhsName;
  if (check.world.variable(name) === undefined)
    return check.report(
      'unknown-variable',
      `There is no variable “${name}” that this thread sees; declare it, or write another one.`,
      field,
      `Thread ${check.world.thread()} refers to missing var ${name}`,
    );
  if (mutation.rhsValue.case === undefined)
    return check.report('missing-value', `Nothing is given to “${name}”; write a value.`, field);
  // The real server answers INTERNAL (littlehorse.md §11, 57).
  if (mutation.rhsValue.case !== 'rhsAssignment')
    return check.report(
      'deprecated-mutation',
      'The mutation has a form that LittleHorse 1.x does not take; write its value as an assignment.',
      field,
    );
  for (const { sentence, serverWords, accepted } of judgeMutation(mutation, check.world)) {
    const words = wordsOf(serverWords, name, check.world.thread());
    (accepted ? check.unlooked : check).report('bad-mutation', sentence, field, words);
  }
}

/** Casts and assignments are refused before the server says which mutation it looks at; names, before which node. */
function wordsOf(serverWords: string, variable: string, thread: string): string {
  if (serverWords.startsWith('refers to missing var')) return `Thread ${thread} ${serverWords}`;
  if (/^Cannot (assign|cast) /.test(serverWords)) return serverWords;
  return `Mutation of variable ${variable} invalid: ${serverWords}`;
}
