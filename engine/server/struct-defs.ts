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
import type { DefinitionProblem } from '#model/validate/validate-definitions.ts';
import type { Definitions } from './definitions.ts';
import type { Handlers } from './handlers.ts';
import { refusedName } from './names.ts';
import { answer, found, notThere, refuse, type Refused, type Reply } from './reply.ts';
import { searchDefinitions } from './search-definitions.ts';
import { judgeEvolution, judgeFields } from '#model/compatibility/struct-def-rules.ts';

export const structDefs = (definitions: Definitions, now: () => number) =>
  ({
    putStructDef: (request) => put(request, definitions, now()),
    getStructDef: ({ name, version }) =>
      found(definitions.metadata.structDef(name, version), `StructDef ${name} version ${version}`),
    deleteStructDef: ({ id }) =>
      definitions.remove('struct-def', { name: id?.name ?? '', major: id?.version ?? 0 })
        ? answer(create(EmptySchema))
        : notThere(`StructDef ${id?.name ?? ''} of version ${id?.version ?? 0}`),
    validateStructDefEvolution: ({ structDefId, structDef, compatibilityType }) => {
      const base = definitions.metadata.structDef(structDefId?.name ?? '', structDefId?.version);
      const next = structDef ?? create(InlineStructDefSchema);
      const fault = judgeFields(next, definitions.metadata);
      if (fault !== undefined) return badFields('StructDef evolution request invalid', fault);
      const problem = base?.structDef && judgeEvolution(base.structDef, next, compatibilityType);
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

const badFields = (what: string, { serverWords, message }: DefinitionProblem): Refused =>
  refuse('INVALID_ARGUMENT', `${what}: ${serverWords} (${message})`);

function put(request: PutStructDefRequest, definitions: Definitions, now: number): Reply<StructDef> {
  const { name, description, allowedUpdates = Compatibility.NO_SCHEMA_UPDATES } = request;
  const structDef = request.structDef ?? create(InlineStructDefSchema);
  const bad = refusedName('StructDef', name);
  if (bad !== undefined) return bad;
  const latest = definitions.latest('struct-def', name);
  const fault = judgeFields(structDef, definitions.metadata);
  if (fault !== undefined) return badFields('StructDef validation failed', fault);
  const problem = latest?.structDef && judgeEvolution(latest.structDef, structDef, allowedUpdates);
  if (problem !== undefined) {
    const kind = Compatibility[allowedUpdates];
    const words = `Incompatible StructDef evolution on field(s): [${problem.fields.join(', ')}] using ${kind} compatibility type`;
    return refuse('INVALID_ARGUMENT', `${words} (StructDef ${name}: ${problem.sentence})`);
  }
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
