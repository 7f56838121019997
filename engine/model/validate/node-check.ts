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

/** A class and not a record of functions: there is one for every node of a big drawing. */
export class NodeCheck {
  readonly world: Surroundings;
  private readonly problems: NodeProblem[];
  private readonly accepted: boolean;

  constructor(world: Surroundings, problems: NodeProblem[], accepted = false) {
    this.world = world;
    this.problems = problems;
    this.accepted = accepted;
  }

  /** The same tools for what the server does not look at: their problems are marked as accepted. */
  get unlooked(): NodeCheck {
    return new NodeCheck(this.world, this.problems, true);
  }

  report(code: ProblemCode, message: string, field?: string, serverWords?: string): void {
    this.note(this.accepted, code, message, field, serverWords);
  }

  private note(
    isAccepted: boolean,
    code: ProblemCode,
    message: string,
    field: string | undefined,
    serverWords: string | undefined,
  ): void {
    const edge = field === undefined ? undefined : /^next\/(\d+)(\/|$)/.exec(field)?.[1];
    this.problems.push({
      code,
      message,
      field,
      ...(serverWords === undefined ? {} : { serverWords }),
      ...(edge === undefined ? {} : { edge: Number(edge) }),
      ...(isAccepted ? { accepted: true } : {}),
    });
  }

  /** Reports what is wrong with a value, as the type rules tell it. `where` comes before the server's words. */
  reportValue(field: string, where = ''): Report {
    return (_at, code, sentence, words, isAccepted) =>
      this.note(
        this.accepted || isAccepted,
        code,
        sentence,
        field,
        (BEFORE_NODES.has(code) ? '' : where) + inThread(code, words, this.world.thread()),
      );
  }

  /** Whether anything is reported at the field already. */
  reported(field: string): boolean {
    return this.problems.some((problem) => problem.field === field);
  }

  /**
   * The type of an assignment; what the server has against it is reported. Absent ones are `unknown`.
   * `looksThroughCast`: also a cast that can't be done.
   */
  typeOf(
    assignment: VariableAssignment | undefined,
    field: string,
    where?: string,
    looksThroughCast = false,
  ): StaticType {
    if (assignment === undefined) return 'unknown';
    let isWrong = false;
    const told = this.reportValue(field, where);
    const report: Report = (at, code, sentence, words, isAccepted) => {
      isWrong ||= !isAccepted;
      told(at, code, sentence, words, isAccepted);
    };
    const type = typeReporting(assignment, this.world, report, looksThroughCast);
    return isWrong ? 'unknown' : type;
  }

  /** Types it and reports when it does not go into `type`. `what` names the place for the sentence. */
  fits(
    assignment: VariableAssignment | undefined,
    type: TypeDefinition,
    field: string,
    what: string,
    where?: string,
  ): void {
    if (assignment === undefined) return;
    const from = this.typeOf(assignment, field, where, true);
    if (isStaticallyAssignable(from, type)) return;
    // Of what is no primitive value the server compares nothing (asked of 1.2.1).
    this.note(
      this.accepted || isComposite(from),
      'type-mismatch',
      `${what} is ${typeName(type)}, and ${typeName(from)} does not go into it; give it another value or cast it.`,
      field,
      cannotAssign(from, type),
    );
  }

  /** Only that what the value names is there: where the server does not look at types. */
  names(assignment: VariableAssignment | undefined, field: string): void {
    if (assignment !== undefined) typeReporting(assignment, this.world, onlyNames(this.reportValue(field)));
  }

  /** The same as `fits` where the server looks at the root of the value alone (root-type.ts); for the rest the run will fail of it. */
  rootFits(assignment: VariableAssignment | undefined, field: string, wanted: Wanted): void {
    checkRoot(assignment, field, wanted, this);
  }
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
