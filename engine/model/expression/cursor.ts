/**
 * Where the parser stands in the list of tokens. The first error sticks and moves the cursor to the end, so every
 * loop of the parser ends by itself and nothing is thrown.
 */
import type { TypeDefinition } from '#api/gen/type_definition_pb.js';
import type { Ast, LiteralAst, Name, Span } from './ast.ts';
import type { ExpressionError } from './error.ts';
import { tokenise, type Token } from './token.ts';
import type { ProblemCode } from '../document/problem-code.ts';

/** The rules that call each other in circles; the grammar's files reach one another through these. */
export interface Rules {
  expression(cursor: Cursor): Ast;
  literal(cursor: Cursor): LiteralAst;
  type(cursor: Cursor): TypeDefinition;
}

const MAX_DEPTH = 200;

export class Cursor {
  error: ExpressionError | undefined;
  /** Greatest height of a tree of infix operators in what was parsed since it was last set to 0. */
  height = 0;
  readonly rules: Rules;
  /** The token that the cursor stands on. */
  token: Token;
  private readonly tokens: readonly Token[];
  private position = 0;
  private depth = 0;

  constructor(text: string, rules: Rules) {
    this.tokens = tokenise(text);
    this.rules = rules;
    this.token = this.peek(0);
    if (this.token.kind === 'bad') this.unexpected('');
  }

  peek(ahead: number): Token {
    return this.tokens[this.position + ahead] ?? this.tokens[this.tokens.length - 1]!;
  }

  /** End of the token before this one. */
  get lastEnd(): number {
    return this.tokens[this.position - 1]?.end ?? 0;
  }

  advance(): Token {
    const token = this.token;
    if (this.position < this.tokens.length - 1) this.moveTo(this.position + 1);
    if (this.token.kind === 'bad') this.fail('unreadable', this.token.text, this.token);
    return token;
  }

  isOperator(text: string): boolean {
    return this.token.kind === 'operator' && this.token.text === text;
  }

  isWord(text: string): boolean {
    return this.token.kind === 'name' && this.token.text === text;
  }

  accept(text: string): boolean {
    if (!this.isOperator(text)) return false;
    this.advance();
    return true;
  }

  expect(text: string, where: string): void {
    if (!this.accept(text)) this.unexpected(`Here ${text} is needed ${where}`);
  }

  /** A bare or quoted name. */
  name(what: string): Name {
    const { kind, text, start, end } = this.token;
    if (kind === 'name' || kind === 'quoted-name') {
      this.advance();
      return { text, start, end };
    }
    this.unexpected(`Here ${what} is needed`);
    return { text: '', start, end };
  }

  fail(code: ProblemCode, message: string, span: Span): void {
    this.error ??= { code, message, offset: span.start, length: span.end - span.start };
    this.moveTo(this.tokens.length - 1);
  }

  private moveTo(position: number): void {
    this.position = position;
    this.token = this.peek(0);
  }

  /** Fails at the present token: `wanted` says what should stand here. */
  unexpected(wanted: string): void {
    const { kind, text, start, end } = this.token;
    if (kind === 'bad') return this.fail('unreadable', text, this.token);
    const prefix = wanted === '' ? 'A value is needed here' : wanted;
    if (kind === 'end') return this.fail('unexpected-end', `${prefix}, but the text ends.`, this.token);
    const shown = kind === 'string' ? 'a text in quotes' : text;
    this.fail('unexpected-token', `${prefix}, but there is ${shown}.`, { start, end });
  }

  /** Runs a rule one level deeper; fails when brackets are nested too deep. */
  nested<T>(rule: (cursor: Cursor) => T): T {
    if (this.depth >= MAX_DEPTH) this.tooDeep(this.token);
    this.depth++;
    const result = rule(this);
    this.depth--;
    return result;
  }

  /** Counts one infix operator on top of everything since `height` was 0. */
  grow(span: Span): void {
    this.height++;
    if (this.height > MAX_DEPTH) this.tooDeep(span);
  }

  private tooDeep(span: Span): void {
    this.fail('too-deep', `More than ${MAX_DEPTH} levels are too deep; split the expression up.`, span);
  }

  /** Fails unless everything was read. */
  end(): void {
    if (this.token.kind === 'end') return;
    const { text } = this.token;
    const hint = this.token.kind === 'operator' ? AFTER_HINTS[text] : undefined;
    if (hint !== undefined) this.fail('unexpected-token', hint, this.token);
    else this.unexpected('Here an operator or the end is needed');
  }
}

const AFTER_HINTS: Readonly<Record<string, string>> = {
  '=': 'A single = assigns and belongs in a mutation; write == to compare.',
  '===': 'Write == to compare; LittleHorse compares strictly anyway.',
  '!==': 'Write != to compare; LittleHorse compares strictly anyway.',
  '?': 'LittleHorse has no conditional expression; branch with two edges.',
};
