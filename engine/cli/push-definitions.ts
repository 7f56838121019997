/**
 * Definitions on their way to a server: what is there already is asked for, and what the plan says (engine/model/push/)
 * is put, in the order in which they depend on each other.
 */
import type { Message } from '@bufbuild/protobuf';
import { status } from '@grpc/grpc-js';
import { setTimeout as sleep } from 'node:timers/promises';
import type { DefinitionPlan } from '#model/push/kinds/definition-kind.ts';
import type { PushCall } from '#model/push/push-call.ts';
import { lookupsOf, type PushOrder, type There } from '#model/push/there.ts';
import type { LittleHorseClient, UnaryMethod } from '../api/client.ts';
import { codeOf } from './server-said.ts';

export const callOf = (client: LittleHorseClient, { method, request }: PushCall): Promise<Message> =>
  client.call(method.localName as UnaryMethod, request as never);

async function found<T>(get: Promise<T>): Promise<T | undefined> {
  try {
    return await get;
  } catch (error) {
    if (codeOf(error) === status.NOT_FOUND) return undefined;
    throw error;
  }
}

/** What the server has of all that a push concerns. */
export async function readThere(client: LittleHorseClient, order: PushOrder): Promise<There> {
  const there = new Map<string, Message>();
  await Promise.all(
    lookupsOf(order).map(async (lookup) => {
      const reply = await found(callOf(client, lookup));
      if (reply !== undefined) there.set(lookup.key, reply);
    }),
  );
  return there;
}

/** `new`, `unchanged`, `changed: …` or `refused: …`. */
export const definitionText = ({ what, how }: DefinitionPlan): string =>
  how === undefined ? what : `${what}: ${how}`;

/** Puts them, then waits until the server shows them: on a real cluster that takes up to half a second (§1.1). */
export async function pushDefinitions(
  client: LittleHorseClient,
  changed: readonly DefinitionPlan[],
): Promise<void> {
  for (const { put } of changed) await callOf(client, put);
  for (const { get } of changed) await untilSeen(() => callOf(client, get));
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
