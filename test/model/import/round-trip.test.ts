/** Whatever a WfSpec can say, the file can say: message → document → text → document → message, and nothing is lost. */
import { create, equals, fromJson, toBinary, toJson } from '@bufbuild/protobuf';
import fc from '../../kit/fast-check.ts';
import { describe, expect, it } from 'vitest';
import { PutWfSpecRequestSchema, type PutWfSpecRequest } from '#api/gen/service_pb.js';
import { WfSpecSchema } from '#api/gen/wf_spec_pb.js';
import { wfSpecJson } from '#model/compile/canonical-json.ts';
import { compileWorkflow } from '#model/compile/compile-workflow.ts';
import { importWfSpec } from '#model/import/import-wf-spec.ts';
import { parseWorkflow } from '#model/text/parse-workflow.ts';
import { printWorkflow } from '#model/text/print-workflow.ts';
import { wfSpecRequests } from './wf-spec-requests.ts';

const compiled = (document: Parameters<typeof compileWorkflow>[0]): PutWfSpecRequest => {
  const { request, problems } = compileWorkflow(document);
  expect(problems).toEqual([]);
  return request!;
};

/** Protobuf JSON has no word for instants before the year 1 and after 9999, nor for unset list elements. */
const inJson = wfSpecRequests.filter((request) => {
  try {
    toJson(PutWfSpecRequestSchema, request);
    return true;
  } catch {
    return false;
  }
});

describe('any PutWfSpecRequest', () => {
  it('comes back equal through document and text', () => {
    fc.assert(
      fc.property(wfSpecRequests, (request) => {
        const { document, problems } = importWfSpec(request);
        expect(problems).toEqual([]);
        const text = printWorkflow(document!);
        const read = parseWorkflow(text, 'x.workflow.yaml');
        expect(read.problems, text).toEqual([]);
        expect(read.document, text).toEqual(document);
        expect(equals(PutWfSpecRequestSchema, compiled(read.document!), request)).toBe(true);
      }),
      { numRuns: 120 },
    );
  });

  it('compiles to the same bytes however its maps are ordered', () => {
    fc.assert(
      fc.property(inJson, (request) => {
        const { document } = importWfSpec(request);
        const shuffled = { ...document!, threads: document!.threads.toReversed() };
        expect(wfSpecJson(compiled(shuffled))).toBe(wfSpecJson(compiled(document!)));
        expect(toBinary(PutWfSpecRequestSchema, compiled(shuffled))).toEqual(
          toBinary(PutWfSpecRequestSchema, compiled(document!)),
        );
      }),
      { numRuns: 50 },
    );
  });

  it('comes back from its own JSON with the same bytes', () => {
    fc.assert(
      fc.property(inJson, (request) => {
        const json = wfSpecJson(compiled(importWfSpec(request).document!));
        const again = importWfSpec(JSON.parse(json));
        expect(again.problems.filter(({ code }) => code !== 'public-by-omission')).toEqual([]);
        expect(wfSpecJson(compiled(again.document!))).toBe(json);
      }),
      { numRuns: 100 },
    );
  });
});

describe('a WfSpec as a cluster returns it', () => {
  const spec = create(WfSpecSchema, {
    id: { name: 'greet', majorVersion: 3, revision: 1 },
    entrypointThreadName: 'entrypoint',
    threadSpecs: {
      entrypoint: {
        nodes: {
          start: { node: { case: 'entrypoint', value: {} }, outgoingEdges: [{ sinkNodeName: 'end' }] },
          end: { node: { case: 'exit', value: {} } },
        },
      },
    },
    parentWfSpec: { wfSpecName: 'boss', wfSpecMajorVersion: 2 },
  });

  it.each([
    ['as a message', spec],
    ['as JSON', toJson(WfSpecSchema, spec)],
  ])('is imported %s', (_, source) => {
    const { document, problems } = importWfSpec(source);
    expect(problems).toEqual([]);
    expect(document).toMatchObject({
      name: 'greet',
      entrypoint: 'entrypoint',
      parent: { workflow: 'boss', majorVersion: 2 },
    });
    expect(document!.threads[0]!.nodes.map((node) => node.name)).toEqual(['start', 'end']);
  });
});

describe('JSON that is no WfSpec', () => {
  it('names the path of every unknown field', () => {
    const { document, problems } = importWfSpec({
      name: 'x',
      color: 'red',
      threadSpecs: { main: { nodes: { start: { entrypoint: {}, outgoingEdges: [{ sink: 'a' }] } } } },
    });
    expect(document).toBeUndefined();
    expect(problems.map(({ code, place }) => [code, place.field])).toEqual([
      ['unknown-field', 'color'],
      ['unknown-field', 'threadSpecs.main.nodes.start.outgoingEdges[0].sink'],
    ]);
  });

  it.each([[null], [5], ['x'], [[]], [{ name: 5 }], [{ threadSpecs: [] }]])(
    '%j gives a problem and no document',
    (json) => {
      const { document, problems } = importWfSpec(json as never);
      expect(document).toBeUndefined();
      expect(problems).toMatchObject([{ code: 'bad-json', severity: 'error' }]);
    },
  );

  it('says so when a message holds what no file can say', () => {
    const request = fromJson(PutWfSpecRequestSchema, {
      name: 'x',
      entrypointThreadName: 'main',
      threadSpecs: { main: { nodes: { start: { entrypoint: {} } }, retentionPolicy: {} } },
    });
    expect(importWfSpec(request).problems).toMatchObject([
      { code: 'not-exact', place: { field: 'threadSpecs.main.retentionPolicy' } },
    ]);
  });
});
