/**
 * ListQuotaUsageMetrics, which 1.2.1 does not have: what its contract says. How many calls met a Quota, how many of them
 * were put off, and for how long in all, minute by minute; of the last hours, and only since the start.
 */
import { create } from '@bufbuild/protobuf';
import { timestampFromMs, timestampMs } from '@bufbuild/protobuf/wkt';
import { MetricWindowType } from '#api/gen/common_enums_pb.js';
import {
  MetricsListSchema,
  type ListQuotaUsageMetricsRequest,
  type MetricsList,
} from '#api/gen/metrics_pb.js';
import { windowOf } from './metric-counts.ts';
import { answer, refuse, type Reply } from './reply.ts';

interface Usage {
  readonly start: number;
  observed: number;
  throttled: number;
  throttledMs: number;
}

const WINDOWS_MAX = 240;

export function quotaUsage() {
  const used = new Map<string, Usage[]>();
  return {
    /** `retryAfterMs`: the call was refused. */
    count(key: string, now: number, retryAfterMs: number | undefined): void {
      const windows = used.get(key) ?? [];
      used.set(key, windows);
      const start = windowOf(now);
      let usage = windows.at(-1);
      if (usage?.start !== start) {
        usage = { start, observed: 0, throttled: 0, throttledMs: 0 };
        windows.push(usage);
        if (windows.length > WINDOWS_MAX) windows.shift();
      }
      usage.observed += 1;
      if (retryAfterMs === undefined) return;
      usage.throttled += 1;
      usage.throttledMs += retryAfterMs;
    },
    forget: (key: string): void => void used.delete(key),
    list(request: ListQuotaUsageMetricsRequest, key: string): Reply<MetricsList> {
      const { quotaId, windowStart, windowEnd } = request;
      if (quotaId === undefined) return refuse('INVALID_ARGUMENT', 'quota_id is required');
      const from = windowStart === undefined ? 0 : timestampMs(windowStart);
      const to = windowEnd === undefined ? Infinity : timestampMs(windowEnd);
      const windows = (used.get(key) ?? [])
        .filter(({ start }) => start >= from && start <= to)
        .map(({ start, observed, throttled, throttledMs }) => ({
          id: {
            id: { case: 'quotaId' as const, value: quotaId },
            tenantId: quotaId.tenant,
            windowStart: timestampFromMs(start),
            metricType: MetricWindowType.QUOTA_USAGE_METRIC,
          },
          metric: {
            case: 'quotaUsage' as const,
            value: {
              requestsObserved: observed,
              requestsThrottled: throttled,
              totalThrottleTimeMs: BigInt(throttledMs),
            },
          },
        }));
      return answer(create(MetricsListSchema, { windows }));
    },
  };
}
