/** One of the two servers: takes moves, shows WfRuns, and gives ids that it makes names of its latest snapshot. */
import { LhClient } from '../../server/client.ts';
import { Names } from '../normalise.ts';
import { call, isRefusal } from '../rpc.ts';
import { type Server, visible } from '../server.ts';
import { snapshot } from '../snapshot.ts';
import { startGreedyWorker } from './greedy-worker.ts';
import { library, taskDefs } from './library.ts';
import type { Move } from './moves.ts';
import type { Json } from './types.ts';

export class Side {
  readonly isReal: boolean;
  /** Waits until what is put can be seen. */
  readonly #patient: Server;
  readonly #server: Server;
  readonly #close: () => void;

  private constructor(client: LhClient, isReal: boolean, close: () => void) {
    this.isReal = isReal;
    this.#server = { client, isReal: false, close: async () => close() };
    this.#patient = { ...this.#server, isReal };
    this.#close = close;
  }

  /** `tenant`: only a real server has any. Puts the library and starts the worker. */
  static async connect(address: string, tenant?: string): Promise<Side> {
    if (tenant !== undefined) {
      const admin = new LhClient(address);
      await admin.call('putTenant', { id: tenant });
      admin.close();
    }
    const client = new LhClient(address, tenant === undefined ? {} : { tenantid: tenant });
    await visible(() => client.call('searchTaskDef', {}));
    const worker = startGreedyWorker(client, Object.keys(taskDefs));
    const side = new Side(client, tenant !== undefined, () => {
      worker.stop();
      client.close();
    });
    for (const [rpc, request] of library) {
      const reply = await call(side.#patient, rpc, request);
      if (isRefusal(reply)) throw new Error(`${rpc} ${String(request.name)}: ${String(reply.message)}`);
    }
    return side;
  }

  /** Refused, or put so that it can be seen. */
  put(request: Json): Promise<Json> {
    return call(this.#patient, 'putWfSpec', request);
  }

  /** The reply without what a real server says too early: whether it was refused, and why. */
  async move({ rpc, request }: Move, names: Names): Promise<Json> {
    const now: Json = rpc === 'reportTask' ? { time: new Date().toISOString() } : {};
    const reply = await call(this.#server, rpc, { ...names.real(request), ...now });
    return isRefusal(reply) ? (names.normalise(reply) as Json) : { reply: 'OK' };
  }

  async look(id: string): Promise<{ readonly seen: Json; readonly names: Names }> {
    const names = new Names();
    return { seen: names.normalise(await snapshot(this.#server, id)) as Json, names };
  }

  close(): void {
    this.#close();
  }
}
