/**
 * Definitions on their way to a server: what is there already, what differs, and the puts in the order in which they
 * depend on each other. TaskDefs and WorkflowEventDefs can't be changed there, ExternalEventDefs are overwritten, StructDefs
 * and UserTaskDefs get versions (littlehorse.md §1.3).
 */
import { type DescMessage, type Message, create, equals } from '@bufbuild/protobuf';
import { status } from '@grpc/grpc-js';
import { setTimeout as sleep } from 'node:timers/promises';
import { ExternalEventRetentionPolicySchema } from '#api/gen/external_event_pb.js';
import {
  PutExternalEventDefRequestSchema,
  PutStructDefRequestSchema,
  PutTaskDefRequestSchema,
  PutUserTaskDefRequestSchema,
  PutWorkflowEventDefRequestSchema,
} from '#api/gen/service_pb.js';
import { ReturnTypeSchema } from '#api/gen/type_definition_pb.js';
import type { DefinitionRequests } from '#model/compile/compile-definitions.ts';
import type { LittleHorseClient } from '../api/client.ts';
import { codeOf } from './server-said.ts';

export interface DefinitionChange {
  readonly kind: string;
  readonly name: string;
  /** `new`, `unchanged`, `changed…` or `refused…`. */
  readonly what: string;
  put(): Promise<unknown>;
  /** Rejects while it can't be seen yet. */
  see(): Promise<unknown>;
}

async function found<T>(get: Promise<T>): Promise<T | undefined> {
  try {
    return await get;
  } catch (error) {
    if (codeOf(error) === status.NOT_FOUND) return undefined;
    throw error;
  }
}

/** Compares what we would put with what is there, brought into the form of the put. */
function compare<S extends DescMessage>(
  schema: S,
  ours: Message,
  there: Message | undefined,
  ifDifferent: string,
): string {
  if (there === undefined) return 'new';
  return equals(schema, ours as never, there as never) ? 'unchanged' : ifDifferent;
}

export async function definitionChanges(
  client: LittleHorseClient,
  ours: DefinitionRequests,
): Promise<DefinitionChange[]> {
  return [
    ...(await Promise.all(ours.structDefs.map((request) => structDef(client, request)))),
    ...(await Promise.all(ours.taskDefs.map((request) => taskDef(client, request)))),
    ...(await Promise.all(ours.externalEventDefs.map((request) => externalEventDef(client, request)))),
    ...(await Promise.all(ours.workflowEventDefs.map((request) => workflowEventDef(client, request)))),
    ...(await Promise.all(ours.userTaskDefs.map((request) => userTaskDef(client, request)))),
  ];
}

async function structDef(
  client: LittleHorseClient,
  request: DefinitionRequests['structDefs'][number],
): Promise<DefinitionChange> {
  const { name } = request;
  const see = () => client.call('getStructDef', { name, version: -1 });
  const there = await found(see());
  const { allowedUpdates, description, structDef } = request;
  const same =
    there &&
    create(PutStructDefRequestSchema, {
      name,
      allowedUpdates,
      description: there.description,
      structDef: there.structDef,
    });
  const ourForm = create(PutStructDefRequestSchema, { name, allowedUpdates, description, structDef });
  return {
    kind: 'StructDef',
    name,
    what: compare(PutStructDefRequestSchema, ourForm, same, 'changed: a new version'),
    see,
    put: () => client.call('putStructDef', request),
  };
}

async function taskDef(
  client: LittleHorseClient,
  request: DefinitionRequests['taskDefs'][number],
): Promise<DefinitionChange> {
  const { name } = request;
  const see = () => client.call('getTaskDef', { name });
  const there = await found(see());
  // The server stores an empty ReturnType where none was given.
  const ourForm = create(PutTaskDefRequestSchema, {
    ...request,
    returnType: request.returnType ?? create(ReturnTypeSchema),
  });
  const same =
    there &&
    create(PutTaskDefRequestSchema, {
      name,
      inputVars: there.inputVars,
      description: there.description,
      returnType: there.returnType ?? create(ReturnTypeSchema),
    });
  return {
    kind: 'TaskDef',
    name,
    what: compare(PutTaskDefRequestSchema, ourForm, same, 'refused: it can not be changed'),
    see,
    put: () => client.call('putTaskDef', request),
  };
}

async function externalEventDef(
  client: LittleHorseClient,
  request: DefinitionRequests['externalEventDefs'][number],
): Promise<DefinitionChange> {
  const { name } = request;
  const see = () => client.call('getExternalEventDef', { name });
  const there = await found(see());
  const retention = create(ExternalEventRetentionPolicySchema);
  const ourForm = create(PutExternalEventDefRequestSchema, {
    ...request,
    retentionPolicy: request.retentionPolicy ?? retention,
  });
  const same =
    there &&
    create(PutExternalEventDefRequestSchema, {
      name,
      retentionPolicy: there.retentionPolicy ?? retention,
      contentType: there.typeInformation,
      correlatedEventConfig: there.correlatedEventConfig,
    });
  return {
    kind: 'ExternalEventDef',
    name,
    what: compare(PutExternalEventDefRequestSchema, ourForm, same, 'changed: overwritten'),
    see,
    put: () => client.call('putExternalEventDef', request),
  };
}

async function workflowEventDef(
  client: LittleHorseClient,
  request: DefinitionRequests['workflowEventDefs'][number],
): Promise<DefinitionChange> {
  const { name } = request;
  const see = () => client.call('getWorkflowEventDef', { name });
  const there = await found(see());
  const same = there && create(PutWorkflowEventDefRequestSchema, { name, contentType: there.contentType });
  return {
    kind: 'WorkflowEventDef',
    name,
    what: compare(PutWorkflowEventDefRequestSchema, request, same, 'refused: it can not be changed'),
    see,
    put: () => client.call('putWorkflowEventDef', request),
  };
}

async function userTaskDef(
  client: LittleHorseClient,
  request: DefinitionRequests['userTaskDefs'][number],
): Promise<DefinitionChange> {
  const { name } = request;
  const see = () => client.call('getLatestUserTaskDef', { name });
  const there = await found(see());
  const same =
    there &&
    create(PutUserTaskDefRequestSchema, { name, fields: there.fields, description: there.description });
  return {
    kind: 'UserTaskDef',
    name,
    what: compare(PutUserTaskDefRequestSchema, request, same, 'changed: a new version'),
    see,
    put: () => client.call('putUserTaskDef', request),
  };
}

/** Puts what is new or changed, then waits until the server shows it: on a real cluster that takes up to half a second (§1.1). */
export async function pushDefinitions(
  client: LittleHorseClient,
  changes: readonly DefinitionChange[],
): Promise<void> {
  const changed = changes.filter(({ what }) => what !== 'unchanged');
  for (const change of changed) await change.put();
  for (const change of changed) await untilSeen(change.see);
}

/** Tries for 10 s. */
export async function untilSeen(see: () => Promise<unknown>): Promise<void> {
  for (let tries = 0; ; tries++) {
    try {
      await see();
      return;
    } catch (error) {
      if (codeOf(error) !== status.NOT_FOUND || tries === 100) throw error;
      await sleep(100);
    }
  }
}
