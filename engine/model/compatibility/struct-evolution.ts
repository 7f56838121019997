/**
 * Whether a StructDef may follow what it was before: the server's rules of evolution (littlehorse.md §2.5), asked of two
 * lists of definitions before anything is put.
 */
import { StructDefCompatibilityType } from '#api/gen/service_pb.js';
import { InlineStructDefSchema } from '#api/gen/type_definition_pb.js';
import { create } from '@bufbuild/protobuf';
import { compileDefinitions } from '../compile/compile-definitions.ts';
import { noDefinitions, type StructDef } from '../document/definitions.ts';
import { judgeEvolution } from './struct-def-rules.ts';

export type StructEvolution =
  | { readonly what: 'same' }
  /** Becomes another version; whoever holds a Struct of the old one can read it. */
  | { readonly what: 'allowed' }
  /** The server refuses it. `why` is a sentence that begins in lower case. */
  | { readonly what: 'refused'; readonly why: string; readonly fields: readonly string[] }
  /** Does not compile, so nothing can be said. */
  | { readonly what: 'broken' };

export function structEvolution(before: StructDef, after: StructDef): StructEvolution {
  const { requests } = compileDefinitions({ ...noDefinitions, structDefs: [before, after] });
  if (requests === undefined) return { what: 'broken' };
  const [old, now] = requests.structDefs;
  const fields = (def: typeof old) => def?.structDef ?? create(InlineStructDefSchema);
  const allowed = now?.allowedUpdates ?? StructDefCompatibilityType.NO_SCHEMA_UPDATES;
  const problem = judgeEvolution(fields(old), fields(now), allowed);
  if (problem !== undefined) return { what: 'refused', why: problem.sentence, fields: problem.fields };
  return JSON.stringify(before.fields) === JSON.stringify(after.fields)
    ? { what: 'same' }
    : { what: 'allowed' };
}
