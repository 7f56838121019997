/** What is pushed, from the texts of a workflow and of its definitions; and a server that took it, in a map. */
import { clone, create, type Message } from '@bufbuild/protobuf';
import { PutWfSpecRequestSchema } from '#api/gen/service_pb.js';
import { WfSpecSchema, type WfSpec } from '#api/gen/wf_spec_pb.js';
import { compileDefinitions } from '#model/compile/compile-definitions.ts';
import { compileWorkflow } from '#model/compile/compile-workflow.ts';
import { frozenVariables } from '#model/compatibility/frozen-variables.ts';
import { wfSpecOf } from '#model/compatibility/stored-wf-spec.ts';
import { orderedKinds } from '#model/push/kinds/ordered-kinds.ts';
import { planDefinitions } from '#model/push/plan-definitions.ts';
import type { PushOrder } from '#model/push/there.ts';
import { parseDefinitions } from '#model/text/parse-definitions.ts';
import { parseWorkflow } from '#model/text/parse-workflow.ts';

export function anOrder(workflow: string, definitions = ''): PushOrder {
  const parsed = parseWorkflow(`paddock: 1\n${workflow}`, 'a.workflow.yaml');
  const defs = parseDefinitions(`paddock: 1\n${definitions}`, 'definitions.yaml');
  if (parsed.document === undefined || defs.definitions === undefined)
    throw new Error(JSON.stringify([...parsed.problems, ...defs.problems]));
  const { request, problems } = compileWorkflow(parsed.document);
  const { requests, problems: more } = compileDefinitions(defs.definitions);
  if (request === undefined || requests === undefined)
    throw new Error(JSON.stringify([...problems, ...more]));
  return { request, definitions: requests };
}

/** What a server that had nothing has after this push; definitions at version 0. */
export function pushed(order: PushOrder, majorVersion = 0, revision = 0): Map<string, Message> {
  const { after } = planDefinitions(order, new Map());
  const there = new Map<string, Message>();
  for (const kind of orderedKinds)
    kind.plan(order.definitions, new Map(), after, (name, { stored }) => {
      if (stored !== undefined) there.set(`${kind.kind} ${name}`, stored);
    });
  const { name } = order.request;
  const stored = wfSpecOf(clone(PutWfSpecRequestSchema, order.request), after);
  if (!stored.ok) throw new Error(stored.error);
  const { threadSpecs, entrypointThreadName, retentionPolicy, parentWfSpec } = stored.value;
  const spec: WfSpec = create(WfSpecSchema, {
    id: { name, majorVersion, revision },
    threadSpecs,
    entrypointThreadName,
    retentionPolicy,
    parentWfSpec,
    frozenVariables: frozenVariables(undefined, stored.value),
  });
  return there.set(`WfSpec ${name} latest`, spec);
}
