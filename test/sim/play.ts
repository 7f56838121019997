/** Plays one seed from beginning to end; throws what went wrong. */
import { Clients } from './clients.ts';
import { Broken } from './shadow.ts';
import { Simulation } from './simulation.ts';

export interface Played {
  readonly steps: number;
  readonly crashes: number;
  /** Commits that a loss of power took back. */
  readonly lost: number;
  readonly failedFlushes: number;
  readonly commits: number;
  readonly wfRuns: number;
}

type Act = (sim: Simulation, clients: Clients) => void | Promise<void>;

const HOUR_MS = 3_600_000;

/** Weight and deed. */
const ACTS: readonly (readonly [number, Act])[] = [
  [7, (_, clients) => clients.runWf()],
  [16, ({ workers, engine }) => workers.poll(engine)],
  [16, ({ workers }, clients) => clients.report(workers.report())],
  [4, ({ workers }, clients) => clients.report(workers.again())],
  [4, ({ workers }, clients) => clients.report(workers.late.pop())],
  [3, ({ workers }) => workers.hangUp()],
  [6, (_, clients) => clients.postEvent()],
  [3, (_, clients) => clients.correlate()],
  [3, (_, clients) => clients.stop()],
  [3, (_, clients) => clients.resume()],
  [2, (_, clients) => clients.rescue()],
  [2, (_, clients) => clients.removeOne()],
  [2, (_, clients) => clients.completeUserTasks()],
  [2, (_, clients) => clients.search()],
  [4, (_, clients) => clients.look()],
  [6, (sim) => sim.pass(sim.chance.below(3000))],
  [3, (sim) => sim.pass(sim.chance.below(40_000))],
  [1, (sim) => sim.jump(sim.chance.below(24) * HOUR_MS)],
  [1, (sim) => sim.jump(-sim.chance.below(600_000))],
  [10, (sim) => sim.planFault()],
  [1, (sim) => sim.setFull(true)],
  [4, (sim) => sim.setFull(false)],
];
const WEIGHT = ACTS.reduce((sum, [weight]) => sum + weight, 0);

function draw({ chance }: Simulation): Act {
  let left = chance.draw() * WEIGHT;
  for (const [weight, act] of ACTS) if ((left -= weight) < 0) return act;
  return () => {};
}

const STEPS = 30;
const ROUNDS = 300;

export async function play(seed: number): Promise<Played> {
  // Files are slower, but only there a commit can be torn.
  const sim = new Simulation(seed, { files: seed % 10 === 0 });
  try {
    const clients = new Clients(sim);
    for (let step = 0; step < STEPS; step++) {
      await draw(sim)(sim, clients);
      // Now and then several are in one batch.
      if (sim.chance.is(0.7)) await sim.settle();
    }
    await finish(sim, clients);
    const { crashes, lost, failedFlushes, commits, shadow } = sim;
    return { steps: STEPS, crashes, lost, failedFlushes, commits, wfRuns: shadow.world.wfRuns.size };
  } finally {
    sim.end();
  }
}

/** Everybody does their part from now on. */
async function finish(sim: Simulation, clients: Clients): Promise<void> {
  sim.behave();
  await sim.settle();
  for (let round = 0; sim.unfinished.length > 0; round++) {
    if (round === ROUNDS) throw new Broken(`${sim.unfinished.join(', ')} do not finish`);
    sim.workers.poll(sim.engine);
    await sim.settle();
    while (sim.workers.held.length > 0) clients.report(sim.workers.report(true));
    clients.giveAll();
    await sim.settle();
    await sim.pass(10_000);
  }
}
