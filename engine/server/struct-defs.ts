/** RPCs of StructDefs, and the rules by which one may evolve (littlehorse.md §2.5). */
import { create, equals } from '@bufbuild/protobuf';
import { EmptySchema, timestampFromMs } from '@bufbuild/protobuf/wkt';
import { StructDefIdSchema } from '#api/gen/object_id_pb.js';
import {
  StructDefCompatibilityType as Compatibility,
  StructDefIdListSchema,
  ValidateStructDefEvolutionResponseSchema,
  type PutStructDefRequest,
} from '#api/gen/service_pb.js';
import { StructDefSchema, type StructDef } from '#api/gen/struct_def_pb.js';
import { InlineStructDefSchema } from '#api/gen/type_definition_pb.js';
import type { Definitions } from './definitions.ts';
import type { Handlers } from './handlers.ts';
import { refusedName } from './names.ts';
import { answer, found, refuse, type Reply } from './reply.ts';
import { searchDefinitions } from './search-definitions.ts';
import { evolutionProblem, fieldProblem } from '#model/compatibility/struct-def-rules.ts';

export const structDefs = (definitions: Definitions, now: () => number) =>
  ({
    putStructDef: (request) => put(request, definitions, now()),
    getStructDef: ({ name, version }) =>
      found(definitions.metadata.structDef(name, version), `StructDef ${name} of version ${version}`),
    deleteStructDef: ({ id }) =>
      definitions.remove('struct-def', { name: id?.name ?? '', major: id?.version ?? 0 })
        ? answer(create(EmptySchema))
        : refuse('NOT_FOUND', `There is no StructDef ${id?.name} of version ${id?.version}.`),
    validateStructDefEvolution: ({ structDefId, structDef, compatibilityType }) => {
      const base = definitions.metadata.structDef(structDefId?.name ?? '', structDefId?.version);
      const next = structDef ?? create(InlineStructDefSchema);
      const problem =
        fieldProblem(next, definitions.metadata) ??
        (base?.structDef && evolutionProblem(base.structDef, next, compatibilityType));
      return answer(create(ValidateStructDefEvolutionResponseSchema, { isValid: problem === undefined }));
    },
    searchStructDef: (request) => {
      const { case: by, value } = request.structDefCriteria;
      const filter = by === 'name' ? { name: value } : { prefix: value };
      const { results, bookmark } = searchDefinitions(definitions, 'struct-def', request, filter);
      const ids = results.map(({ name, major }) => create(StructDefIdSchema, { name, version: major }));
      return answer(create(StructDefIdListSchema, { results: ids, bookmark }));
    },
  }) satisfies Handlers;

function put(request: PutStructDefRequest, definitions: Definitions, now: number): Reply<StructDef> {
  const { name, description, allowedUpdates = Compatibility.NO_SCHEMA_UPDATES } = request;
  const structDef = request.structDef ?? create(InlineStructDefSchema);
  const bad = refusedName('StructDef', name);
  if (bad !== undefined) return bad;
  const latest = definitions.latest('struct-def', name);
  const problem =
    fieldProblem(structDef, definitions.metadata) ??
    (latest?.structDef && evolutionProblem(latest.structDef, structDef, allowedUpdates));
  if (problem !== undefined) return refuse('INVALID_ARGUMENT', `StructDef ${name}: ${problem}`);
  if (latest?.id !== undefined) {
    const { id, createdAt } = latest;
    const same = create(StructDefSchema, { id, createdAt, description, structDef });
    if (equals(StructDefSchema, latest, same)) return answer(latest);
  }
  const version = (latest?.id?.version ?? -1) + 1;
  const def = create(StructDefSchema, {
    id: { name, version },
    description,
    createdAt: timestampFromMs(now),
    structDef,
  });
  return answer(definitions.put('struct-def', { name, major: version }, def));
}
