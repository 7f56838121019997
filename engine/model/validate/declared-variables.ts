/**
 * The variables that the threads of a request may name when it is put: the server takes a name that any thread declares,
 * whether or not the one that uses it will see it (tried on server 1.2.1). Whether it does is a lint of ours.
 */
import type { ThreadSpec, ThreadVarDef } from '#api/gen/wf_spec_pb.js';

export type Declared = (thread: string, name: string) => ThreadVarDef | undefined;

/** A thread's own declaration comes first: `INPUT` may be declared in many. */
export function declaredVariables(threads: { readonly [name: string]: ThreadSpec }): Declared {
  const all = new Map<string, ThreadVarDef>();
  const own = new Map<string, ReadonlyMap<string, ThreadVarDef>>();
  for (const [thread, { variableDefs }] of Object.entries(threads)) {
    const named = variableDefs.map((def) => [def.varDef?.name ?? '', def] as const);
    own.set(thread, new Map(named));
    for (const [name, def] of named) if (!all.has(name)) all.set(name, def);
  }
  return (thread, name) => own.get(thread)?.get(name) ?? all.get(name);
}
