/**
 * Which version a changed WfSpec becomes, as the server decides it (littlehorse.md §2.2): the same one, a new revision, or
 * a new major version because those who run it must know. Both sides carry the defaults that the server writes.
 */
import { create, equals } from '@bufbuild/protobuf';
import { TypeDefinitionSchema, VariableValueSchema } from '#api/gen/type_definition_pb.js';
import {
  ThreadSpecSchema,
  ThreadVarDefSchema,
  WfRunVariableAccessLevel as Access,
  WfSpecSchema,
} from '#api/gen/wf_spec_pb.js';
import type { StaticType } from '../types/static-type.ts';
import { declaredVariables, type Declared, isFrozen } from './frozen-variables.ts';
import { returnType, type Definitions } from './return-type.ts';
import type { WfSpecContent } from './wf-spec-content.ts';

export type WfSpecComparison =
  | { readonly kind: 'identical' }
  /** Reasons are whole sentences: what changed, and for `major` only what breaks the contract. */
  | { readonly kind: 'revision' | 'major'; readonly reasons: readonly string[] };

export function compareWfSpecs(
  before: WfSpecContent,
  after: WfSpecContent,
  definitions: Definitions,
): WfSpecComparison {
  if (isSameContent(before, after)) return { kind: 'identical' };
  const breaking = [
    ...requiredChanges(before, after),
    ...publicChanges(before, after),
    ...changedContract(before, after),
    ...returnTypeChange(returnType(before, definitions), returnType(after, definitions)),
  ];
  return breaking.length > 0
    ? { kind: 'major', reasons: breaking }
    : { kind: 'revision', reasons: otherChanges(before, after) };
}

const content = (spec: WfSpecContent) =>
  create(WfSpecSchema, {
    threadSpecs: spec.threadSpecs,
    entrypointThreadName: spec.entrypointThreadName,
    retentionPolicy: spec.retentionPolicy,
    parentWfSpec: spec.parentWfSpec,
  });

const isSameContent = (before: WfSpecContent, after: WfSpecContent): boolean =>
  equals(WfSpecSchema, content(before), content(after));

function requiredChanges(before: WfSpecContent, after: WfSpecContent): string[] {
  const required = (spec: WfSpecContent): Set<string> =>
    new Set(
      [...declaredVariables(spec)]
        .filter(([, v]) => v.def.required && v.thread === spec.entrypointThreadName)
        .map(([name]) => name),
    );
  const [old, now, declared] = [required(before), required(after), declaredVariables(after)];
  return [
    ...[...now].filter((name) => !old.has(name)).map((name) => `Variable ${name} is required now.`),
    ...[...old]
      .filter((name) => !now.has(name))
      .map((name) =>
        declared.has(name)
          ? `Variable ${name} is not required any more.`
          : `The required variable ${name} is gone.`,
      ),
  ];
}

const isPublic = (variable: Declared | undefined): boolean => variable?.def.accessLevel === Access.PUBLIC_VAR;

function publicChanges(before: WfSpecContent, after: WfSpecContent): string[] {
  const [old, now] = [declaredVariables(before), declaredVariables(after)];
  const reasons: string[] = [];
  for (const name of new Set([...old.keys(), ...now.keys()])) {
    const [a, b] = [old.get(name), now.get(name)];
    if (isPublic(a) && b === undefined) reasons.push(`The public variable ${name} is gone.`);
    else if (isPublic(b) && a === undefined) reasons.push(`The public variable ${name} is new.`);
    else if (isPublic(a) && !isPublic(b)) reasons.push(`Variable ${name} is not public any more.`);
    else if (!isPublic(a) && isPublic(b)) reasons.push(`Variable ${name} is public now.`);
  }
  return reasons;
}

/**
 * Whatever is declared otherwise of a variable that was and is part of the contract breaks it: its default, searchable,
 * its indexes (asked of 1.2.1). Another type is refused before.
 */
function changedContract(before: WfSpecContent, after: WfSpecContent): string[] {
  const now = declaredVariables(after);
  return [...declaredVariables(before)].flatMap(([name, a]) => {
    const b = now.get(name);
    if (b === undefined || !isFrozen(a, before) || !isFrozen(b, after)) return [];
    if (equals(ThreadVarDefSchema, { ...a.def, ...SAID_ELSEWHERE }, { ...b.def, ...SAID_ELSEWHERE }))
      return [];
    if (!hasSameDefault(a, b)) return [`The default of the ${wordFor(b)} variable ${name} changed.`];
    return [`How the ${wordFor(b)} variable ${name} can be searched changed.`];
  });
}

const SAID_ELSEWHERE = { required: false, accessLevel: Access.PUBLIC_VAR };

const wordFor = (variable: Declared): string => (isPublic(variable) ? 'public' : 'required');

function hasSameDefault(a: Declared, b: Declared): boolean {
  const [x, y] = [a.def.varDef?.defaultValue, b.def.varDef?.defaultValue];
  return x === undefined || y === undefined ? x === y : equals(VariableValueSchema, x, y);
}

function returnTypeChange(before: StaticType, after: StaticType): string[] {
  const isSame =
    typeof before === 'string' || typeof after === 'string'
      ? before === after
      : equals(TypeDefinitionSchema, before, after);
  return isSame ? [] : ['What the workflow gives back has another type.'];
}

function otherChanges(before: WfSpecContent, after: WfSpecContent): string[] {
  const names = [...new Set([...Object.keys(before.threadSpecs), ...Object.keys(after.threadSpecs)])].sort();
  const reasons = names.flatMap((name) => {
    const [a, b] = [before.threadSpecs[name], after.threadSpecs[name]];
    if (a === undefined) return [`Thread ${name} is new.`];
    if (b === undefined) return [`Thread ${name} is gone.`];
    return equals(ThreadSpecSchema, a, b) ? [] : [`Thread ${name} changed.`];
  });
  return reasons.length > 0 ? reasons : ['The settings of the workflow changed.'];
}
