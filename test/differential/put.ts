/** Puts definitions and WfSpecs. Of what was taken, the answer holds the id, or all with `full: true`. */
import type { Message } from '@bufbuild/protobuf';
import type { Yaml } from './case.ts';
import type { Playing, StepKind } from './playing.ts';
import { call, isRefusal, type Json } from './rpc.ts';
import type { Server } from './server.ts';
import { definitionRequests, wfSpecRequest } from './short-workflow.ts';

interface SaidPut {
  readonly definitions?: Yaml;
  readonly full?: boolean;
}

const short = (reply: Json, full = false): Json =>
  full || isRefusal(reply)
    ? reply
    : { id: reply.id ?? `${String(reply.name)}/${String(reply.version ?? 0)}` };

async function definitions(server: Server, said: Yaml, full?: boolean): Promise<Json> {
  const answer: Json = {};
  const put = (rpc: string) => async (request: Message & { name: string }) => {
    answer[`${rpc} ${request.name}`] = short(await call(server, rpc, request), full);
  };
  const { structDefs, taskDefs, externalEventDefs, workflowEventDefs, userTaskDefs } =
    definitionRequests(said);
  for (const request of structDefs) await put('putStructDef')(request);
  await Promise.all([
    ...taskDefs.map(put('putTaskDef')),
    ...externalEventDefs.map(put('putExternalEventDef')),
    ...workflowEventDefs.map(put('putWorkflowEventDef')),
    ...userTaskDefs.map(put('putUserTaskDef')),
  ]);
  const keys = Object.keys(answer).sort();
  return Object.fromEntries(keys.map((key) => [key, answer[key]!]));
}

export async function putWorkflow(said: Yaml, playing: Playing): Promise<Json> {
  const { full, ...workflow } = said;
  const request = wfSpecRequest(workflow);
  playing.workflow = request.name;
  return short(await call(playing.server, 'putWfSpec', request), full === true);
}

/** Definitions, or one workflow in any form of short-workflow.ts. */
export const put: StepKind<SaidPut & Yaml> = async (said, playing) =>
  said.definitions !== undefined && said.nodes === undefined && said.threads === undefined
    ? definitions(playing.server, said.definitions, said.full)
    : putWorkflow(said, playing);

/** What stands at the top of a case. Only refusals get into its answer. */
export async function putAll(playing: Playing): Promise<Json> {
  const { ofCase, server } = playing;
  const made = ofCase.definitions === undefined ? {} : await definitions(server, ofCase.definitions);
  const answer = Object.fromEntries(Object.entries(made).filter(([, reply]) => isRefusal(reply as Json)));
  for (const workflow of ofCase.workflows) {
    const reply = await putWorkflow(workflow, playing);
    if (isRefusal(reply)) answer[`putWfSpec ${playing.workflow}`] = reply;
  }
  const [first] = ofCase.workflows;
  if (first !== undefined) playing.workflow = wfSpecRequest({ ...first, full: undefined }).name;
  return answer;
}
