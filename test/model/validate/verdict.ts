/** Our verdict on a case of `verdicts.jsonl`, with the definitions that were there when the real server was asked. */
import { create, fromJson, type JsonValue } from '@bufbuild/protobuf';
import { VariableType } from '#api/gen/common_enums_pb.js';
import { ExternalEventDefSchema } from '#api/gen/external_event_pb.js';
import * as service from '#api/gen/service_pb.js';
import { TaskDefSchema } from '#api/gen/task_def_pb.js';
import { UserTaskDefSchema } from '#api/gen/user_tasks_pb.js';
import { WfSpecSchema } from '#api/gen/wf_spec_pb.js';
import { WorkflowEventDefSchema } from '#api/gen/workflow_event_pb.js';
import type { MetadataLookup } from '#model/validate/metadata-lookup.ts';
import * as definitions from '#model/validate/validate-definitions.ts';
import { validateWfSpec } from '#model/validate/validate-wf-spec.ts';

const primitive = (value: VariableType) => ({ definedType: { case: 'primitiveType', value } }) as const;
const text = { returnType: primitive(VariableType.STR) };

const t1 = create(TaskDefSchema, {
  id: { name: 't1' },
  inputVars: [{ name: 'n', typeDef: primitive(VariableType.INT) }],
  returnType: text,
});
const events = new Map(
  ['ev1', 'ev2', 'corr', 'untyped'].map((name) => [
    name,
    create(ExternalEventDefSchema, { id: { name }, typeInformation: name === 'untyped' ? undefined : text }),
  ]),
);
const wev = create(WorkflowEventDefSchema, { id: { name: 'wev' }, contentType: text });
const ut = create(UserTaskDefSchema, { name: 'ut', fields: [{ name: 'a', type: VariableType.STR }] });
const child = create(WfSpecSchema, {
  id: { name: 'child' },
  entrypointThreadName: 'entrypoint',
  threadSpecs: {
    entrypoint: {
      variableDefs: [
        { varDef: { name: 'need', typeDef: primitive(VariableType.INT) }, required: true, accessLevel: 1 },
      ],
    },
  },
});

const lookup: MetadataLookup = {
  taskDef: (name) => (name === 't1' ? t1 : undefined),
  externalEventDef: (name) => events.get(name),
  workflowEventDef: (name) => (name === 'wev' ? wev : undefined),
  userTaskDef: (name, version) => (name === 'ut' && (version ?? 0) === 0 ? ut : undefined),
  structDef: () => undefined,
  wfSpec: () => undefined,
  latestWfSpec: (name, major) => (name === 'child' && (major ?? 0) === 0 ? child : undefined),
};

/** Codes of what we have against the request; none: we take it. */
export function ourVerdict(method: string, request: JsonValue): readonly string[] {
  const codes = (problems: readonly { readonly code: string }[]) => problems.map((problem) => problem.code);
  switch (method) {
    case 'putWfSpec':
      return codes(validateWfSpec(fromJson(service.PutWfSpecRequestSchema, request), lookup));
    case 'putTaskDef':
      return codes(definitions.validateTaskDef(fromJson(service.PutTaskDefRequestSchema, request), lookup));
    case 'putExternalEventDef':
      return codes(
        definitions.validateExternalEventDef(
          fromJson(service.PutExternalEventDefRequestSchema, request),
          lookup,
        ),
      );
    case 'putWorkflowEventDef':
      return codes(
        definitions.validateWorkflowEventDef(
          fromJson(service.PutWorkflowEventDefRequestSchema, request),
          lookup,
        ),
      );
    case 'putUserTaskDef':
      return codes(definitions.validateUserTaskDef(fromJson(service.PutUserTaskDefRequestSchema, request)));
    case 'putStructDef':
      return codes(
        definitions.validateStructDef(fromJson(service.PutStructDefRequestSchema, request), lookup),
      );
    default:
      throw new Error(`no verdict for ${method}`);
  }
}
