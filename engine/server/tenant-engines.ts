/**
 * The engines of all tenants. That of `default` is there from the start and also keeps what belongs to the whole server:
 * the tenants. Those of the others are opened at the start when their tenant is known, else when they are first called.
 */
import { ok, type Result } from '#model/result.ts';
import type { StoreProblem } from '../storage/store-problem.ts';
import type { Store } from '../storage/store.ts';
import { refuse, type Refused } from './reply.ts';
import { tenantEngine, type TenantEngine, type TenantEngineOptions } from './tenant-engine.ts';
import { DEFAULT_TENANT } from './tenant-header.ts';

/** Opens the store of a tenant other than `default`; made when it is not there. */
export type OpenTenantStore = (tenant: string) => Result<Store, StoreProblem>;

export interface TenantEngines {
  readonly default: TenantEngine;
  /** PERMISSION_DENIED: there is no such tenant. UNAVAILABLE: its data cannot be opened, and why. */
  of(tenant: string): TenantEngine | Refused;
  /** Opens the stores of all tenants, so that what is wrong with one is known at the start; answers what. */
  openAll(): StoreProblem | undefined;
  /** Timers of all tenants run from now on. */
  start(): void;
  /** Also closes the stores that were opened here. */
  stop(): Promise<void>;
}

export function tenantEngines(options: TenantEngineOptions, openStore: OpenTenantStore): TenantEngines {
  const ofDefault = tenantEngine(options);
  const others = new Map<string, TenantEngine>();
  const { definitions } = ofDefault;
  let isStarted = false;
  const open = (tenant: string): Result<TenantEngine, StoreProblem> => {
    const opened = openStore(tenant);
    if (!opened.ok) return opened;
    const engine = tenantEngine({ ...options, tenant, store: opened.value });
    others.set(tenant, engine);
    if (isStarted) engine.start();
    return ok(engine);
  };
  const of = (tenant: string): TenantEngine | Refused => {
    if (tenant === DEFAULT_TENANT) return ofDefault;
    const known = others.get(tenant);
    if (known !== undefined) return known;
    if (tenant === '' || definitions.get('tenant', { name: tenant }) === undefined)
      return refuse('PERMISSION_DENIED', `Tenant not allowed: there is no tenant "${tenant}".`);
    const opened = open(tenant);
    return opened.ok ? opened.value : refuse('UNAVAILABLE', opened.error.message);
  };
  return {
    default: ofDefault,
    of,
    openAll: () => {
      for (const { name } of definitions.list('tenant', {}, undefined, -1)) {
        if (name === DEFAULT_TENANT || others.has(name)) continue;
        const opened = open(name);
        if (!opened.ok) return opened.error;
      }
      return undefined;
    },
    start: () => {
      isStarted = true;
      for (const engine of [ofDefault, ...others.values()]) engine.start();
    },
    stop: async () => {
      await Promise.all([ofDefault, ...others.values()].map((engine) => engine.stop()));
      for (const { store } of others.values()) store.close();
    },
  };
}
