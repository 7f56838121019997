/** The tools that the rules of each node kind work with: reporting at a field, and typing what stands there. */
import type { VariableAssignment } from '#api/gen/common_wfspec_pb.js';
import type { TypeDefinition } from '#api/gen/type_definition_pb.js';
import { isStaticallyAssignable } from '../types/assignable.ts';
import type { StaticType } from '../types/static-type.ts';
import { typeName } from '../types/type-name.ts';
import { typeReporting } from '../types/type-of-assignment.ts';
import type { Surroundings } from './surroundings.ts';
import type { JudgedProblem } from './wire-problem.ts';

/** A problem of a node, before its thread and its name are added. */
export type NodeProblem = Omit<JudgedProblem, 'thread' | 'node'>;

export interface NodeCheck {
  readonly world: Surroundings;
  /** The same tools for what the server does not look at: their problems are marked as accepted. */
  readonly unlooked: NodeCheck;
  report(code: string, message: string, field?: string): void;
  /** Whether anything is reported at the field already. */
  reported(field: string): boolean;
  /** The type of an assignment; what the server has against it is reported. Absent ones are `unknown`. */
  typeOf(assignment: VariableAssignment | undefined, field: string): StaticType;
  /** Types it and reports when it does not go into `type`. `what` names the place for the sentence. */
  fits(assignment: VariableAssignment | undefined, type: TypeDefinition, field: string, what: string): void;
}

export function nodeCheck(world: Surroundings, problems: NodeProblem[], accepted = false): NodeCheck {
  const report: NodeCheck['report'] = (code, message, field) => {
    const edge = field === undefined ? undefined : /^next\/(\d+)(\/|$)/.exec(field)?.[1];
    problems.push({
      code,
      message,
      field,
      ...(edge === undefined ? {} : { edge: Number(edge) }),
      ...(accepted ? { accepted: true } : {}),
    });
  };
  const typeOf: NodeCheck['typeOf'] = (assignment, field) => {
    if (assignment === undefined) return 'unknown';
    let wrong = false;
    const type = typeReporting(assignment, world, (_where, code, sentence) => {
      wrong = true;
      report(code, sentence, field);
    });
    return wrong ? 'unknown' : type;
  };
  return {
    world,
    get unlooked() {
      return nodeCheck(world, problems, true);
    },
    report,
    reported: (field) => problems.some((problem) => problem.field === field),
    typeOf,
    fits(assignment, type, field, what) {
      const from = typeOf(assignment, field);
      if (isStaticallyAssignable(from, type)) return;
      report(
        'type-mismatch',
        `${what} is ${typeName(type)}, and ${typeName(from)} does not go into it; give it another value or cast it.`,
        field,
      );
    },
  };
}
