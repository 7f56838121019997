/** Values of the last run that was watched, kept after it is left, for completion and hovers. Masked ones are never kept. */
import { toJson, type JsonValue } from '@bufbuild/protobuf';
import type { Struct, VariableValue } from '#api/gen/type_definition_pb.js';
import { VariableValueSchema } from '#api/gen/type_definition_pb.js';
import type { RunSnapshot } from '#bridge/contract.ts';
import { readRun, taskRunOf, type Run } from '../../runs/read-run.ts';
import { useRun } from '../../store/run-store.ts';

export interface LastRun {
  /** By name; of several ThreadRuns the newest. */
  readonly variables: ReadonlyMap<string, JsonValue>;
  /** By `thread/node`, the newest NodeRun's. */
  readonly outputs: ReadonlyMap<string, JsonValue>;
}

const none: LastRun = { variables: new Map(), outputs: new Map() };

const byWorkflow = new Map<string, RunSnapshot>();
const read = new WeakMap<RunSnapshot, LastRun>();

useRun.subscribe(({ snapshot }) => {
  if (snapshot === undefined) return;
  const name = workflowOf(snapshot);
  if (name !== undefined) byWorkflow.set(name, snapshot);
});

function workflowOf({ wfRun }: RunSnapshot): string | undefined {
  const spec = (wfRun as { wfSpecId?: { name?: string } }).wfSpecId;
  return spec?.name;
}

/** What the last run of a workflow showed; empty when none was watched since the app was opened. */
export function lastRunOf(workflow: string): LastRun {
  const snapshot = byWorkflow.get(workflow);
  if (snapshot === undefined) return none;
  const present = read.get(snapshot);
  if (present !== undefined) return present;
  const values = valuesOf(readRun(snapshot));
  read.set(snapshot, values);
  return values;
}

export function valuesOf(run: Run): LastRun {
  const variables = new Map<string, JsonValue>();
  for (const { id, value, masked } of run.variables) {
    const json = masked || value === undefined ? undefined : plainValue(value);
    if (id !== undefined && json !== undefined && json !== null) variables.set(id.name, json);
  }
  const outputs = new Map<string, JsonValue>();
  for (const nodeRun of run.nodeRuns) {
    const attempt = taskRunOf(run, nodeRun)?.attempts.at(-1);
    if (attempt?.result.case !== 'output' || attempt.maskedValue) continue;
    const json = plainValue(attempt.result.value);
    if (json !== undefined && json !== null)
      outputs.set(`${nodeRun.threadSpecName}/${nodeRun.nodeName}`, json);
  }
  return { variables, outputs };
}

/** Undefined: JSON text that can't be read. */
export function plainValue(value: VariableValue): JsonValue | undefined {
  const { value: held } = value;
  switch (held.case) {
    case undefined:
      return null;
    case 'str':
    case 'bool':
      return held.value;
    case 'int':
      return Number(held.value);
    case 'double':
      return Number.isFinite(held.value) ? held.value : String(held.value);
    case 'jsonObj':
    case 'jsonArr':
      return parsedJson(held.value);
    case 'array':
      return held.value.items.map((item) => plainValue(item) ?? null);
    case 'map':
      return Object.fromEntries(
        held.value.entries.map(({ key, value: of }) => [
          key === undefined ? '' : String(plainValue(key)),
          of === undefined ? null : (plainValue(of) ?? null),
        ]),
      );
    case 'struct':
      return structValue(held.value);
    default:
      return Object.values(toJson(VariableValueSchema, value) as Record<string, JsonValue>)[0];
  }
}

function structValue({ struct }: Struct): JsonValue {
  const fields = Object.entries(struct?.fields ?? {}).filter(([, field]) => !field.masked);
  return Object.fromEntries(
    fields.map(([name, { value }]) => [name, value === undefined ? null : (plainValue(value) ?? null)]),
  );
}

function parsedJson(text: string): JsonValue | undefined {
  try {
    return JSON.parse(text) as JsonValue;
  } catch {
    return undefined;
  }
}
