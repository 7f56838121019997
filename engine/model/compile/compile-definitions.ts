/** Definitions to the messages that a cluster takes. */
import { create } from '@bufbuild/protobuf';
import {
  PutExternalEventDefRequestSchema,
  PutStructDefRequestSchema,
  PutTaskDefRequestSchema,
  PutUserTaskDefRequestSchema,
  PutWorkflowEventDefRequestSchema,
  StructDefCompatibilityType,
  type PutExternalEventDefRequest,
  type PutStructDefRequest,
  type PutTaskDefRequest,
  type PutUserTaskDefRequest,
  type PutWorkflowEventDefRequest,
} from '#api/gen/service_pb.js';
import { ReturnTypeSchema, StructFieldDefSchema, type ReturnType } from '#api/gen/type_definition_pb.js';
import { UserTaskFieldSchema } from '#api/gen/user_tasks_pb.js';
import type {
  Definitions,
  ExternalEventDef,
  StructDef,
  TaskDef,
  UserTaskDef,
  WorkflowEventDef,
} from '../document/definitions.ts';
import type { DefinitionKind, Problem } from '../document/problem.ts';
import type { TypeText } from '../document/workflow.ts';
import { problemAt } from './compile-thread.ts';
import { int64, type Report } from './report.ts';
import { sortedMap } from './sorted-map.ts';
import { compileTypeAt, compileVariableDef, literalAt, primitiveType } from './variable-def.ts';

/** In the order in which a cluster should get them: StructDefs first, because the others may name them. */
export interface DefinitionRequests {
  readonly structDefs: readonly PutStructDefRequest[];
  readonly taskDefs: readonly PutTaskDefRequest[];
  readonly externalEventDefs: readonly PutExternalEventDefRequest[];
  readonly workflowEventDefs: readonly PutWorkflowEventDefRequest[];
  readonly userTaskDefs: readonly PutUserTaskDefRequest[];
}

/** `requests` is absent when there are problems. */
export const compileDefinitions = (
  definitions: Definitions,
): { requests?: DefinitionRequests; problems: readonly Problem[] } => {
  const problems: Problem[] = [];
  const each = <D extends { readonly name: string }, R>(
    kind: DefinitionKind,
    defs: readonly D[],
    compile: (def: D, report: Report) => R,
  ): R[] =>
    defs.map((def) =>
      compile(def, (fault) => problems.push(problemAt({ definition: { kind, name: def.name } }, fault))),
    );
  const requests = {
    structDefs: each('struct-def', definitions.structDefs, compileStructDef),
    taskDefs: each('task-def', definitions.taskDefs, compileTaskDef),
    externalEventDefs: each('external-event-def', definitions.externalEventDefs, compileExternalEventDef),
    workflowEventDefs: each('workflow-event-def', definitions.workflowEventDefs, compileWorkflowEventDef),
    userTaskDefs: each('user-task-def', definitions.userTaskDefs, compileUserTaskDef),
  };
  return problems.length === 0 ? { requests, problems } : { problems };
};

type TypedContent = { readonly type: TypeText; readonly masked?: boolean } | 'void' | undefined;

const returnType = (content: TypedContent, field: string, report: Report): ReturnType | undefined => {
  if (content === undefined) return undefined;
  if (content === 'void') return create(ReturnTypeSchema);
  return create(ReturnTypeSchema, {
    returnType: compileTypeAt(content.type, content.masked, `${field}/type`, report),
  });
};

const compileTaskDef = (def: TaskDef, report: Report): PutTaskDefRequest =>
  create(PutTaskDefRequestSchema, {
    name: def.name,
    description: def.description,
    inputVars: def.inputs.map((input) => compileVariableDef(input, report, `inputs/${input.name}/`)),
    returnType: returnType(def.returns, 'returns', report),
  });

const compileExternalEventDef = (def: ExternalEventDef, report: Report): PutExternalEventDefRequest =>
  create(PutExternalEventDefRequestSchema, {
    name: def.name,
    contentType: returnType(def.content, 'content', report),
    retentionPolicy:
      def.retentionSeconds === undefined
        ? undefined
        : {
            extEvtGcPolicy: {
              case: 'secondsAfterPut',
              value: int64(def.retentionSeconds, 'retentionSeconds', report),
            },
          },
    correlatedEventConfig: def.correlated && {
      deleteAfterFirstCorrelation: def.correlated.deleteAfterFirst ?? false,
      ttlSeconds:
        def.correlated.ttlSeconds === undefined
          ? undefined
          : int64(def.correlated.ttlSeconds, 'correlated/ttlSeconds', report),
    },
  });

const compileWorkflowEventDef = (def: WorkflowEventDef, report: Report): PutWorkflowEventDefRequest =>
  create(PutWorkflowEventDefRequestSchema, {
    name: def.name,
    contentType: returnType(def.content, 'content', report),
  });

const compileUserTaskDef = (def: UserTaskDef, report: Report): PutUserTaskDefRequest =>
  create(PutUserTaskDefRequestSchema, {
    name: def.name,
    description: def.description,
    fields: def.fields.map((field, index) =>
      create(UserTaskFieldSchema, {
        name: field.name,
        type: primitiveType(field.type, `fields/${index}/type`, report),
        displayName: field.label ?? '',
        description: field.description,
        required: field.required ?? false,
      }),
    ),
  });

const compileStructDef = (def: StructDef, report: Report): PutStructDefRequest =>
  create(PutStructDefRequestSchema, {
    name: def.name,
    description: def.description,
    allowedUpdates: StructDefCompatibilityType[def.allowedUpdates ?? 'NO_SCHEMA_UPDATES'],
    structDef: {
      fields: sortedMap(
        def.fields.map((field) => {
          const at = `fields/${field.name}/`;
          const fieldType = compileTypeAt(field.type, field.masked, `${at}type`, report);
          const made = create(StructFieldDefSchema, {
            fieldType,
            defaultValue: literalAt(field.default, fieldType, `${at}default`, report),
            isNullable: field.nullable ?? false,
            description: field.description,
          });
          return [field.name, made] as const;
        }),
      ),
    },
  });
