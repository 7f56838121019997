import { create, type MessageInitShape } from '@bufbuild/protobuf';
import { describe, expect, it } from 'vitest';
import { VariableType } from '#api/gen/common_enums_pb.js';
import {
  WfRunVariableAccessLevel as Access,
  WfSpecSchema,
  type ThreadVarDef,
  type ThreadVarDefSchema,
  type WfSpec,
} from '#api/gen/wf_spec_pb.js';
import { compareWfSpecs } from '#model/compatibility/compare-wf-specs.ts';
import { frozenConflicts, frozenVariables } from '#model/compatibility/frozen-variables.ts';

type Var = Exclude<MessageInitShape<typeof ThreadVarDefSchema>, ThreadVarDef>;

const typed = (type: VariableType, masked = false) => ({
  definedType: { case: 'primitiveType' as const, value: type },
  masked,
});

const aVar = (name: string, more: Partial<Var> = {}, type = VariableType.STR, masked = false): Var => ({
  varDef: { name, typeDef: typed(type, masked) },
  accessLevel: Access.PRIVATE_VAR,
  ...more,
});
const isPublic = { accessLevel: Access.PUBLIC_VAR };
const isRequired = { required: true };

function aSpec(main: Var[] = [], child?: Var[], returns?: VariableType): WfSpec {
  const result =
    returns === undefined
      ? undefined
      : {
          case: 'returnContent' as const,
          value: { source: { case: 'literalValue' as const, value: literal(returns) } },
        };
  return create(WfSpecSchema, {
    entrypointThreadName: 'main',
    threadSpecs: {
      main: {
        variableDefs: main,
        nodes: { end: { node: { case: 'exit', value: result ? { result } : {} } } },
      },
      ...(child && { child: { variableDefs: child } }),
    },
  });
}

const literal = (type: VariableType) =>
  type === VariableType.INT
    ? { value: { case: 'int' as const, value: 1n } }
    : { value: { case: 'str' as const, value: 'x' } };

const none = { taskDef: () => undefined, externalEventDef: () => undefined, structDef: () => undefined };
const kind = (before: WfSpec, after: WfSpec) => compareWfSpecs(before, after, none).kind;

const withDefault = (value: string): Var => ({
  varDef: {
    name: 'a',
    typeDef: typed(VariableType.STR),
    defaultValue: { value: { case: 'str', value } },
  },
});

describe('comparing WfSpecs (littlehorse.md §2.2)', () => {
  it('finds equal ones identical, whatever the order of their maps', () => {
    const [a, b] = [aSpec([aVar('x')], [aVar('y')]), aSpec([aVar('x')], [aVar('y')])];
    b.threadSpecs = Object.fromEntries(Object.entries(b.threadSpecs).reverse());
    expect(kind(a, b)).toBe('identical');
  });

  it.each<[string, WfSpec, WfSpec]>([
    ['a required variable added', aSpec(), aSpec([aVar('a', isRequired)])],
    ['a required variable removed', aSpec([aVar('a', isRequired)]), aSpec()],
    ['a required variable not required any more', aSpec([aVar('a', isRequired)]), aSpec([aVar('a')])],
    ['a public variable added to a child thread', aSpec([], []), aSpec([], [aVar('a', isPublic)])],
    ['a public variable removed', aSpec([aVar('a', isPublic)]), aSpec()],
    ['public to private', aSpec([aVar('a', isPublic)]), aSpec([aVar('a')])],
    ['private to public', aSpec([aVar('a')]), aSpec([aVar('a', isPublic)])],
    [
      'the default of a public variable',
      aSpec([aVar('a', isPublic)]),
      aSpec([{ ...withDefault('x'), ...isPublic }]),
    ],
    ['a return type where there was none', aSpec(), aSpec([], undefined, VariableType.INT)],
    ['another return type', aSpec([], undefined, VariableType.INT), aSpec([], undefined, VariableType.STR)],
    ['no return type any more', aSpec([], undefined, VariableType.STR), aSpec()],
  ])('breaks with %s', (_what, before, after) => {
    expect(kind(before, after)).toBe('major');
  });

  it.each<[string, WfSpec, WfSpec]>([
    ['a private variable added', aSpec(), aSpec([aVar('a')])],
    ['a private variable retyped', aSpec([aVar('a')]), aSpec([aVar('a', {}, VariableType.INT)])],
    ['a private variable masked', aSpec([aVar('a')]), aSpec([aVar('a', {}, VariableType.STR, true)])],
    [
      'a private default',
      aSpec([{ ...withDefault('x'), accessLevel: Access.PRIVATE_VAR }]),
      aSpec([aVar('a')]),
    ],
    ['a new thread', aSpec(), aSpec([], [])],
    ['a required variable of another thread', aSpec([], []), aSpec([], [aVar('a', isRequired)])],
    ['searchable', aSpec([aVar('a')]), aSpec([aVar('a', { searchable: true })])],
  ])('does not break with %s', (_what, before, after) => {
    expect(kind(before, after)).toBe('revision');
  });

  it('says what breaks in sentences', () => {
    const comparison = compareWfSpecs(aSpec([aVar('a', isRequired)]), aSpec([aVar('b', isPublic)]), none);
    expect(comparison).toEqual({
      kind: 'major',
      reasons: ['The required variable a is gone.', 'The public variable b is new.'],
    });
  });
});

describe('frozen variables', () => {
  const names = (before: WfSpec | undefined, after: WfSpec) =>
    frozenVariables(before, after).map(({ varDef }) => varDef?.name);

  it('are the public ones, and those that the entrypoint requires', () => {
    const spec = aSpec(
      [aVar('r', isRequired), aVar('p', isPublic), aVar('s', { searchable: true })],
      [aVar('cr', isRequired), aVar('cp', isPublic)],
    );
    expect(names(undefined, spec).sort()).toEqual(['cp', 'p', 'r']);
  });

  it('stay when removed, keep their type, and thaw when declared private and not required', () => {
    const first = aSpec([aVar('p', isPublic)]);
    first.frozenVariables = frozenVariables(undefined, first);
    const without = aSpec();
    expect(names(first, without)).toEqual(['p']);
    without.frozenVariables = frozenVariables(first, without);
    expect(frozenConflicts(without, aSpec([aVar('p', isPublic, VariableType.INT)]))).toHaveLength(1);
    expect(frozenConflicts(without, aSpec([aVar('p', {}, VariableType.STR, true)]))).toHaveLength(1);
    const thawed = aSpec([aVar('p')]);
    expect(frozenConflicts(without, thawed)).toEqual([]);
    thawed.frozenVariables = frozenVariables(without, thawed);
    expect(thawed.frozenVariables).toEqual([]);
    expect(frozenConflicts(thawed, aSpec([aVar('p', {}, VariableType.INT)]))).toEqual([]);
  });
});
