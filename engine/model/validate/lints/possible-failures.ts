/** Which failures a node can have (littlehorse.md §5.1), so that a handler of any other one can be told to be in vain. */
import type { FailureHandlerDef, Node } from '../../document/node.ts';
import type { ThreadSpec } from '../../document/workflow.ts';
import { isErrorType } from '../names.ts';
import { literalText } from './literal-text.ts';

/** `any`: what they are called is decided elsewhere, by a worker, another thread or another workflow. */
type Names = ReadonlySet<string> | 'any';

export interface PossibleFailures {
  /** LHErrorTypes. */
  readonly errors: Names;
  readonly exceptions: Names;
}

/** A handler of the first catches the others too (§5.2). */
const GROUPS: Readonly<Record<string, readonly string[]>> = {
  TASK_ERROR: ['TASK_FAILURE', 'TIMEOUT'],
  VAR_ERROR: ['VAR_SUB_ERROR', 'VAR_MUTATION_ERROR'],
};

export const namesCaughtBy = (failure: string): readonly string[] => [failure, ...(GROUPS[failure] ?? [])];

const none: ReadonlySet<string> = new Set();

/** Every node can have a VAR_SUB_ERROR: its edges are judged, and their mutations run, on its account. */
const failures = (errors: readonly string[], exceptions: Names): PossibleFailures => ({
  errors: new Set(['VAR_SUB_ERROR', 'INTERNAL_ERROR', ...errors]),
  exceptions,
});

export function possibleFailures(node: Node, thread: ThreadSpec): PossibleFailures {
  // A failed interrupt handler fails the node that it interrupted, with whatever failure it had (§6.3).
  if (thread.interrupts.length > 0) return { errors: 'any', exceptions: 'any' };
  switch (node.kind) {
    case 'task':
      return failures(['TASK_FAILURE', 'TIMEOUT', 'VAR_MUTATION_ERROR'], 'any');
    case 'user-task':
      return node.onCancel === undefined
        ? failures(['USER_TASK_CANCELLED', 'VAR_ERROR'], none)
        : failures(['VAR_ERROR'], namesOf(node.onCancel));
    case 'external-event':
      return failures(node.timeout === undefined ? ['VAR_ERROR'] : ['TIMEOUT', 'VAR_ERROR'], none);
    case 'wait-for-threads':
    case 'wait-for-child-wf':
      return failures(['CHILD_FAILURE'], 'any');
    case 'run-child-wf':
      return failures(['CHILD_FAILURE'], none);
    case 'exit':
      return failures(['CHILD_FAILURE', 'VAR_ERROR'], node.fail === undefined ? none : 'any');
    default:
      return failures([], none);
  }
}

function namesOf(onCancel: string): Names {
  const name = literalText(onCancel);
  return name === undefined ? 'any' : new Set([name]);
}

const holds = (names: Names, name: string): boolean => names === 'any' || names.has(name);

export function canOccur({ failure, anyOf }: FailureHandlerDef, possible: PossibleFailures): boolean {
  if (anyOf === 'EXCEPTION') return possible.exceptions === 'any' || possible.exceptions.size > 0;
  if (failure === undefined) return true;
  if (!isErrorType(failure)) return holds(possible.exceptions, failure);
  return namesCaughtBy(failure).some((each) => holds(possible.errors, each));
}
