/** The server at a target, spoken to through the host: one call, its version, and all that a push concerns. */
import { fromJson, toJson, type JsonObject, type Message } from '@bufbuild/protobuf';
import type { EngineService } from '#bridge/contract.ts';
import type { PushCall } from '#model/push/push-call.ts';
import { lookupsOf, type PushOrder, type There } from '#model/push/there.ts';
import { errorCode } from '../../services/error-message.ts';

export interface TargetServer {
  /** Rejects with a ServiceError. */
  call(call: PushCall): Promise<Message>;
  /** E.g. `1.2.1`. */
  version(): Promise<string>;
  /** What it has of all that these concern. */
  readThere(orders: readonly PushOrder[]): Promise<There>;
}

/** @param target host:port */
export function targetServer(engine: Pick<EngineService, 'call'>, target: string): TargetServer {
  const call: TargetServer['call'] = async ({ method, request }) => {
    const reply = await engine.call({
      connection: target,
      method: method.name,
      request: toJson(method.input, request),
    });
    // A newer server may have fields that we do not know yet.
    return fromJson(method.output, reply, { ignoreUnknownFields: true });
  };
  return {
    call,
    version: async () => {
      const reply = await engine.call({ connection: target, method: 'GetServerVersion', request: {} });
      const { majorVersion = 0, minorVersion = 0, patchVersion = 0 } = reply as JsonObject;
      return [majorVersion, minorVersion, patchVersion].map(String).join('.');
    },
    readThere: async (orders) => {
      const there = new Map<string, Message>();
      const lookups = new Map(orders.flatMap(lookupsOf).map((lookup) => [lookup.key, lookup]));
      await Promise.all(
        [...lookups.values()].map(async (lookup) => {
          try {
            there.set(lookup.key, await call(lookup));
          } catch (error) {
            if (errorCode(error) !== 'NOT_FOUND') throw error;
          }
        }),
      );
      return there;
    },
  };
}
