/** What a thread is born with: an entrypoint that leads to an exit, so that it is complete from the start. */
import type { ThreadSpec, ThreadVarDef } from '../document/workflow.ts';

export function newThread(name: string, variables: readonly ThreadVarDef[] = []): ThreadSpec {
  return {
    name,
    variables,
    interrupts: [],
    nodes: [
      { kind: 'entrypoint', name: 'start', onFailure: [], next: [{ to: 'done' }] },
      { kind: 'exit', name: 'done', onFailure: [], next: [] },
    ],
  };
}
