/**
 * The tree that the parser makes of a text. It is as fine as the wire (nothing that a VariableAssignment can say gets
 * lost) and knows where in the text everything stands. Literals and types are wire messages already.
 */
import type { VariableMutationType } from '#api/gen/common_wfspec_pb.js';
import type { StructDefId } from '#api/gen/object_id_pb.js';
import type { Comparator, InlineMapDef, TypeDefinition, VariableValue } from '#api/gen/type_definition_pb.js';

/** `start` is the first character's index in the text, `end` the index after the last. */
export interface Span {
  readonly start: number;
  readonly end: number;
}

export interface Name extends Span {
  readonly text: string;
}

/** `none` is an Expression without an operation, which only the wire can ask for. */
export type Operation =
  | { readonly case: 'mutationType'; readonly value: VariableMutationType }
  | { readonly case: 'comparator'; readonly value: Comparator }
  | { readonly case: undefined };

export type Selector = Span &
  (
    | { readonly kind: 'key'; readonly key: string }
    | { readonly kind: 'index'; readonly index: number }
    | { readonly kind: 'dynamic'; readonly value: Ast }
    | { readonly kind: 'none' }
  );

/** `none`: the field is there but holds nothing. */
export type StructFieldAst =
  | { readonly kind: 'value'; readonly name: Name; readonly value: Ast }
  | { readonly kind: 'sub'; readonly name: Name; readonly fields: readonly StructFieldAst[] }
  | { readonly kind: 'none'; readonly name: Name };

export interface MapEntryAst {
  readonly key: Ast;
  readonly value: Ast;
}

export type LiteralAst = Span & {
  readonly kind: 'literal';
  readonly value: VariableValue;
  /** Written without saying its type (`5`, `"x"`, `[1]`), so that a declared type may interpret it. */
  readonly plain: boolean;
};

export type Ast = Span &
  (
    | { readonly kind: 'variable'; readonly name: string }
    | { readonly kind: 'output'; readonly node: Name }
    | LiteralAst
    | { readonly kind: 'path'; readonly base: Ast; readonly selectors: readonly Selector[] }
    | { readonly kind: 'jsonPath'; readonly base: Ast; readonly path: string }
    | { readonly kind: 'cast'; readonly base: Ast; readonly type: TypeDefinition }
    | { readonly kind: 'binary'; readonly operation: Operation; readonly left: Ast; readonly right: Ast }
    | { readonly kind: 'not'; readonly operand: Ast }
    | { readonly kind: 'format'; readonly format: Ast; readonly args: readonly Ast[] }
    | { readonly kind: 'size'; readonly operand: Ast }
    | {
        readonly kind: 'struct';
        readonly id: StructDefId | undefined;
        readonly fields: readonly StructFieldAst[] | undefined;
      }
    | {
        readonly kind: 'map';
        readonly entries: readonly MapEntryAst[];
        readonly mapType: InlineMapDef | undefined;
      }
    /** `missing()`: the wire's field is not there at all. */
    | { readonly kind: 'missing' }
    /** `nothing()`: a VariableAssignment without a source. */
    | { readonly kind: 'nothing' }
  );

export type MutationSource =
  | { readonly kind: 'assignment'; readonly value: Ast }
  | { readonly kind: 'legacyLiteral'; readonly value: VariableValue }
  | {
      readonly kind: 'legacyOutput';
      readonly jsonPath?: string;
      readonly selectors?: readonly Selector[];
    }
  | { readonly kind: 'none' };

export interface MutationAst extends Span {
  /** The variable that is written. */
  readonly target: Name;
  readonly selectors: readonly Selector[] | undefined;
  readonly jsonPath: string | undefined;
  readonly operation: VariableMutationType;
  readonly source: MutationSource;
}
