/** The fixes of a problem, by its code. A new fix is a function and a line here. */
import type { Drawing } from '../document/drawing.ts';
import type { ProblemCode } from '../document/problem-code.ts';
import type { Problem } from '../document/problem.ts';
import * as definitions from './definitions.ts';
import * as entrypoints from './entrypoints.ts';
import * as failures from './failures.ts';
import type { Fix, FixMaker } from './fix.ts';
import * as names from './names.ts';
import * as paths from './paths.ts';
import * as values from './values.ts';
import * as variables from './variables.ts';

const makers: Readonly<Partial<Record<ProblemCode, FixMaker>>> = {
  'argument-count': values.argumentCount,
  'bad-backoff': values.badBackoff,
  'bad-default': definitions.badDefault,
  'bad-failure-name': names.badFailureName,
  'bad-name': names.badName,
  'dead-edge': paths.deadEdge,
  'default-never-used': variables.defaultNeverUsed,
  'deprecated-mutation': values.modernMutation,
  'edge-into-entrypoint': paths.edgeIntoEntrypoint,
  'edge-to-itself': paths.edgeToItself,
  'edge-to-missing-node': paths.edgeToMissingNode,
  'event-interrupts-already': failures.detachThisInterrupt,
  'event-is-waited-for': failures.detachThisInterrupt,
  'exception-without-handler': failures.exceptionWithoutHandler,
  'handler-never-tried': failures.handlerNeverTried,
  'handler-of-impossible-failure': failures.impossibleFailure,
  'handler-thread-missing': failures.handlerThreadMissing,
  'interrupt-handler-variable': variables.handlerVariable,
  'masked-value-shown': variables.maskTarget,
  'missing-entrypoint-thread': entrypoints.missingEntrypointThread,
  'missing-input': values.missingInput,
  'name-shadows': definitions.hidingDefinition,
  'negative-retries': values.negativeRetries,
  'no-bool': values.compareWithTrue,
  'no-child-source': values.childSource,
  'no-otherwise': paths.noOtherwise,
  'not-inherited': variables.makePrivate,
  'one-entrypoint': entrypoints.oneEntrypoint,
  'path-falls-off': paths.pathFallsOff,
  'public-by-omission': variables.makePrivate,
  'thread-never-runs': paths.threadNeverRuns,
  'thread-without-exit': paths.threadWithoutExit,
  'type-mismatch': values.castIt,
  'unknown-external-event-def': definitions.unknownExternalEventDef,
  'unknown-input': values.unknownInput,
  'unknown-struct-def': definitions.unknownStructDef,
  'unknown-task-def': definitions.unknownTaskDef,
  'unknown-thread': failures.unknownThread,
  'unknown-user-task-def': definitions.unknownUserTaskDef,
  'unknown-variable': variables.unknownVariable,
  'unknown-workflow-event-def': definitions.unknownWorkflowEventDef,
  'unreachable-node': paths.unreachableNode,
  'unused-definition': definitions.unusedDefinition,
  'unused-variable': variables.unusedVariable,
  'variable-declared-twice': variables.declaredTwice,
  'variable-not-visible': variables.notVisible,
  'wait-without-timeout': failures.waitWithoutTimeout,
};

export const fixesFor = (problem: Problem, drawing: Drawing): readonly Fix[] =>
  makers[problem.code]?.(problem, drawing) ?? [];

/** Codes that have a fix at all; not every problem with such a code has one. */
export const isFixable = (code: ProblemCode): boolean => makers[code] !== undefined;
