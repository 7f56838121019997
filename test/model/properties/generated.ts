/** WfSpecs of many kinds: LittleHorse's own examples, and as many as one likes from seeds, with old forms among them. */
import { fromJson, type JsonObject, type JsonValue } from '@bufbuild/protobuf';
import { PutWfSpecRequestSchema, type PutWfSpecRequest } from '#api/gen/service_pb.js';
import type { Drawing } from '#model/document/drawing.ts';
import { emptyLayout } from '#model/document/layout.ts';
import { noDefinitions } from '#model/document/definitions.ts';
import { importWfSpec } from '#model/import/import-wf-spec.ts';
import { Chance } from '../../differential/random/chance.ts';
import { randomWorkflow } from '../../differential/random/wf-spec.ts';

const comparators = [
  'LESS_THAN',
  'GREATER_THAN',
  'LESS_THAN_EQ',
  'GREATER_THAN_EQ',
  'EQUALS',
  'NOT_EQUALS',
  'IN',
  'NOT_IN',
];

/** Some conditions in the wire's legacy form, and some mutations in the forms of clients of version 0. */
function aged(json: JsonValue, chance: Chance): JsonValue {
  if (Array.isArray(json)) return json.map((each) => aged(each, chance));
  if (json === null || typeof json !== 'object') return json;
  const old: JsonObject = Object.fromEntries(
    Object.entries(json).map(([key, value]) => [key, aged(value, chance)]),
  );
  const { condition, rhsAssignment } = old as { condition?: JsonObject; rhsAssignment?: JsonObject };
  if (condition !== undefined && 'sinkNodeName' in old && chance.is(25)) {
    delete old.condition;
    const { expression } = condition as { expression?: JsonObject };
    old.legacyCondition = {
      comparator: chance.pick(comparators),
      left: expression?.lhs ?? condition,
      right: expression?.rhs ?? { literalValue: { int: '5' } },
    };
  }
  if (rhsAssignment?.literalValue !== undefined && Object.keys(rhsAssignment).length === 1 && chance.is(15)) {
    delete old.rhsAssignment;
    old.literalValue = rhsAssignment.literalValue;
  }
  if ('varDef' in old && chance.is(8)) delete old.accessLevel;
  return old;
}

/** The same seed, the same request. */
export function seeded(seed: number): PutWfSpecRequest {
  const chance = new Chance(seed);
  const { request } = randomWorkflow(chance);
  const json = aged(request as JsonValue, chance) as JsonObject;
  return fromJson(PutWfSpecRequestSchema, { name: `seed-${seed}`, ...json });
}

export function seededDrawing(seed: number): Drawing {
  const { document } = importWfSpec(seeded(seed));
  return { workflow: document!, definitions: noDefinitions, layout: emptyLayout };
}
