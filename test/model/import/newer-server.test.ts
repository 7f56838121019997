/** WfSpecs of a LittleHorse that is newer than ours: what we don't know is named, and nothing is lost in silence. */
import { create, fromBinary, toBinary, type JsonValue } from '@bufbuild/protobuf';
import { BinaryWriter, WireType } from '@bufbuild/protobuf/wire';
import { describe, expect, it } from 'vitest';
import { WfSpecSchema } from '#api/gen/wf_spec_pb.js';
import { importWfSpec } from '#model/import/import-wf-spec.ts';

const nodes = {
  start: { entrypoint: {}, outgoingEdges: [{ sinkNodeName: 'end' }] },
  end: { exit: {} },
};
const request = (entrypoint: object): JsonValue =>
  ({
    name: 'future',
    entrypointThreadName: 'entrypoint',
    threadSpecs: { entrypoint: { nodes, ...entrypoint } },
  }) as unknown as JsonValue;
const variable = (def: object, rest: object = { accessLevel: 'PRIVATE_VAR' }) =>
  request({ variableDefs: [{ varDef: { name: 'x', ...def }, ...rest }] });

describe('JSON of a newer server', () => {
  it.each([
    [
      'a field',
      request({ nodes: { ...nodes, jump: { teleport: {} } } }),
      'unknown-field',
      'nodes.jump.teleport',
    ],
    ['a type', variable({ typeDef: { primitiveType: 'DECIMAL' } }), 'unknown-value', '“DECIMAL”'],
    ['an access level', variable({}, { accessLevel: 'SHARED_VAR' }), 'unknown-value', '“SHARED_VAR”'],
    ['a field inside a list', variable({ colour: 'red' }), 'unknown-field', 'variableDefs[0].varDef.colour'],
  ])('%s that is not known is named, with the way out', (_, json, code, words) => {
    const { document, problems } = importWfSpec(json);
    expect(document).toBeUndefined();
    expect(problems).toHaveLength(1);
    expect(problems[0]).toMatchObject({ code, severity: 'error' });
    expect(problems[0]!.message).toContain(words);
    expect(problems[0]!.message).toContain('newer Paddock');
  });

  it('a number of an enum that is not known is kept, or told', () => {
    const kept = importWfSpec(variable({ typeDef: { primitiveType: 99 } }));
    expect(kept.problems).toEqual([]);
    expect(kept.document!.threads[0]!.variables[0]!.type).toBe('primitive(99)');
    const told = importWfSpec(variable({ typeDef: { primitiveType: 'INT' } }, { accessLevel: 7 }));
    expect(told.problems).toMatchObject([{ code: 'not-exact' }]);
    expect(told.problems[0]!.message).toContain('accessLevel');
  });
});

describe('a message of a newer server', () => {
  const known = create(WfSpecSchema, {
    id: { name: 'future' },
    entrypointThreadName: 'entrypoint',
    threadSpecs: { entrypoint: { nodes: { start: { node: { case: 'entrypoint', value: {} } } } } },
  });
  const extra = new BinaryWriter().tag(4711, WireType.LengthDelimited).string('teleport').finish();

  it('is told from one that we know', () => {
    expect(importWfSpec(fromBinary(WfSpecSchema, toBinary(WfSpecSchema, known))).problems).toEqual([]);
  });

  it('says where the unknown field is', () => {
    const top = fromBinary(WfSpecSchema, new Uint8Array([...toBinary(WfSpecSchema, known), ...extra]));
    expect(importWfSpec(top).problems).toMatchObject([{ code: 'not-exact' }]);
    const spec = structuredClone(known);
    spec.threadSpecs.entrypoint!.nodes.start!.$unknown = [
      { no: 4711, wireType: WireType.LengthDelimited, data: new Uint8Array([1, 65]) },
    ];
    const [problem] = importWfSpec(spec).problems;
    expect(problem!.message).toContain('threadSpecs.entrypoint.nodes.start');
    expect(problem!.message).toContain('newer Paddock');
  });
});

describe('variables whose JSON leaves the access level out', () => {
  const json = variable({ typeDef: { primitiveType: 'INT' } }, {});

  it('are PUBLIC, and the import says so', () => {
    const { document, problems } = importWfSpec(json);
    expect(document!.threads[0]!.variables[0]).toMatchObject({ name: 'x', access: 'PUBLIC' });
    expect(problems).toMatchObject([
      {
        code: 'public-by-omission',
        severity: 'warning',
        place: { thread: 'entrypoint', variable: 'x', field: 'access' },
      },
    ]);
  });

  it('are none that say it, or that a server has stored', () => {
    for (const accessLevel of ['PUBLIC_VAR', 'PRIVATE_VAR', 0])
      expect(importWfSpec(variable({}, { accessLevel })).problems).toEqual([]);
    const { name, ...stored } = json as { [key: string]: JsonValue };
    expect(importWfSpec({ id: { name: name! }, ...stored }).problems).toEqual([]);
  });
});
