/**
 * A random WfSpec: one to four threads, each of which may start those below it as children, handlers or interrupt
 * handlers, so that every run ends. Mostly right; a little is wrong, so that refusals are compared, too.
 */
import type { Chance } from './chance.ts';
import { assignment, condition, mutation } from './expressions.ts';
import { interruptDefs } from './library.ts';
import { anyNode, failingExit, failureHandlers, type ThreadContext, type ThreadPlan } from './nodes.ts';
import { ThreadMaker } from './thread-maker.ts';
import { anyType, type Json, type Type, typeDefinition, value } from './types.ts';

export interface RandomWorkflow {
  /** PutWfSpecRequest as protobuf JSON, without its name. */
  readonly request: Json;
  readonly variables: ThreadPlan['variables'];
}

function plan(chance: Chance, at: number): ThreadPlan {
  const name = at === 0 ? 'main' : `t${at}`;
  const isBare = at > 0 && chance.is(55);
  return {
    name,
    isBare,
    variables: Array.from(
      { length: isBare ? 0 : chance.between(at === 0 ? 1 : 0, at === 0 ? 5 : 2) },
      (_, which) => ({
        name: `${name}-${which}`,
        type: anyType(chance),
        required: chance.is(at === 0 ? 25 : 10),
        masked: chance.is(8),
        hasDefault: chance.is(75),
      }),
    ),
    input:
      at > 0 && chance.is(45)
        ? chance.weighted<Type>([
            [3, 'INT'],
            [2, anyType(chance)],
          ])
        : undefined,
    returns: chance.is(40) ? anyType(chance) : undefined,
  };
}

class Thread {
  readonly #maker = new ThreadMaker();
  readonly #defs: Json[] = [];
  readonly #context: ThreadContext;
  readonly #plan: ThreadPlan;
  readonly #chance: Chance;
  #loops = 0;

  constructor(chance: Chance, own: ThreadPlan, main: ThreadPlan, below: readonly ThreadPlan[]) {
    this.#plan = own;
    this.#chance = chance;
    const seen = own === main ? own.variables : [...own.variables, ...main.variables];
    const variables: { name: string; type: Type }[] = [...seen];
    for (const { name, type, required, masked, hasDefault } of own.variables)
      this.#declare(name, type, {
        masked,
        required,
        default: !required && hasDefault ? value(chance, type) : undefined,
      });
    if (own.input !== undefined) {
      this.#declare('INPUT', own.input, {});
      variables.push({ name: 'INPUT', type: own.input });
    }
    const declare = (name: string, type: Type): string => {
      const full = `${own.name}-${name}-${this.#defs.length}`;
      this.#declare(full, type, {});
      return full;
    };
    this.#context = {
      chance,
      isBare: own.isBare,
      below,
      scope: { variables, outputs: [] },
      numbers: [],
      lists: [],
      declare,
    };
  }

  #declare(
    name: string,
    type: Type,
    said: { readonly masked?: boolean; readonly required?: boolean; readonly default?: Json },
  ): void {
    this.#defs.push({
      varDef: {
        name,
        typeDef: typeDefinition(type, said.masked),
        ...(said.default !== undefined && { defaultValue: said.default }),
      },
      ...(said.required === true && { required: true }),
      accessLevel: 'PRIVATE_VAR',
    });
  }

  #mutations(percent: number): Json[] {
    const made: Json[] = [];
    for (let count = 0; count < 2 && this.#chance.is(percent); count++) {
      const next = mutation(this.#chance, this.#context.scope);
      if (next !== undefined) made.push(next);
    }
    return made;
  }

  #node(): void {
    const made = anyNode(this.#context);
    if (made === undefined) return;
    const name = this.#maker.nextName(made.kind);
    const handlers: Json = this.#chance.is(45) ? { failureHandlers: failureHandlers(this.#context) } : {};
    const edge = this.#maker.add(name, { ...made.node, ...handlers });
    if (made.output !== undefined) this.#context.scope.outputs.push({ node: name, type: made.output });
    const variableMutations = this.#mutations(30);
    if (made.keepIn !== undefined)
      variableMutations.unshift({
        lhsName: made.keepIn,
        operation: 'ASSIGN',
        rhsAssignment: { nodeOutput: { nodeName: name } },
      });
    if (variableMutations.length > 0) edge.variableMutations = variableMutations;
  }

  #branch(depth: number): void {
    const { scope } = this.#context;
    const conditional = (): Json => ({
      condition: condition(this.#chance, scope),
      variableMutations: this.#mutations(25),
    });
    const edges = Array.from({ length: this.#chance.between(1, 2) }, conditional);
    if (!this.#chance.is(7)) edges.push({ variableMutations: this.#mutations(15) });
    const bodies = edges.map(
      (_, at) => () =>
        at === edges.length - 1 && this.#chance.is(50) ? undefined : this.#body(depth + 1, 2),
    );
    this.#maker.branch(this.#maker.nextName('if'), edges, bodies);
  }

  /** At most two rounds: nothing else counts on its variable. */
  #loop(depth: number): void {
    const counter = `${this.#plan.name}-round-${(this.#loops += 1)}`;
    this.#declare(counter, 'INT', { default: { int: '0' } });
    const literal = (int: string): Json => ({ literalValue: { int } });
    const again: Json = {
      condition: {
        expression: { lhs: { variableName: counter }, comparator: 'LESS_THAN', rhs: literal('2') },
      },
      variableMutations: [{ lhsName: counter, operation: 'ADD', rhsAssignment: literal('1') }],
    };
    this.#maker.loop(this.#maker.nextName('while'), again, {}, () => this.#body(depth + 1, 2));
  }

  #exit(): void {
    const { returns } = this.#plan;
    const name = this.#maker.nextName('exit');
    if (this.#chance.is(12)) return this.#maker.end(name, failingExit(this.#context));
    if (returns === undefined) return this.#maker.end(name, { exit: {} });
    const content = assignment(this.#chance, returns, this.#context.scope);
    // A path is INTERNAL on the real server.
    const isPath = 'jsonPath' in content || 'lhPath' in content;
    const returnContent = isPath ? { literalValue: value(this.#chance, returns) } : content;
    this.#maker.end(name, { exit: { returnContent } });
  }

  #body(depth: number, most: number): void {
    const length = this.#chance.between(depth === 0 ? 1 : 0, most);
    for (let count = 0; count < length && !this.#maker.isClosed; count++) {
      const kind = this.#chance.weighted([
        [10, 'node'],
        [depth < 2 ? 2 : 0, 'branch'],
        [depth < 2 && !this.#plan.isBare ? 0.7 : 0, 'loop'],
        [depth > 0 ? 0.8 : 0, 'exit'],
      ] as const);
      if (kind === 'node') this.#node();
      else if (kind === 'branch') this.#branch(depth);
      else if (kind === 'loop') this.#loop(depth);
      else this.#exit();
    }
  }

  make(most: number, interrupts: readonly string[]): Json {
    this.#body(0, most);
    if (!this.#maker.isClosed) this.#exit();
    const { below } = this.#context;
    const handlers = this.#chance.is(4) ? below : below.filter(({ isBare }) => isBare);
    return {
      nodes: this.#maker.nodes,
      variableDefs: this.#defs,
      interruptDefs: interrupts
        .filter(() => handlers.length > 0)
        .map((name) => ({ externalEventDefId: { name }, handlerSpecName: this.#chance.pick(handlers).name })),
    };
  }
}

export function randomWorkflow(chance: Chance): RandomWorkflow {
  const count = chance.weighted([
    [2, 1],
    [3, 2],
    [4, 3],
    [3, 4],
  ]);
  const plans = Array.from({ length: count }, (_, at) => plan(chance, at));
  const [main] = plans as [ThreadPlan, ...ThreadPlan[]];
  const free = new Set(Object.keys(interruptDefs));
  const threadSpecs: Json = {};
  for (const [at, own] of plans.entries()) {
    const interrupts = [...free].filter(() => chance.is(at === 0 ? 25 : 12));
    if (!chance.is(2)) for (const name of interrupts) free.delete(name);
    const thread = new Thread(chance, own, main, plans.slice(at + 1));
    threadSpecs[own.name] = thread.make(at === 0 ? 6 : 3, interrupts);
  }
  return { request: { threadSpecs, entrypointThreadName: 'main' }, variables: main.variables };
}
