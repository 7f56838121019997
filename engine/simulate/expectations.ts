/** Holds what came of a simulation against what its scenario expects. */
import { equals } from '@bufbuild/protobuf';
import { LHStatus } from '#api/gen/common_enums_pb.js';
import { VariableValueSchema } from '#api/gen/type_definition_pb.js';
import type { ScenarioExpectations } from '#model/document/scenario.ts';
import { printLiteral } from '#model/expression/from-wire.ts';
import { printDuration } from '#model/expression/duration.ts';
import type { WfRunState } from '../core/contract.ts';
import type { Simulation } from './simulate.ts';
import { literalsFor, typeOfVariable } from './scenario-value.ts';

export interface Checked {
  readonly expected: string;
  readonly isMet: boolean;
  /** What came instead; empty when it is met. */
  readonly instead: string;
}

export function checkExpectations(simulation: Simulation, expect: ScenarioExpectations): readonly Checked[] {
  const { state } = simulation;
  if (state === undefined)
    return [{ expected: 'the run starts', isMet: false, instead: simulation.reasons.join(' ') }];
  return [
    ...status(simulation, state, expect),
    ...path(simulation, expect.path),
    ...variables(simulation, state, expect.variables),
    ...taskCounts([state, ...simulation.children], expect),
    ...duration(simulation.tookMs, expect.takes),
  ];
}

const checked = (expected: string, isMet: boolean, instead: string): Checked => ({
  expected,
  isMet,
  instead: isMet ? '' : instead,
});

/**
 * Name of the failure with which a ThreadRun ended: its last NodeRun's latest one, or the one that its handler failed with,
 * which takes its place (littlehorse.md §5.3).
 */
function failureOf(state: WfRunState, thread = 0): string | undefined {
  const { currentNodePosition } = state.wfRun.threadRuns.find(({ number }) => number === thread) ?? {};
  const failure = state.nodeRuns.get(`${thread}/${currentNodePosition ?? 0}`)?.failures.at(-1);
  const handler = failure?.failureHandlerThreadrunId;
  if (failure === undefined || handler === undefined || failure.wasProperlyHandled)
    return failure?.failureName;
  return failureOf(state, handler) ?? failure.failureName;
}

function status(simulation: Simulation, state: WfRunState, expect: ScenarioExpectations): Checked[] {
  const found: Checked[] = [];
  const reached = LHStatus[state.wfRun.status] ?? '';
  const why = [reached, failureOf(state), ...simulation.reasons]
    .filter((part) => part !== undefined)
    .join(': ');
  if (expect.status !== undefined)
    found.push(checked(`status ${expect.status}`, reached === expect.status, why));
  if (expect.failure !== undefined) {
    const failed = state.wfRun.status === LHStatus.ERROR || state.wfRun.status === LHStatus.EXCEPTION;
    found.push(checked(`failure ${expect.failure}`, failed && failureOf(state) === expect.failure, why));
  }
  return found;
}

function path(simulation: Simulation, wanted: readonly string[] | undefined): Checked[] {
  if (wanted === undefined) return [];
  const visited = simulation.entries.flatMap((entry) =>
    entry.kind === 'node-run-arrived' ? [entry.nodeName] : [],
  );
  let reached = 0;
  for (const node of visited) if (node === wanted[reached]) reached++;
  const instead = `${wanted[reached]} did not come after ${reached === 0 ? 'the start' : wanted[reached - 1]}; it went ${visited.join(', ')}`;
  return [checked(`path ${wanted.join(', ')}`, reached === wanted.length, instead)];
}

function variables(
  { metadata }: Simulation,
  state: WfRunState,
  wanted: ScenarioExpectations['variables'] = [],
): Checked[] {
  const { name: wfSpec = '', majorVersion = 0, revision = 0 } = state.wfRun.wfSpecId ?? {};
  const spec = metadata.wfSpec(wfSpec, majorVersion, revision);
  const literalOf = literalsFor(metadata);
  return wanted.map(({ name, value }) => {
    const variable = state.variables.get(`0/${name}`);
    const found = variable?.value;
    const expected = literalOf(value, typeOfVariable(spec, name));
    const isEqual = found !== undefined && equals(VariableValueSchema, found, expected);
    return checked(
      `${name} is ${value}`,
      isEqual,
      found === undefined
        ? 'there is no such variable'
        : variable?.masked
          ? 'it is something else (masked)'
          : `it is ${printLiteral(found)}`,
    );
  });
}

function taskCounts(
  states: readonly WfRunState[],
  { tasks = [], attempts = [] }: ScenarioExpectations,
): Checked[] {
  const runs = states.flatMap(({ taskRuns }) => [...taskRuns.values()]);
  const counted = tasks.map(({ name, count }) => {
    const found = runs.filter((run) => run.taskDefId?.name === name).length;
    return checked(`${count} × task ${name}`, found === count, `there were ${found}`);
  });
  const tried = attempts.map(({ name, count }) => {
    const found = states.map((state) => attemptsAt(state, name)).findLast((each) => each > 0) ?? 0;
    return checked(`${count} attempts at ${name}`, found === count, `there were ${found}`);
  });
  return [...counted, ...tried];
}

/** Of the node's last TaskRun; 0: it never came there. */
function attemptsAt({ nodeRuns, taskRuns }: WfRunState, node: string): number {
  const last = [...nodeRuns.values()]
    .filter((run) => run.nodeName === node && run.nodeType.case === 'task')
    .at(-1);
  const guid = last?.nodeType.case === 'task' ? last.nodeType.value.taskRunId?.taskGuid : undefined;
  return guid === undefined ? 0 : (taskRuns.get(guid)?.attempts.length ?? 0);
}

function duration(tookMs: number, wanted: ScenarioExpectations['takes']): Checked[] {
  const took = `it took ${printDuration(tookMs, 'ms')}`;
  const found: Checked[] = [];
  if (wanted?.atLeastMs !== undefined)
    found.push(
      checked(`takes at least ${printDuration(wanted.atLeastMs, 'ms')}`, tookMs >= wanted.atLeastMs, took),
    );
  if (wanted?.atMostMs !== undefined)
    found.push(
      checked(`takes at most ${printDuration(wanted.atMostMs, 'ms')}`, tookMs <= wanted.atMostMs, took),
    );
  return found;
}
