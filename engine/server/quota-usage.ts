/**
 * ListQuotaUsageMetrics, which 1.2.1 does not have: what its contract says. How many calls met a Quota, how many of them
 * were put off, and for how long in all, minute by minute; kept like the other metrics, at the latest a second after.
 */
import { create } from '@bufbuild/protobuf';
import { timestampFromMs } from '@bufbuild/protobuf/wkt';
import { MetricWindowType } from '#api/gen/common_enums_pb.js';
import {
  MetricsListSchema,
  type ListQuotaUsageMetricsRequest,
  type MetricsList,
} from '#api/gen/metrics_pb.js';
import type { MetricRow } from '../storage/metric-rows.ts';
import type { Store } from '../storage/store.ts';
import type { Clock } from './clock.ts';
import { windowOf } from './metric-counts.ts';
import { spanOf } from './metric-windows.ts';
import { answer, refuse, type Reply } from './reply.ts';

/** Figures of a row: observed, throttled, and for how many ms in all. */
type Usage = MetricRow;

const WRITE_AFTER_MS = 1000;

const objectOf = (key: string) => ({ kind: 2, name: key, major: 0, revision: 0 }) as const;

export interface QuotaUsage {
  /** `key`: the Quota's. `retryAfterMs`: the call was refused. */
  count(key: string, now: number, retryAfterMs: number | undefined): void;
  forget(key: string): void;
  list(request: ListQuotaUsageMetricsRequest, key: string): Reply<MetricsList>;
  /** Writes what was counted last. */
  stop(): void;
}

/** `store`: of the whole server. */
export function quotaUsage(store: Store, clock: Clock): QuotaUsage {
  /** The minute that is being counted, by Quota. */
  const current = new Map<string, Usage>();
  const unwritten = new Set<Usage>();
  let cancel: (() => void) | undefined;
  let isStopped = false;
  const write = (): void => {
    cancel?.();
    cancel = undefined;
    if (unwritten.size === 0) return;
    // Nobody waits for it: it goes to disk with what comes next.
    store.transaction(() => unwritten.forEach((usage) => store.metrics.put(usage)), 'to-flush');
    unwritten.clear();
  };
  const writeOrLater = (): void => {
    try {
      write();
    } catch (error) {
      if (store.problem(error) === undefined) throw error;
      if (!isStopped) cancel = clock.schedule(WRITE_AFTER_MS, writeOrLater);
    }
  };
  const usageOf = (key: string, start: number): Usage => {
    const known = current.get(key);
    if (known?.start === start) return known;
    const id = { ...objectOf(key), start };
    const usage = store.metrics.get(id) ?? { ...id, figures: [0, 0, 0] };
    current.set(key, usage);
    return usage;
  };
  return {
    count(key, now, retryAfterMs) {
      if (isStopped) return;
      const usage = usageOf(key, windowOf(now));
      const [observed = 0, throttled = 0, throttledMs = 0] = usage.figures;
      usage.figures.splice(0, 1, observed + 1);
      if (retryAfterMs !== undefined) usage.figures.splice(1, 2, throttled + 1, throttledMs + retryAfterMs);
      unwritten.add(usage);
      cancel ??= clock.schedule(WRITE_AFTER_MS, writeOrLater);
    },
    forget(key) {
      current.delete(key);
      for (const usage of unwritten) if (usage.name === key) unwritten.delete(usage);
      store.metrics.remove(objectOf(key));
    },
    list(request, key) {
      const { quotaId, windowStart, windowEnd } = request;
      if (quotaId === undefined) return refuse('INVALID_ARGUMENT', 'quota_id is required');
      write();
      const windows = store.metrics.list(objectOf(key), spanOf(windowStart, windowEnd)).map((usage) => {
        const [requestsObserved = 0, requestsThrottled = 0, throttledMs = 0] = usage.figures;
        const totalThrottleTimeMs = BigInt(throttledMs);
        return {
          id: {
            id: { case: 'quotaId' as const, value: quotaId },
            tenantId: quotaId.tenant,
            windowStart: timestampFromMs(usage.start),
            metricType: MetricWindowType.QUOTA_USAGE_METRIC,
          },
          metric: {
            case: 'quotaUsage' as const,
            value: { requestsObserved, requestsThrottled, totalThrottleTimeMs },
          },
        };
      });
      return answer(create(MetricsListSchema, { windows }));
    },
    stop() {
      isStopped = true;
      writeOrLater();
    },
  };
}
