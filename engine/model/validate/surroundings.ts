/** All that the rules of one node ask of the world around it. Small, so that their answers can be remembered. */
import type { ExternalEventDef } from '#api/gen/external_event_pb.js';
import type { StructDef } from '#api/gen/struct_def_pb.js';
import type { TaskDef } from '#api/gen/task_def_pb.js';
import type { UserTaskDef } from '#api/gen/user_tasks_pb.js';
import type { Node, ThreadVarDef } from '#api/gen/wf_spec_pb.js';
import type { WorkflowEventDef } from '#api/gen/workflow_event_pb.js';
import type { TypeDefinition } from '#api/gen/type_definition_pb.js';
import { sameValue } from '../diff/same-value.ts';
import type { StaticType } from '../types/static-type.ts';

export interface Surroundings {
  /** Type of a variable that is visible in this thread. */
  variable(name: string): TypeDefinition | 'unknown' | undefined;
  /** undefined: no such node in this thread. */
  nodeOutput(node: string): StaticType | undefined;
  structDef(name: string, version?: number): StructDef | 'unknown' | undefined;
  taskDef(name: string): TaskDef | undefined;
  externalEventDef(name: string): ExternalEventDef | undefined;
  workflowEventDef(name: string): WorkflowEventDef | undefined;
  userTaskDef(name: string, version: number | undefined): UserTaskDef | undefined;
  /** Variables that a ThreadSpec of this request declares; undefined: no such ThreadSpec. */
  threadVariables(thread: string): readonly ThreadVarDef[] | undefined;
  /** Variables that the entrypoint thread of another WfSpec declares; undefined: no such WfSpec. */
  childVariables(wfSpec: string, majorVersion: number): readonly ThreadVarDef[] | undefined;
  /** Name of this thread. */
  thread(): string;
  /** Kind of a node of this thread. */
  nodeKind(node: string): Node['node']['case'] | undefined;
}

/** A question has at most two arguments. */
export interface Question {
  readonly method: keyof Surroundings;
  readonly first: unknown;
  readonly second: unknown;
  readonly answer: unknown;
}

type Asks = Readonly<Record<keyof Surroundings, (first?: unknown, second?: unknown) => unknown>>;

/** The same surroundings, which write down every question and its answer; what was asked before is not asked again. */
export class Remembering implements Surroundings {
  readonly questions: Question[] = [];
  private readonly world: Asks;

  constructor(world: Surroundings) {
    this.world = world as unknown as Asks;
  }

  private ask<M extends keyof Surroundings>(
    method: M,
    first?: unknown,
    second?: unknown,
  ): ReturnType<Surroundings[M]> {
    for (const known of this.questions)
      if (known.method === method && known.first === first && known.second === second)
        return known.answer as ReturnType<Surroundings[M]>;
    const answer = this.world[method](first, second);
    this.questions.push({ method, first, second, answer });
    return answer as ReturnType<Surroundings[M]>;
  }

  variable(name: string) {
    return this.ask('variable', name);
  }
  nodeOutput(node: string) {
    return this.ask('nodeOutput', node);
  }
  structDef(name: string, version?: number) {
    return this.ask('structDef', name, version);
  }
  taskDef(name: string) {
    return this.ask('taskDef', name);
  }
  externalEventDef(name: string) {
    return this.ask('externalEventDef', name);
  }
  workflowEventDef(name: string) {
    return this.ask('workflowEventDef', name);
  }
  userTaskDef(name: string, version: number | undefined) {
    return this.ask('userTaskDef', name, version);
  }
  threadVariables(thread: string) {
    return this.ask('threadVariables', thread);
  }
  childVariables(wfSpec: string, majorVersion: number) {
    return this.ask('childVariables', wfSpec, majorVersion);
  }
  thread() {
    return this.ask('thread');
  }
  nodeKind(node: string) {
    return this.ask('nodeKind', node);
  }
}

/** Whether every question would be answered as before. */
export function answersSame(surroundings: Surroundings, questions: readonly Question[]): boolean {
  const asks = surroundings as unknown as Asks;
  for (const { method, first, second, answer } of questions) {
    const now = asks[method](first, second);
    if (now !== answer && !sameValue(now, answer)) return false;
  }
  return true;
}
