/** From the drawing to a run that is watched: compile, definitions, WfSpec, mocks, RunWf, watch. */
import { toJson, type JsonObject, type JsonValue } from '@bufbuild/protobuf';
import { PutWfSpecRequestSchema } from '#api/gen/service_pb.js';
import type { EngineService, MockPlan, RunSnapshot } from '#bridge/contract.ts';
import { compileDefinitions } from '#model/compile/compile-definitions.ts';
import { compileWorkflow } from '#model/compile/compile-workflow.ts';
import type { Drawing } from '#model/document/drawing.ts';
import { mergedDefinitions } from '#model/document/merged-definitions.ts';
import type { Problem } from '#model/document/problem.ts';
import { err, ok, type Result } from '#model/result.ts';
import { putDefinitions } from './put-definitions.ts';

export interface RunOrder {
  readonly drawing: Drawing;
  /** VariableValues in protobuf JSON. */
  readonly inputs: Readonly<Record<string, JsonValue>>;
  readonly plans: readonly MockPlan[];
  /** TaskDefs that real workers answer: mocks of before are taken away. */
  readonly unmocked: readonly string[];
}

/** Problems when the drawing does not compile. Rejects with a ServiceError when the engine refuses or is down. */
export async function startRun(
  engine: EngineService,
  { drawing, inputs, plans, unmocked }: RunOrder,
  says: (step: string) => void,
): Promise<Result<RunSnapshot, readonly Problem[]>> {
  const workflow = compileWorkflow(drawing.workflow);
  const definitions = compileDefinitions(mergedDefinitions(drawing));
  if (workflow.request === undefined || definitions.requests === undefined)
    return err([...workflow.problems, ...definitions.problems]);
  const connection = 'local';
  says('Putting definitions');
  await putDefinitions(engine, connection, definitions.requests);
  says('Putting the WfSpec');
  const spec = (await engine.call({
    connection,
    method: 'PutWfSpec',
    request: toJson(PutWfSpecRequestSchema, workflow.request),
  })) as { id?: JsonObject };
  says('Setting mocks');
  await engine.clearMocks({ taskDefs: unmocked });
  await engine.setMocks({ plans });
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
      variables: { ...inputs },
    },
  })) as { id: JsonValue };
  return ok(await engine.watchRun({ connection, wfRunId: wfRun.id }));
}
