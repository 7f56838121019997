/** RPCs of metrics (littlehorse.md §9.3): windows of a minute for WfSpecs, TaskDefs and the whole tenant. */
import { create, type MessageInitShape } from '@bufbuild/protobuf';
import { timestampFromMs, timestampMs, type Timestamp } from '@bufbuild/protobuf/wkt';
import { MetricWindowType } from '#api/gen/common_enums_pb.js';
import {
  MetricsListSchema,
  MetricWindowIdListSchema,
  MetricWindowSchema,
  type CountAndTimingSchema,
  type MetricWindow,
  type MetricsList,
} from '#api/gen/metrics_pb.js';
import { MetricWindowIdSchema, type MetricWindowId } from '#api/gen/object_id_pb.js';
import type { MetricKey, MetricRow, MetricRows, MetricSpan } from '../storage/metric-rows.ts';
import type { Handlers } from './handlers.ts';
import { TASK_FIGURES, WF_FIGURES } from './metric-counts.ts';
import { pageOf } from './paging.ts';
import { answer, found, refuse, type Reply } from './reply.ts';

const OF_ALL = { name: '', major: 0, revision: 0 } as const;

/** Both ends are within. */
export const spanOf = (from: Timestamp | undefined, to: Timestamp | undefined): MetricSpan => ({
  from: from === undefined ? 0 : timestampMs(from),
  to: to === undefined ? Number.MAX_SAFE_INTEGER : timestampMs(to),
});

export const metricWindows = (rows: MetricRows, tenant: string) =>
  ({
    listWfMetrics: ({ wfSpec, windowStart, windowEnd }) => {
      const object =
        wfSpec === undefined
          ? OF_ALL
          : { name: wfSpec.name, major: wfSpec.majorVersion, revision: wfSpec.revision };
      return listed(rows.list({ kind: 0, ...object }, spanOf(windowStart, windowEnd)), tenant);
    },
    listTaskMetrics: ({ taskDef, windowStart, windowEnd }) => {
      const object = taskDef === undefined ? OF_ALL : { ...OF_ALL, name: taskDef.name };
      return listed(rows.list({ kind: 1, ...object }, spanOf(windowStart, windowEnd)), tenant);
    },
    getMetricWindow: (id) => {
      const key = keyOf(id);
      const row = key && rows.get(key);
      return found(row && windowOf(row, tenant), 'MetricWindow');
    },
    searchWfMetricWindow: (request) => {
      const { wfSpecName, earliestStart, latestStart, latestOnly } = request;
      if (wfSpecName === '') return refuse('INVALID_ARGUMENT', 'wfSpecName is required');
      const all = rows.ofWfSpec(wfSpecName, spanOf(earliestStart, latestStart));
      const { results, bookmark } = pageOf(request, latestOnly === true ? latestOf(all) : all);
      const ids = results.map((key) => idOf(key, undefined));
      return answer(create(MetricWindowIdListSchema, { results: ids, bookmark }));
    },
  }) satisfies Handlers;

/** Of each version. */
const latestOf = (keys: readonly MetricKey[]): MetricKey[] =>
  keys.filter((key, i) => {
    const next = keys[i + 1];
    return next?.major !== key.major || next.revision !== key.revision;
  });

const listed = (rows: readonly MetricRow[], tenant: string): Reply<MetricsList> =>
  answer(create(MetricsListSchema, { windows: rows.map((row) => windowOf(row, tenant)) }));

/** The object says what it is; only windows of the whole tenant need the type. Whose tenant it says does not matter. */
function keyOf({ id, windowStart, metricType }: MetricWindowId): MetricKey | undefined {
  if (windowStart === undefined) return undefined;
  const start = timestampMs(windowStart);
  if (id.case === 'wfSpecId') {
    const { name, majorVersion, revision } = id.value;
    return { kind: 0, name, major: majorVersion, revision, start };
  }
  if (id.case === 'taskDefId') return { kind: 1, ...OF_ALL, name: id.value.name, start };
  if (id.case !== undefined) return undefined;
  if (metricType === MetricWindowType.WORKFLOW_METRIC) return { kind: 0, ...OF_ALL, start };
  return metricType === MetricWindowType.TASK_METRIC ? { kind: 1, ...OF_ALL, start } : undefined;
}

function objectOf({
  kind,
  name,
  major,
  revision,
}: MetricKey): MessageInitShape<typeof MetricWindowIdSchema>['id'] {
  if (name === '') return { case: undefined };
  return kind === 0
    ? { case: 'wfSpecId', value: { name, majorVersion: major, revision } }
    : { case: 'taskDefId', value: { name } };
}

const idOf = (key: MetricKey, tenant: string | undefined): MetricWindowId =>
  create(MetricWindowIdSchema, {
    id: objectOf(key),
    ...(tenant !== undefined && { tenantId: { id: tenant } }),
    windowStart: timestampFromMs(key.start),
    metricType: key.kind === 0 ? MetricWindowType.WORKFLOW_METRIC : MetricWindowType.TASK_METRIC,
  });

function windowOf(row: MetricRow, tenant: string): MetricWindow {
  const id = idOf(row, tenant);
  const figure = (index: number): MessageInitShape<typeof CountAndTimingSchema> => {
    const [count = 0, least = 0, greatest = 0, total = 0] = row.figures.slice(index * 4, index * 4 + 4);
    return {
      count,
      minLatencyMs: BigInt(least),
      maxLatencyMs: BigInt(greatest),
      totalLatencyMs: BigInt(total),
    };
  };
  const all = (names: readonly string[]) => Object.fromEntries(names.map((name, i) => [name, figure(i)]));
  return create(MetricWindowSchema, {
    id,
    metric:
      row.kind === 0
        ? { case: 'workflow', value: all(WF_FIGURES) }
        : { case: 'task', value: all(TASK_FIGURES) },
  });
}
