/** Brings the definitions that a workflow uses to the local engine. */
import { toJson, type DescMessage, type JsonValue, type MessageShape } from '@bufbuild/protobuf';
import {
  PutExternalEventDefRequestSchema,
  PutStructDefRequestSchema,
  PutTaskDefRequestSchema,
  PutUserTaskDefRequestSchema,
  PutWorkflowEventDefRequestSchema,
} from '#api/gen/service_pb.js';
import type { Connection, EngineService } from '#bridge/contract.ts';
import type { DefinitionRequests } from '#model/compile/compile-definitions.ts';
import { errorCode } from '../services/error-message.ts';

type Call = (method: string, request: JsonValue) => Promise<JsonValue>;

/**
 * A definition that exists with other content is deleted and put again: the local engine is the user's own, and the
 * drawing says what is meant. Never for another connection. Rejects with a ServiceError.
 * @returns the version that each StructDef has there, by name
 */
export async function putDefinitions(
  engine: Pick<EngineService, 'call'>,
  connection: Connection,
  requests: DefinitionRequests,
): Promise<ReadonlyMap<string, number>> {
  const versions = new Map<string, number>();
  const call: Call = (method, request) => engine.call({ connection, method, request });
  const put = async <D extends DescMessage>(
    kind: string,
    schema: D,
    messages: readonly (MessageShape<D> & { readonly name: string })[],
  ): Promise<void> => {
    for (const message of messages) {
      const request = toJson(schema, message);
      const noted = async (): Promise<void> => {
        const reply = (await call(`Put${kind}`, request)) as { id?: { version?: number } } | undefined;
        if (kind === 'StructDef') versions.set(message.name, reply?.id?.version ?? 0);
      };
      try {
        await noted();
      } catch (error) {
        const isOther = errorCode(error) === 'ALREADY_EXISTS' || errorCode(error) === 'INVALID_ARGUMENT';
        if (connection !== 'local' || !isOther || !(await remove(call, kind, message.name))) throw error;
        await noted();
      }
    }
  };
  // StructDefs first: the others may name them.
  await put('StructDef', PutStructDefRequestSchema, requests.structDefs);
  await put('TaskDef', PutTaskDefRequestSchema, requests.taskDefs);
  await put('ExternalEventDef', PutExternalEventDefRequestSchema, requests.externalEventDefs);
  await put('WorkflowEventDef', PutWorkflowEventDefRequestSchema, requests.workflowEventDefs);
  await put('UserTaskDef', PutUserTaskDefRequestSchema, requests.userTaskDefs);
  return versions;
}

/** False: there is nothing to delete, so the refusal meant something else. */
async function remove(call: Call, kind: string, name: string): Promise<boolean> {
  if (kind === 'UserTaskDef') return false;
  try {
    const found =
      kind === 'StructDef'
        ? ((await call('GetStructDef', { name, version: -1 })) as { id?: JsonValue })
        : undefined;
    await call(`Delete${kind}`, { id: found?.id ?? { name } });
    return true;
  } catch (error) {
    if (errorCode(error) === 'NOT_FOUND') return false;
    throw error;
  }
}
