/** ELK in a web worker, loaded when a drawing first needs to be laid out. One request per thread; answers are kept. */
import type { ElkNode } from 'elkjs/lib/elk-api.js';
import type { ThreadSpec } from '#model/document/workflow.ts';
import { fromElk, toElk, type Placement } from './elk-graph.ts';

interface Engine {
  layout(graph: ElkNode): Promise<ElkNode>;
}

let engine: Promise<Engine> | undefined;

async function load(): Promise<Engine> {
  const [elk, { default: workerUrl }] = await Promise.all([
    import('elkjs/lib/elk-api.js'),
    import('elkjs/lib/elk-worker.min.js?url'),
  ]);
  // The package's types describe a CommonJS default; bundlers hand out the class itself.
  const Elk = elk.default as unknown as new (options: { workerFactory: () => Worker }) => Engine;
  return new Elk({ workerFactory: () => new Worker(workerUrl) });
}

/** By the graph's text: renaming a node or editing a field that takes no more room asks for nothing new. */
const answers = new Map<string, Promise<ElkNode>>();
const KEPT = 200;

/** Lays one thread out. Rejects only when the worker can't be loaded. */
export async function layOutThread(thread: ThreadSpec): Promise<Placement> {
  const graph = toElk(thread);
  const key = JSON.stringify(graph);
  let answer = answers.get(key);
  if (answer === undefined) {
    engine ??= load();
    answer = engine.then((elk) => elk.layout(graph));
    answers.set(key, answer);
    if (answers.size > KEPT) answers.delete(answers.keys().next().value as string);
  }
  return fromElk(thread, await answer);
}
