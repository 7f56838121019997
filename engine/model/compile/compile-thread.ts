/** One thread to the wire's ThreadSpec. */
import { create } from '@bufbuild/protobuf';
import {
  InterruptDefSchema,
  JsonIndexSchema,
  ThreadRetentionPolicySchema,
  ThreadVarDefSchema,
  WfRunVariableAccessLevel,
  type ThreadSpec as WireThread,
  type ThreadVarDef as WireVariable,
} from '#api/gen/wf_spec_pb.js';
import { nodeIndex } from '../document/node-index.ts';
import type { Place, Problem } from '../document/problem.ts';
import type { ThreadSpec, ThreadVarDef } from '../document/workflow.ts';
import { compileNode } from './compile-node.ts';
import { int64, type FieldFault, type Report } from './report.ts';
import { sortedMap } from './sorted-map.ts';
import { compileVariableDef, primitiveType } from './variable-def.ts';

interface CompiledThread {
  readonly wire: WireThread;
  readonly problems: readonly Problem[];
}

const known = new WeakMap<ThreadSpec, CompiledThread>();

/** Kept per immutable thread, so that an edit compiles the thread that it touched: never change what is given. */
export const compileThread = (thread: ThreadSpec, problems: Problem[]): WireThread => {
  let present = known.get(thread);
  if (present === undefined) {
    const own: Problem[] = [];
    present = { wire: compile(thread, own), problems: own };
    known.set(thread, present);
  }
  for (const problem of present.problems) problems.push(problem);
  return present.wire;
};

const compile = (thread: ThreadSpec, problems: Problem[]): WireThread => {
  const names = nodeIndex(thread);
  const nodes = thread.nodes.map((node) => {
    const compiled = compileNode(node);
    for (const fault of compiled.faults)
      problems.push(problemAt({ thread: thread.name, node: node.name }, fault));
    for (let index = 0; index < node.next.length; index++) {
      const { to } = node.next[index]!;
      if (!names.has(to)) problems.push(edgeToMissingNode(thread, node.name, index, to));
    }
    return [node.name, compiled.node] as const;
  });
  const report: Report = (fault) => problems.push(problemAt({ thread: thread.name }, fault));
  return {
    $typeName: 'littlehorse.ThreadSpec',
    nodes: sortedMap(nodes),
    variableDefs: thread.variables.map((variable) =>
      compileVariable(variable, (fault) =>
        problems.push(problemAt({ thread: thread.name, variable: variable.name }, fault)),
      ),
    ),
    interruptDefs: thread.interrupts.map(({ event, run }) =>
      create(InterruptDefSchema, { externalEventDefId: { name: event }, handlerSpecName: run }),
    ),
    retentionPolicy: threadRetention(thread, report),
  };
};

const threadRetention = ({ retentionSeconds }: ThreadSpec, report: Report) =>
  retentionSeconds === undefined
    ? undefined
    : create(ThreadRetentionPolicySchema, {
        threadGcPolicy: {
          case: 'secondsAfterThreadTermination',
          value: int64(retentionSeconds, 'retentionSeconds', report),
        },
      });

const compileVariable = (variable: ThreadVarDef, report: Report): WireVariable =>
  create(ThreadVarDefSchema, {
    varDef: compileVariableDef(variable, report),
    required: variable.required ?? false,
    searchable: variable.searchable ?? false,
    jsonIndexes: (variable.jsonIndexes ?? []).map(({ path, type }, index) =>
      create(JsonIndexSchema, {
        fieldPath: path,
        fieldType: primitiveType(type, `jsonIndexes/${index}/type`, report),
      }),
    ),
    accessLevel: WfRunVariableAccessLevel[`${variable.access ?? 'PRIVATE'}_VAR`],
  });

export const problemAt = (place: Place, { field, code, message, offset, length }: FieldFault): Problem => ({
  code,
  severity: 'error',
  message,
  place: { ...place, field, ...(offset === undefined ? {} : { offset, length: length ?? 0 }) },
});

const edgeToMissingNode = (thread: ThreadSpec, node: string, edge: number, to: string): Problem => ({
  code: 'edge-to-missing-node',
  severity: 'error',
  message:
    to === ''
      ? `An edge of node “${node}” leads nowhere; name the node that it leads to.`
      : `Node “${node}” leads to “${to}”, which is not in thread “${thread.name}”.`,
  place: { thread: thread.name, node, edge, field: `next/${edge}/to` },
});
