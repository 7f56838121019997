/** The tools that the rules of each node kind work with: reporting at a field, and typing what stands there. */
import type { VariableAssignment } from '#api/gen/common_wfspec_pb.js';
import type { TypeDefinition } from '#api/gen/type_definition_pb.js';
import { isStaticallyAssignable } from '../types/assignable.ts';
import { cannotAssign, isComposite } from '../types/server-words.ts';
import { isOpen, type StaticType } from '../types/static-type.ts';
import { typeName } from '../types/type-name.ts';
import { onlyNames, type Report, typeReporting, unlooked } from '../types/type-of-assignment.ts';
import { rootType } from './root-type.ts';
import type { Surroundings } from './surroundings.ts';
import type { JudgedProblem } from './wire-problem.ts';
import type { ProblemCode } from '../document/problem-code.ts';

/** A problem of a node, before its thread and its name are added. */
export type NodeProblem = Omit<JudgedProblem, 'thread' | 'node'>;

/** What a place takes, and what is said of a type that it does not take. */
export interface Wanted {
  fits(type: TypeDefinition): boolean;
  sentence(type: StaticType): string;
  readonly serverWords: string;
}

export interface NodeCheck {
  readonly world: Surroundings;
  /** The same tools for what the server does not look at: their problems are marked as accepted. */
  readonly unlooked: NodeCheck;
  report(code: ProblemCode, message: string, field?: string, serverWords?: string): void;
  /** Reports what is wrong with a value, as the type rules tell it. `where` comes before the server's words. */
  reportValue(field: string, where?: string): Report;
  /** Whether anything is reported at the field already. */
  reported(field: string): boolean;
  /**
   * The type of an assignment; what the server has against it is reported. Absent ones are `unknown`.
   * `looksThroughCast`: also a cast that can't be done.
   */
  typeOf(
    assignment: VariableAssignment | undefined,
    field: string,
    where?: string,
    looksThroughCast?: boolean,
  ): StaticType;
  /** Types it and reports when it does not go into `type`. `what` names the place for the sentence. */
  fits(
    assignment: VariableAssignment | undefined,
    type: TypeDefinition,
    field: string,
    what: string,
    where?: string,
  ): void;
  /** Only that what the value names is there: where the server does not look at types. */
  names(assignment: VariableAssignment | undefined, field: string): void;
  /** The same as `fits` where the server looks at the root of the value alone (root-type.ts); for the rest the run will fail of it. */
  rootFits(assignment: VariableAssignment | undefined, field: string, wanted: Wanted): void;
}

export function nodeCheck(world: Surroundings, problems: NodeProblem[], accepted = false): NodeCheck {
  const report: NodeCheck['report'] = (...said) => note(accepted, ...said);
  const note = (isAccepted: boolean, ...[code, message, field, serverWords]: Parameters<typeof report>) => {
    const edge = field === undefined ? undefined : /^next\/(\d+)(\/|$)/.exec(field)?.[1];
    problems.push({
      code,
      message,
      field,
      ...(serverWords === undefined ? {} : { serverWords }),
      ...(edge === undefined ? {} : { edge: Number(edge) }),
      ...(isAccepted ? { accepted: true } : {}),
    });
  };
  const reportValue: NodeCheck['reportValue'] =
    (field, where = '') =>
    (_at, code, sentence, words, isAccepted) =>
      note(
        accepted || isAccepted,
        code,
        sentence,
        field,
        (BEFORE_NODES.has(code) ? '' : where) + inThread(code, words, world.thread()),
      );
  const typed = (assignment: VariableAssignment, told: Report, looksThroughCast = false): StaticType => {
    let isWrong = false;
    const report: Report = (...said) => {
      isWrong ||= !said[4];
      told(...said);
    };
    const type = typeReporting(assignment, world, report, looksThroughCast);
    return isWrong ? 'unknown' : type;
  };
  const check: NodeCheck = {
    world,
    get unlooked() {
      return nodeCheck(world, problems, true);
    },
    report,
    reportValue,
    reported: (field) => problems.some((problem) => problem.field === field),
    typeOf: (assignment, field, where, looksThroughCast) =>
      assignment === undefined ? 'unknown' : typed(assignment, reportValue(field, where), looksThroughCast),
    fits(assignment, type, field, what, where) {
      if (assignment === undefined) return;
      const from = typed(assignment, reportValue(field, where), true);
      if (isStaticallyAssignable(from, type)) return;
      // Of what is no primitive value the server compares nothing (asked of 1.2.1).
      note(
        accepted || isComposite(from),
        'type-mismatch',
        `${what} is ${typeName(type)}, and ${typeName(from)} does not go into it; give it another value or cast it.`,
        field,
        cannotAssign(from, type),
      );
    },
    names: (assignment, field) =>
      void (assignment && typeReporting(assignment, world, onlyNames(reportValue(field)))),
    rootFits: (assignment, field, wanted) => checkRoot(assignment, field, wanted, check),
  };
  return check;
}

/** Refused without a word on which value it is. */
const BEFORE_NODES: ReadonlySet<ProblemCode> = new Set(['unknown-variable', 'no-such-cast']);

function inThread(code: ProblemCode, words: string, thread: string): string {
  if (code === 'unknown-variable') return `Thread ${thread} ${words}`;
  return code === 'unknown-node' ? `${words} ${thread}` : words;
}

function checkRoot(
  assignment: VariableAssignment | undefined,
  field: string,
  { fits, sentence, serverWords }: Wanted,
  check: NodeCheck,
): void {
  if (assignment === undefined) return;
  const misfit = (type: StaticType): boolean => !isOpen(type) && !fits(type);
  const root = rootType(assignment, check.world);
  let wrong = false;
  const told: Report = (...said) => {
    wrong = true;
    const isAccepted = said[4];
    if (!isAccepted || !misfit(root)) check.reportValue(field)(...said);
  };
  const type = typeReporting(assignment, check.world, unlooked(told));
  if (misfit(root)) {
    const isInside = !wrong && !misfit(type);
    const message = isInside
      ? `LittleHorse looks at ${typeName(root)} here, not at the part or the cast that follows; put the value into a variable first.`
      : sentence(root);
    return check.report('type-mismatch', message, field, serverWords);
  }
  if (!wrong && misfit(type)) check.unlooked.report('type-mismatch', sentence(type), field);
}
