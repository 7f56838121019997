/**
 * Frozen variables are the contract of a WfSpec with those who run it: their type may not change (littlehorse.md §2.2).
 */
import { clone, equals } from '@bufbuild/protobuf';
import { type TypeDefinition, TypeDefinitionSchema } from '#api/gen/type_definition_pb.js';
import {
  ThreadVarDefSchema,
  WfRunVariableAccessLevel as Access,
  type ThreadVarDef,
  type WfSpec,
} from '#api/gen/wf_spec_pb.js';
import { serverTypeName } from '../types/server-words.ts';
import { inJavaHashOrder } from '../values/java-hash-order.ts';
import type { WfSpecContent } from './wf-spec-content.ts';

export interface Declared {
  readonly def: ThreadVarDef;
  readonly thread: string;
}

/** All variables by name: names are global to a WfSpec. */
export function declaredVariables(spec: WfSpecContent): Map<string, Declared> {
  const all = new Map<string, Declared>();
  for (const thread of inJavaHashOrder(Object.keys(spec.threadSpecs))) {
    for (const def of spec.threadSpecs[thread]?.variableDefs ?? []) {
      if (def.varDef !== undefined) all.set(def.varDef.name, { def, thread });
    }
  }
  return all;
}

/** Part of the contract: PUBLIC, or required in the entrypoint. */
export const isFrozen = ({ def, thread }: Declared, spec: WfSpecContent): boolean =>
  def.accessLevel === Access.PUBLIC_VAR || (def.required && thread === spec.entrypointThreadName);

/**
 * PUBLIC variables of any thread and required ones of the entrypoint; and those that earlier versions froze, even when
 * they are gone, until they are declared again PRIVATE and not required. In the order of Java's HashMap (asked of 1.2.1).
 */
export function frozenVariables(before: WfSpec | undefined, after: WfSpecContent): ThreadVarDef[] {
  const declared = declaredVariables(after);
  const frozen = [...declared.values()].filter((variable) => isFrozen(variable, after)).map(({ def }) => def);
  const kept = (before?.frozenVariables ?? []).filter((def) => !declared.has(def.varDef?.name ?? ''));
  const byName = new Map([...frozen, ...kept].map((def) => [def.varDef?.name ?? '', def]));
  return inJavaHashOrder([...byName.keys()]).map((name) =>
    clone(ThreadVarDefSchema, byName.get(name) as ThreadVarDef),
  );
}

const nameOf = (type: TypeDefinition): string => `${serverTypeName(type)}${type.masked ? ' MASKED' : ''}`;

/** Why the new content is refused whatever updates are allowed: a sentence for each frozen variable of another type. */
export function frozenConflicts(before: WfSpec, after: WfSpecContent): string[] {
  const declared = declaredVariables(after);
  const conflicts: string[] = [];
  for (const { varDef: old } of before.frozenVariables) {
    const now = declared.get(old?.name ?? '')?.def.varDef;
    if (old?.typeDef === undefined || now?.typeDef === undefined) continue;
    if (!equals(TypeDefinitionSchema, old.typeDef, now.typeDef)) {
      conflicts.push(
        `Variable ${old.name} must be of type ${nameOf(old.typeDef)} not ${nameOf(now.typeDef)} as it was formerly declared a PUBLIC_VAR or required. First make it PRIVATE and not required, then change it in a later version.`,
      );
    }
  }
  return conflicts;
}
