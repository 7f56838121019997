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

type Ask = (first?: unknown, second?: unknown) => unknown;
type Asks = Readonly<Record<keyof Surroundings, Ask>>;

/** The same surroundings, which write down every question and its answer. */
export function remembering(surroundings: Surroundings): {
  readonly asked: Surroundings;
  readonly questions: readonly Question[];
} {
  const questions: Question[] = [];
  const asks = surroundings as unknown as Asks;
  const remember =
    (method: keyof Surroundings): Ask =>
    (first, second) => {
      const answer = asks[method](first, second);
      questions.push({ method, first, second, answer });
      return answer;
    };
  const asked: Asks = {
    variable: remember('variable'),
    nodeOutput: remember('nodeOutput'),
    structDef: remember('structDef'),
    taskDef: remember('taskDef'),
    externalEventDef: remember('externalEventDef'),
    workflowEventDef: remember('workflowEventDef'),
    userTaskDef: remember('userTaskDef'),
    threadVariables: remember('threadVariables'),
    childVariables: remember('childVariables'),
    thread: remember('thread'),
    nodeKind: remember('nodeKind'),
  };
  return { asked: asked as unknown as Surroundings, questions };
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
