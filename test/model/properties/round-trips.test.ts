/**
 * Printing then parsing, and importing then compiling, give back what was there: on thousands of WfSpecs from seeds (which
 * a failure names) and on LittleHorse's examples.
 */
import { equals, toBinary } from '@bufbuild/protobuf';
import { describe, expect, it } from 'vitest';
import { PutWfSpecRequestSchema, type PutWfSpecRequest } from '#api/gen/service_pb.js';
import { compileWorkflow } from '#model/compile/compile-workflow.ts';
import type { WorkflowDocument } from '#model/document/workflow.ts';
import { importWfSpec } from '#model/import/import-wf-spec.ts';
import { editWorkflowText } from '#model/text/edit-workflow.ts';
import { parseWorkflow } from '#model/text/parse-workflow.ts';
import { printWorkflow } from '#model/text/print-workflow.ts';
import { exampleWfSpecs } from '../../fixtures/examples.ts';
import { seeded } from './generated.ts';

/** What import says of a good message. */
const HARMLESS = ['public-by-omission'];

function imported(request: PutWfSpecRequest, name: string): WorkflowDocument {
  const { document, problems } = importWfSpec(request);
  const bad = problems.filter(({ code }) => !HARMLESS.includes(code));
  if (document === undefined || bad.length > 0) throw new Error(`${name}: ${JSON.stringify(bad)}`);
  return document;
}

function roundTrips(request: PutWfSpecRequest, name: string): void {
  const document = imported(request, name);
  const { request: compiled } = compileWorkflow(document);
  if (compiled === undefined || !equals(PutWfSpecRequestSchema, compiled, request))
    throw new Error(`${name}: import then compile gives another request`);
  const text = printWorkflow(document);
  const read = parseWorkflow(text, name);
  expect(read.problems, name).toEqual([]);
  expect(read.document, name).toEqual(document);
  if (printWorkflow(read.document!) !== text) throw new Error(`${name}: printed twice, two texts`);
}

describe('WfSpecs from seeds', () => {
  const ranges = Array.from({ length: 8 }, (_, at) => [at * 250 + 1, (at + 1) * 250] as const);

  it.each(ranges)(
    '%i to %i come back equal from import and from text',
    { timeout: 240_000 },
    (first, last) => {
      for (let seed = first; seed <= last; seed++) roundTrips(seeded(seed), `seed ${seed}`);
    },
  );

  it('hold the old forms, too', () => {
    const text = Array.from({ length: 60 }, (_, at) => printWorkflow(imported(seeded(at + 1), ''))).join('');
    for (const old of ['legacy: true', 'legacyLiteral(', 'access: PUBLIC']) expect(text).toContain(old);
  });

  it('compile to the same bytes whatever the order of their maps', { timeout: 120_000 }, () => {
    for (let seed = 1; seed <= 200; seed++) {
      const document = imported(seeded(seed), `seed ${seed}`);
      const turned = {
        ...document,
        threads: document.threads.map((each) => ({ ...each, nodes: each.nodes.toReversed() })).toReversed(),
      };
      const [one, other] = [document, turned].map((each) =>
        toBinary(PutWfSpecRequestSchema, compileWorkflow(each).request!),
      );
      expect(other, `seed ${seed}`).toEqual(one);
    }
  });

  it('come back equal from a text that is edited in place from one to the next', { timeout: 240_000 }, () => {
    let text = printWorkflow(imported(seeded(1), 'seed 1'));
    for (let seed = 2; seed <= 80; seed++) {
      const document = imported(seeded(seed), `seed ${seed}`);
      text = editWorkflowText(text, document);
      expect(parseWorkflow(text, '').document, `seed ${seed}`).toEqual(document);
    }
  });
});

it.each(exampleWfSpecs())('the example $name comes back equal', (request) => {
  roundTrips(request, request.name);
});
