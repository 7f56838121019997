/**
 * Many expressions or mutations at once, each in a WfSpec and WfRun of its own: what the server says to each when it
 * is put, and what comes out when it runs. `returns` are left at the EXIT, `mutations` made on the way to it.
 */
import type { JsonValue } from '@bufbuild/protobuf';
import { toJson } from '@bufbuild/protobuf';
import { VariableValueSchema } from '#api/gen/type_definition_pb.js';
import type { Yaml } from './case.ts';
import type { Playing, StepKind } from './playing.ts';
import { call, isRefusal, type Json } from './rpc.ts';
import { wfSpecRequest } from './short-workflow.ts';
import { valuesOf } from './values.ts';

interface SaidEvaluate {
  readonly variables?: Yaml;
  readonly inputs?: Record<string, unknown>;
  /** Expressions. */
  readonly returns?: readonly string[];
  /** Mutations, or lists of them. */
  readonly mutations?: readonly (string | readonly string[])[];
  /** Conditions: is the edge taken? */
  readonly conditions?: readonly string[];
}

const nodesOf = {
  returns: (text: unknown): Yaml => ({ done: { exit: {}, returns: text } }),
  mutations: (text: unknown): Yaml => ({
    start: { entrypoint: {}, next: [{ to: 'done', set: Array.isArray(text) ? text : [text] }] },
    done: { exit: {} },
  }),
  conditions: (text: unknown): Yaml => ({
    start: { entrypoint: {}, next: [{ to: 'yes', when: text }, { to: 'no' }] },
    yes: { exit: {}, returns: '"yes"' },
    no: { exit: {}, returns: '"no"' },
  }),
};

const inOne = (text: unknown): string => (Array.isArray(text) ? text.join('; ') : String(text));

export const evaluate: StepKind<SaidEvaluate> = async (said, playing) => {
  const inputs = Object.fromEntries(
    Object.entries(valuesOf(said.inputs)).map(([name, value]) => [name, toJson(VariableValueSchema, value)]),
  );
  const answer: Json = {};
  const kinds = Object.keys(nodesOf) as (keyof typeof nodesOf)[];
  const asked = kinds.flatMap((kind) => (said[kind] ?? []).map((text) => ({ kind, text })));
  const before = playing.runs.length;
  await Promise.all(
    asked.map(async ({ kind, text }, index) => {
      const workflow = `e-${before}-${playing.underWay.size}-${index}`;
      const nodes = nodesOf[kind](text);
      const request = wfSpecRequest({ workflow, variables: said.variables, nodes });
      answer[`${index} ${inOne(text)}`] = await outcome(playing, workflow, request, inputs, kind);
    }),
  );
  const order = (key: string) => Number(key.split(' ')[0]);
  const keys = Object.keys(answer).sort((a, b) => order(a) - order(b));
  return Object.fromEntries(keys.map((key) => [key.slice(key.indexOf(' ') + 1), answer[key]!]));
};

async function outcome(
  { server }: Playing,
  workflow: string,
  request: ReturnType<typeof wfSpecRequest>,
  variables: JsonValue,
  kind: keyof typeof nodesOf,
): Promise<JsonValue> {
  const put = await call(server, 'putWfSpec', request);
  if (isRefusal(put)) return { put };
  const run = await call(server, 'runWf', { wfSpecName: workflow, id: workflow, variables });
  if (isRefusal(run)) return { run };
  const [thread] = run.threadRuns as Json[];
  if (run.status === 'COMPLETED') {
    if (kind !== 'mutations') return thread!.output ?? 'no output';
    const { results } = await call(server, 'listVariables', { wfRunId: { id: workflow } });
    return Object.fromEntries(
      (results as { id: { name: string }; value: JsonValue }[]).map(({ id, value }) => [id.name, value]),
    );
  }
  const { results } = await call(server, 'listNodeRuns', { wfRunId: { id: workflow } });
  const failures = (results as Json[]).flatMap((nodeRun) => nodeRun.failures ?? []);
  return { status: run.status!, failures };
}
