/**
 * What LittleHorse takes as names of definitions, failures and StructDef fields (littlehorse.md §1.7, §2.3, §2.5; tried on
 * server 1.2.1, which takes upper case too).
 */
import { LHErrorType } from '#api/gen/common_enums_pb.js';

/** WfSpec, TaskDef, ExternalEventDef, UserTaskDef and StructDef: a host name's label. */
export const isDefinitionName = (name: string): boolean =>
  /^[a-zA-Z0-9]([a-zA-Z0-9-]*[a-zA-Z0-9])?$/.test(name);

/** Says what is wrong with a definition's name; undefined when nothing is. */
export function definitionNameProblem(what: string, name: string): string | undefined {
  if (isDefinitionName(name)) return undefined;
  const rule = 'letters, digits and dashes, with no dash at either end';
  return name === ''
    ? `The name of the ${what} is empty; it is made of ${rule}.`
    : `“${name}” cannot be the name of a ${what}: it is made of ${rule}.`;
}

/** Name of a technical ERROR. */
export const isErrorType = (name: string): boolean => name in LHErrorType && !/^\d+$/.test(name);

/** Name of a business EXCEPTION. */
export const isFailureName = (name: string): boolean => isDefinitionName(name) && !isErrorType(name);

/** Field of a StructDef: letters and digits, beginning with a lower-case letter. */
export const isStructFieldName = (name: string): boolean => /^[a-z][a-zA-Z0-9]*$/.test(name);
