/** Any unary RPC by name, with request and reply as protobuf JSON. A refusal is an answer like any other. */
import { type DescMessage, fromJson, type JsonValue, type Message, toJson } from '@bufbuild/protobuf';
import { type ServiceError, status } from '@grpc/grpc-js';
import { LittleHorse } from '#api/gen/service_pb.js';
import type { UnaryMethod } from '../../engine/server/handlers.ts';
import { type Server, visible } from './server.ts';
import { sorted } from './normalise.ts';

export type Json = { [key: string]: JsonValue };

/** Definitions have an order of their own; everything else comes as it was found. */
const UNORDERED =
  /^(listExternalEvents|search(WfRun|Variable|TaskRun|NodeRun|UserTaskRun|ExternalEvent|WorkflowEvent|CorrelatedEvent))$/;

export const isRefusal = (reply: Json): boolean => 'refused' in reply;

export async function call(
  server: Server,
  rpc: string,
  request: Message | JsonValue,
  deadlineMs?: number,
): Promise<Json> {
  const method = LittleHorse.method[rpc as UnaryMethod] as
    { input: DescMessage; output: DescMessage } | undefined;
  if (method === undefined) throw new Error(`There is no RPC ${rpc}.`);
  const message =
    typeof request === 'object' && request !== null && '$typeName' in request
      ? (request as Message)
      : fromJson(method.input, request as JsonValue);
  try {
    const reply: Message = await server.client.call(rpc as UnaryMethod, message as never, deadlineMs);
    if (server.isReal) await seen(server, rpc, reply);
    const json = toJson(method.output, reply) as Json;
    if (UNORDERED.test(rpc) && Array.isArray(json.results)) json.results = sorted(json.results);
    return json;
  } catch (error) {
    const { code, details } = error as ServiceError;
    if (code === undefined) throw error;
    // Which of the two ends gives up first is chance.
    if (deadlineMs !== undefined && (code === status.CANCELLED || code === status.DEADLINE_EXCEEDED))
      return { refused: 'DEADLINE_EXCEEDED', message: '' };
    return { refused: status[code] ?? code, message: details };
  }
}

type Made = { id?: unknown; name?: string; version?: number };

/** Waits until a real server shows what was put. */
async function seen(server: Server, rpc: string, reply: Message): Promise<void> {
  const { client } = server;
  const made = reply as Message & Made;
  const get: Record<string, () => Promise<unknown>> = {
    putTaskDef: () => client.call('getTaskDef', made.id as never),
    putExternalEventDef: () => client.call('getExternalEventDef', made.id as never),
    putWorkflowEventDef: () => client.call('getWorkflowEventDef', made.id as never),
    putStructDef: () => client.call('getStructDef', made.id as never),
    putWfSpec: () => client.call('getWfSpec', made.id as never),
    putUserTaskDef: () => client.call('getUserTaskDef', { name: made.name, version: made.version }),
  };
  if (get[rpc] !== undefined) await visible(get[rpc]);
}
