/** From the drawing to a run that is watched: compile, definitions, WfSpec, mocks, RunWf, watch. */
import { toJson, type JsonObject, type JsonValue } from '@bufbuild/protobuf';
import { PutWfSpecRequestSchema } from '#api/gen/service_pb.js';
import type { EngineService, MockPlan, RunSnapshot } from '#bridge/contract.ts';
import { compileDefinitions } from '#model/compile/compile-definitions.ts';
import { compileWorkflow } from '#model/compile/compile-workflow.ts';
import type { Drawing } from '#model/document/drawing.ts';
import { mergeDefinitions, mergedDefinitions } from '#model/document/merged-definitions.ts';
import type { Problem } from '#model/document/problem.ts';
import type { WorkflowDocument } from '#model/document/workflow.ts';
import { err, ok, type Result } from '#model/result.ts';
import { putDefinitions } from './put-definitions.ts';

export interface RunOrder {
  readonly drawing: Drawing;
  /** Other workflows that it runs, in the order in which they are put. */
  readonly others?: readonly WorkflowDocument[];
  /** VariableValues in protobuf JSON. */
  readonly inputs: Readonly<Record<string, JsonValue>>;
  readonly plans: readonly MockPlan[];
  /** TaskDefs that real workers answer: mocks of before are taken away. */
  readonly unmocked: readonly string[];
}

/** Problems when the drawing does not compile. Rejects with a ServiceError when the engine refuses or is down. */
export async function startRun(
  engine: EngineService,
  { drawing, others = [], inputs, plans, unmocked }: RunOrder,
  says: (step: string) => void,
): Promise<Result<RunSnapshot, readonly Problem[]>> {
  const workflow = compileWorkflow(drawing.workflow);
  const children = others.map(compileWorkflow);
  const definitions = compileDefinitions(definitionsOf(drawing, others));
  const requests = [...children, workflow].flatMap(({ request }) => request ?? []);
  if (requests.length <= children.length || definitions.requests === undefined)
    return err([
      ...workflow.problems,
      ...children.flatMap(({ problems }) => problems),
      ...definitions.problems,
    ]);
  const connection = 'local';
  says('Putting definitions');
  const versions = await putDefinitions(engine, connection, definitions.requests);
  says('Putting the WfSpec');
  let spec: { id?: JsonObject } = {};
  for (const request of requests)
    spec = (await engine.call({
      connection,
      method: 'PutWfSpec',
      request: toJson(PutWfSpecRequestSchema, request),
    })) as { id?: JsonObject };
  says('Setting mocks');
  await engine.clearMocks({ taskDefs: unmocked });
  await engine.setMocks({ plans: withVersions(plans, versions) });
  says('Starting the run');
  // The very version that was put: somebody else may put another one meanwhile.
  const { name, majorVersion = 0, revision = 0 } = spec.id ?? {};
  const wfRun = (await engine.call({
    connection,
    method: 'RunWf',
    request: {
      wfSpecName: name ?? drawing.workflow.name,
      majorVersion,
      revision,
      variables: withVersions({ ...inputs }, versions),
    },
  })) as { id: JsonValue };
  return ok(await engine.watchRun({ connection, wfRunId: wfRun.id }));
}

/** Its own win over those that the files of the others carry. */
const definitionsOf = (drawing: Drawing, others: readonly WorkflowDocument[]) =>
  [...others.flatMap(({ definitions }) => definitions ?? []), mergedDefinitions(drawing)].reduce(
    mergeDefinitions,
  );

/** Structs name the version of their StructDef, which only the engine knows. */
function withVersions<T>(value: T, versions: ReadonlyMap<string, number>): T {
  if (versions.size === 0) return value;
  return JSON.parse(JSON.stringify(value), (key, item: unknown) => {
    const { name } = (key === 'structDefId' ? item : {}) as { name?: string };
    const version = name === undefined ? undefined : versions.get(name);
    return version === undefined ? item : { name, version };
  }) as T;
}
