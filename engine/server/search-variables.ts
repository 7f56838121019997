/**
 * SearchVariable: Variables of a WfSpec's runs by value, where the WfSpec declares them searchable, or indexes a JSON
 * path in them (`<variable>_<path>`) (littlehorse.md §9.1).
 */
import { create, equals } from '@bufbuild/protobuf';
import { VariableType } from '#api/gen/common_enums_pb.js';
import {
  VariableIdListSchema,
  type SearchVariableRequest,
  type VariableIdList,
} from '#api/gen/service_pb.js';
import { VariableValueSchema, type VariableValue } from '#api/gen/type_definition_pb.js';
import { VariableSchema, type Variable } from '#api/gen/variable_pb.js';
import type { ThreadVarDef, WfSpec } from '#api/gen/wf_spec_pb.js';
import { EntityKind } from '../storage/entity-rows.ts';
import { searchText } from '../storage/search-text.ts';
import { answer, refuse, type Reply } from './reply.ts';
import { searchEntities, type EntitySearch } from './find-entities.ts';
import { versions } from './search-wf-runs.ts';
import { valueAtPath } from './value-at-path.ts';

/** What of a Variable is compared. */
interface Index {
  readonly variable: string;
  /** A JSON path; absent: the whole value. */
  readonly path?: string;
  readonly type: VariableType | undefined;
}

export async function searchVariable(
  request: SearchVariableRequest,
  parts: EntitySearch,
): Promise<Reply<VariableIdList>> {
  const { wfSpecName: name, varName, value, wfSpecMajorVersion: major } = request;
  // A revision without a major version says nothing (asked of 1.2.1).
  const revision = major === undefined ? undefined : request.wfSpecRevision;
  if (value === undefined || searchText(value) === undefined) {
    return refuse(
      'INVALID_ARGUMENT',
      `Search for ${kindOf(value)} not supported: look for a STR, INT, DOUBLE or BOOL.`,
    );
  }
  if (major !== undefined && revision === undefined) {
    return refuse('INVALID_ARGUMENT', 'Give both major version and revision, or neither.');
  }
  const specs = versions(name, major, parts.definitions).filter(
    ({ id }) => revision === undefined || id?.revision === revision,
  );
  if (specs.length === 0) {
    const version = major === undefined ? '' : ` ${major}.${revision}`;
    return refuse('INVALID_ARGUMENT', `Couldn't find WfSpec ${name}${version}.`);
  }
  const index = specs.flatMap((spec) => indexesOf(spec, varName))[0];
  if (index === undefined) {
    return refuse('INVALID_ARGUMENT', `WfSpec ${name} has no searchable variable or index ${varName}.`);
  }
  if (!isOfType(value, index.type)) {
    if (index.path !== undefined || index.type === undefined || mayBecome(value, index.type))
      return answer(create(VariableIdListSchema));
    const why = `Value of type ${kindOf(value)} is not compatible with expected type ${VariableType[index.type]}`;
    return refuse('INVALID_ARGUMENT', `Invalid value for variable ${index.variable}: ${why}`);
  }
  const accepts = (variable: Variable): boolean =>
    variable.wfSpecId?.name === name &&
    (major === undefined ||
      (variable.wfSpecId.majorVersion === major && variable.wfSpecId.revision === revision)) &&
    (index.path === undefined || isAtPath(variable, index.path, value));
  const filter = { def: index.variable, value: index.path === undefined ? searchText(value) : undefined };
  const { results, bookmark } = await searchEntities(parts, request, {
    kind: EntityKind.variable,
    schema: VariableSchema,
    filter,
    accepts,
  });
  return answer(create(VariableIdListSchema, { results: results.flatMap(({ id }) => id ?? []), bookmark }));
}

function indexesOf(spec: WfSpec, name: string): Index[] {
  return Object.values(spec.threadSpecs)
    .flatMap(({ variableDefs }) => variableDefs)
    .flatMap((def) => indexesOfVariable(def))
    .filter(({ variable, path }) => (path === undefined ? variable : `${variable}_${path}`) === name);
}

function indexesOfVariable({ varDef, searchable, jsonIndexes }: ThreadVarDef): Index[] {
  if (varDef === undefined) return [];
  const type = varDef.typeDef?.definedType;
  const whole: Index = {
    variable: varDef.name,
    type: type?.case === 'primitiveType' ? type.value : undefined,
  };
  return [
    ...(searchable ? [whole] : []),
    ...jsonIndexes.map(({ fieldPath, fieldType }) => ({
      variable: varDef.name,
      path: fieldPath,
      type: fieldType,
    })),
  ];
}

const CASES: Readonly<Partial<Record<VariableType, VariableValue['value']['case']>>> = {
  [VariableType.STR]: 'str',
  [VariableType.INT]: 'int',
  [VariableType.DOUBLE]: 'double',
  [VariableType.BOOL]: 'bool',
};

/** The value's type as the wire names it: JSON_OBJ, WF_RUN_ID, … */
const kindOf = (value: VariableValue | undefined): string =>
  value?.value.case?.replace(/[A-Z]/g, (letter) => `_${letter}`).toUpperCase() ?? 'VALUE_NOT_SET';

const isOfType = (value: VariableValue, type: VariableType | undefined): boolean =>
  type !== undefined && CASES[type] === value.value.case;

/** A value that could be given to the variable is no mistake, but none has it as it is (observed on 1.2.1). */
const mayBecome = ({ value }: VariableValue, type: VariableType): boolean =>
  type === VariableType.STR || (type === VariableType.DOUBLE && value.case === 'int');

function isAtPath(variable: Variable, path: string, wanted: VariableValue): boolean {
  const found = valueAtPath(variable.value, path);
  return found !== undefined && equals(VariableValueSchema, found, wanted);
}
