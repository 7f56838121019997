/** A StructDef that differs becomes a new version, if its rules of evolution let it (littlehorse.md §2.5). */
import { clone, create } from '@bufbuild/protobuf';
import { StructDefIdSchema } from '#api/gen/object_id_pb.js';
import { LittleHorse, PutStructDefRequestSchema, StructDefCompatibilityType } from '#api/gen/service_pb.js';
import { StructDefSchema } from '#api/gen/struct_def_pb.js';
import { InlineStructDefSchema } from '#api/gen/type_definition_pb.js';
import { evolutionProblem, fieldProblem } from '../../compatibility/struct-def-rules.ts';
import { importStructDef } from '../../import/import-definitions.ts';
import { err, ok } from '../../result.ts';
import { definitionKind } from './definition-kind.ts';

const withoutFullStop = (sentence: string): string => sentence.replace(/\.$/, '');

export const structDefKind = definitionKind({
  kind: 'StructDef',
  requests: (all) => all.structDefs,
  requestSchema: PutStructDefRequestSchema,
  storedSchema: StructDefSchema,
  getMethod: LittleHorse.method.getStructDef,
  getRequest: (name) => create(StructDefIdSchema, { name, version: -1 }),
  putMethod: LittleHorse.method.putStructDef,
  store: ({ name, structDef = create(InlineStructDefSchema), description }, there, lookup) => {
    const problem = fieldProblem(structDef, lookup);
    if (problem !== undefined) return err(withoutFullStop(problem));
    return ok(
      create(StructDefSchema, {
        id: there?.id ?? { name, version: 0 },
        createdAt: there?.createdAt,
        structDef,
        description,
      }),
    );
  },
  ifDifferent: ({ allowedUpdates = StructDefCompatibilityType.NO_SCHEMA_UPDATES }, there, ours) => {
    const problem =
      there.structDef && ours.structDef && evolutionProblem(there.structDef, ours.structDef, allowedUpdates);
    return problem === undefined
      ? { what: 'changed', how: 'a new version' }
      : { what: 'refused', how: withoutFullStop(problem) };
  },
  next: (ours) => {
    const stored = clone(StructDefSchema, ours);
    if (stored.id !== undefined) stored.id.version++;
    return stored;
  },
  record: importStructDef,
});
