/**
 * The server's verdict at PutWfSpec (littlehorse.md §2.3): what it rejects, and nothing that it accepts, however
 * suspicious. One verdict for the canvas, the command line and the local engine.
 */
import type { PutWfSpecRequest } from '#api/gen/service_pb.js';
import type { ThreadSpec, WfSpec } from '#api/gen/wf_spec_pb.js';
import { checkEvents } from './check-events.ts';
import { checkThread } from './check-thread.ts';
import { checkVariables } from './check-variables.ts';
import type { MetadataLookup } from './metadata-lookup.ts';
import { definitionNameProblem } from './names.ts';
import { nodeOutput } from './node-output.ts';
import { sameObjects } from './same-objects.ts';
import type { Surroundings } from './surroundings.ts';
import { variableType } from './variable-type.ts';
import type { JudgedProblem, WireProblem } from './wire-problem.ts';
import { type Declared, declaredVariables } from './declared-variables.ts';

export type { MetadataLookup } from './metadata-lookup.ts';
export type { WireProblem } from './wire-problem.ts';

/** No problems: the server takes it. They come in the order workflow, variables, interrupts, threads. */
export const validateWfSpec = (request: PutWfSpecRequest, lookup: MetadataLookup): readonly WireProblem[] =>
  judgeWfSpec(request, lookup).filter((problem) => !problem.accepted);

/** The same, and what the server does not look for although the run will fail of it, marked as accepted. */
export function judgeWfSpec(request: PutWfSpecRequest, lookup: MetadataLookup): readonly JudgedProblem[] {
  const threads = request.threadSpecs;
  const problems: JudgedProblem[] = [];
  const bad = definitionNameProblem('workflow', request.name);
  if (bad !== undefined)
    problems.push({
      code: 'bad-name',
      message: bad,
      serverWords: 'WfSpecName must be a valid hostname',
      field: 'name',
    });
  const start = request.entrypointThreadName;
  if (!Object.hasOwn(threads, start))
    problems.push({
      code: 'missing-entrypoint-thread',
      message:
        start === ''
          ? 'The workflow names no thread to start with; name one.'
          : `There is no thread “${start}”, in which the workflow is to start; name one that is there.`,
      serverWords: `unknown entrypoint thread: ${start}`,
      field: 'entrypoint',
    });
  const parent = parentOf(request, lookup);
  if (request.parentWfSpec !== undefined && parent === undefined)
    problems.push({
      code: 'unknown-wf-spec',
      message: `There is no WfSpec “${request.parentWfSpec.wfSpecName}” with major version ${request.parentWfSpec.wfSpecMajorVersion} to be the parent; push it first, or choose another one.`,
      serverWords: `Provided spec refers to nonexistent parent wfSpec ${request.parentWfSpec.wfSpecName}`,
      field: 'parent/workflow',
    });
  problems.push(
    ...checkVariables(threads, parent, request.parentWfSpec !== undefined, lookup),
    ...checkEvents(threads, lookup),
  );
  const declared = declaredVariables(threads);
  for (const [name, thread] of Object.entries(threads))
    problems.push(
      ...threadVerdict(name, thread, threads, lookup, () =>
        checkThread(name, thread, surroundingsOf(name, thread, declared, threads, lookup)),
      ),
    );
  return problems;
}

interface ThreadVerdict {
  readonly surroundings: readonly unknown[];
  readonly problems: readonly JudgedProblem[];
}

const verdicts = new WeakMap<ThreadSpec, ThreadVerdict>();

/** Remembered per thread, as long as the definitions and what the other threads declare are the same objects. */
function threadVerdict(
  name: string,
  thread: ThreadSpec,
  threads: { readonly [name: string]: ThreadSpec },
  lookup: MetadataLookup,
  judge: () => readonly JudgedProblem[],
): readonly JudgedProblem[] {
  if (lookup.answersAlwaysSame !== true) return judge();
  const surroundings: unknown[] = [name, lookup];
  for (const [other, { variableDefs }] of Object.entries(threads)) surroundings.push(other, variableDefs);
  const present = verdicts.get(thread);
  if (present !== undefined && sameObjects(present.surroundings, surroundings)) return present.problems;
  const problems = judge();
  verdicts.set(thread, { surroundings, problems });
  return problems;
}

function parentOf({ parentWfSpec: parent }: PutWfSpecRequest, lookup: MetadataLookup): WfSpec | undefined {
  return parent && lookup.latestWfSpec(parent.wfSpecName, parent.wfSpecMajorVersion);
}

export function surroundingsOf(
  threadName: string,
  thread: ThreadSpec,
  declared: Declared,
  threads: { readonly [name: string]: ThreadSpec },
  lookup: MetadataLookup,
): Surroundings {
  const node = (name: string) => (Object.hasOwn(thread.nodes, name) ? thread.nodes[name] : undefined);
  return {
    variable: (name) => {
      const found = declared(threadName, name);
      return found && variableType(found.varDef);
    },
    nodeOutput: (name) => {
      const found = node(name);
      return found && nodeOutput(found, lookup);
    },
    structDef: (name, version) =>
      lookup.structDef(name, version === undefined || version < 0 ? undefined : version),
    taskDef: (name) => lookup.taskDef(name),
    externalEventDef: (name) => lookup.externalEventDef(name),
    workflowEventDef: (name) => lookup.workflowEventDef(name),
    userTaskDef: (name, version) => lookup.userTaskDef(name, version),
    threadVariables: (name) => (Object.hasOwn(threads, name) ? threads[name]?.variableDefs : undefined),
    childVariables: (name, majorVersion) => {
      const child = lookup.latestWfSpec(name, majorVersion < 0 ? undefined : majorVersion);
      return child && (child.threadSpecs[child.entrypointThreadName]?.variableDefs ?? []);
    },
    thread: () => threadName,
    nodeKind: (name) => node(name)?.node.case,
  };
}
