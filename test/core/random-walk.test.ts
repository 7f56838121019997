/** Whatever clients, workers and time do, in whatever order: no bug is thrown, and replay gives the live state. */
import fc from '../kit/fast-check.ts';
import { describe, expect, it } from 'vitest';
import { isTerminal } from '../../engine/core/lifecycle.ts';
import { buildIndex, indexOf } from '../../engine/core/aggregate-index.ts';
import { apply } from '../../engine/core/apply.ts';
import { MemoryWorld } from '../../engine/core/memory-world.ts';
import { touchedBy } from '../../engine/core/touched-objects.ts';
import { aThread, edge, onFailure } from '../kit/a-thread.ts';
import { Bench } from '../kit/bench.ts';
import { aTaskDef, anEventDef, aUserTaskDef, aWfSpec } from '../kit/definitions.ts';
import { cmp, lit, out, set, v } from '../kit/expressions.ts';
import {
  exit,
  failWith,
  nop,
  runChild,
  sleepSeconds,
  startForEach,
  startThread,
  task,
  userTask,
  waitForChild,
  waitForCondition,
  waitForEvent,
  waitForThreads,
} from '../kit/nodes.ts';

const everything = aWfSpec('everything', {
  main: aThread()
    .declares('round', 'INT', { default: 0 })
    .declares('many', 'JSON_ARR')
    .interruptedBy('stop', 'on-stop')
    .then('one', startThread('worker'))
    .then('two', startThread('worker'))
    .then('each', startForEach('listener', lit([1, 2])), { set: [set('many', out('each'))] })
    .then('first', waitForThreads([out('one'), out('two')], 'WAIT_FOR_ANY', [onFailure('repair', 'ERROR')]), {
      handlers: [onFailure('repair')],
    })
    .then('open', nop(), { set: [set('round', lit(1))] })
    .then('charge', task('work', [], { retries: 1, timeoutSeconds: 5 }), {
      handlers: [onFailure('ask', 'declined'), onFailure('repair')],
    })
    .then('all', waitForThreads(v('many')), { handlers: [onFailure('repair')] })
    .then('again', nop(), {
      next: [
        edge('charge', { when: cmp(v('round'), 'LESS_THAN', lit(3)), set: [set('round', lit(1), 'ADD')] }),
        edge('child'),
      ],
    })
    .then('child', runChild('child'))
    .then('join', waitForChild(out('child')), { handlers: [onFailure('repair')] })
    .then('end', exit()),
  worker: aThread()
    .interruptedBy('poke', 'on-poke')
    .then('work', task('work', [], { retries: 2, backoff: { baseMs: 500, factor: 2, maxMs: 5_000 } }))
    .then('nap', sleepSeconds(lit(3))),
  listener: aThread()
    .declares('INPUT', 'INT')
    .then('listen', waitForEvent('tick', { timeout: 20 }), { handlers: [onFailure('repair', 'TIMEOUT')] })
    .then('gate', waitForCondition(cmp(v('round'), 'GREATER_THAN', lit(0)))),
  repair: aThread().then('note', task('work')),
  ask: aThread().then('card', waitForEvent('tick')),
  'on-stop': aThread().then('review', userTask('form', { user: lit('ada') })),
  'on-poke': aThread()
    .then('wait', waitForEvent('tick', { timeout: 5 }))
    .then('give-up', failWith('poked')),
});
const child = aWfSpec('child', { main: aThread().then('work', task('work')) });
const definitions = [
  everything,
  child,
  aTaskDef('work'),
  aUserTaskDef('form', {}),
  ...['stop', 'poke', 'tick'].map((name) => anEventDef(name)),
];

const act: readonly ((bench: Bench, n: number) => void)[] = [
  (bench) => void (bench.offers.length > 0 && bench.succeed('work')),
  (bench) => void (bench.offers.length > 0 && bench.succeed('work')),
  (bench) => void (bench.offers.length > 0 && bench.fail('work')),
  (bench) => void (bench.offers.length > 0 && bench.throwException('work', 'declined')),
  (bench) => void (bench.offers.length > 0 && bench.claim('work')),
  (bench) => void bench.post('tick'),
  (bench, n) => void bench.post(n % 2 === 0 ? 'stop' : 'poke'),
  (bench, n) => bench.wait(n * 700),
  (bench, n) => bench.stop(n % (bench.state().wfRun.greatestThreadrunNumber + 1)),
  (bench, n) => bench.resume(n % (bench.state().wfRun.greatestThreadrunNumber + 1)),
  (bench, n) => void bench.rescue(n % (bench.state().wfRun.greatestThreadrunNumber + 1), n > 5),
  (bench) => completeUserTasks(bench),
];

function completeUserTasks(bench: Bench): void {
  for (const { id: userTaskRunId } of bench.state().userTaskRuns.values()) {
    bench.reply({
      kind: 'complete-user-task-run',
      request: {
        $typeName: 'littlehorse.CompleteUserTaskRunRequest',
        userTaskRunId,
        userId: 'ada',
        results: {},
      },
    });
  }
}

/** The index that the appliers kept up is the one that would be built from the state. */
function checkIndexes(bench: Bench): void {
  for (const state of bench.world.wfRuns.values()) {
    const kept = indexOf(state);
    const built = buildIndex(state);
    const filled = <K, V extends { readonly size: number }>(map: Map<K, V>) =>
      new Map([...map].filter(([, members]) => members.size > 0));
    for (const name of [
      'liveChildren',
      'movingChildren',
      'liveBySpec',
      'eventWaits',
      'unclaimed',
      'threadWaits',
    ] as const) {
      expect(filled<unknown, { size: number }>(kept[name])).toEqual(
        filled<unknown, { size: number }>(built[name]),
      );
    }
    expect(kept.latest).toEqual(built.latest);
    expect(kept.conditionWaits).toEqual(built.conditionWaits);
    const times = [...state.timers.values()].map(({ at }) => at);
    if (kept.earliest !== 'unknown')
      expect(kept.earliest).toBe(times.length ? Math.min(...times) : undefined);
  }
}

/** Objects as text, by their place; the WfRun itself is not among them. */
function objectsOf({ wfRuns }: MemoryWorld): Map<string, string> {
  const objects = new Map<string, string>();
  for (const { id, wfRun: _, ...parts } of wfRuns.values())
    for (const [part, map] of Object.entries(parts))
      for (const [key, object] of map as Map<unknown, unknown>)
        objects.set(
          `${id} ${part} ${key}`,
          JSON.stringify(object, (_, v: unknown) => (typeof v === 'bigint' ? `${v}n` : v)),
        );
  return objects;
}

/** Whatever changes from one entry to the next is named by it. */
function checkTouched({ entries, world: { metadata } }: Bench): void {
  const world = new MemoryWorld(metadata);
  let before = objectsOf(world);
  for (const entry of entries) {
    apply(world, entry);
    const named = new Set<string>();
    const name = (part: string, key: unknown) => void named.add(`${entry.wfRunId} ${part} ${key}`);
    touchedBy(entry, { changed: name, gone: name });
    const now = objectsOf(world);
    const changed = [...new Set([...before.keys(), ...now.keys()])].filter(
      (key) => before.get(key) !== now.get(key),
    );
    expect(
      changed.filter((key) => !named.has(key)),
      entry.kind,
    ).toEqual([]);
    before = now;
  }
}

/** With nothing in its way any more, every WfRun comes to an end. */
function finish(bench: Bench): void {
  for (let thread = 0; thread <= bench.state().wfRun.greatestThreadrunNumber; thread += 1)
    bench.resume(thread);
  for (let turn = 0; turn < 200 && !isTerminal(bench.state().wfRun.status); turn += 1) {
    while (bench.offers.length > 0) bench.succeed('work');
    bench.post('tick');
    completeUserTasks(bench);
    for (let thread = 0; thread <= bench.state().wfRun.greatestThreadrunNumber; thread += 1)
      bench.resume(thread);
    bench.wait(10_000);
  }
}

describe('a random walk', () => {
  it('never surprises the core', { timeout: 60_000 }, () => {
    const steps = fc.array(fc.tuple(fc.nat(act.length - 1), fc.nat(10)), { minLength: 5, maxLength: 40 });
    fc.assert(
      fc.property(steps, (walk) => {
        const bench = new Bench(...definitions);
        bench.run('everything');
        for (const [which, n] of walk) act[which]?.(bench, n);
        checkIndexes(bench);
        finish(bench);
        expect(isTerminal(bench.state().wfRun.status)).toBe(true);
      }),
      { numRuns: 30, seed: 7 },
    );
  });

  it('changes no object that its entries do not name', { timeout: 60_000 }, () => {
    const steps = fc.array(fc.tuple(fc.nat(act.length - 1), fc.nat(10)), { minLength: 20, maxLength: 40 });
    fc.assert(
      fc.property(steps, (walk) => {
        const bench = new Bench(...definitions);
        bench.checksReplay = false;
        bench.run('everything');
        for (const [which, n] of walk) act[which]?.(bench, n);
        checkTouched(bench);
      }),
      { numRuns: 10, seed: 8 },
    );
  });
});
