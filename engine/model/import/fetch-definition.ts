/** One definition of a cluster: the call that asks for the version that is used, and its reply as the document's record. */
import { create, type Message } from '@bufbuild/protobuf';
import type { ExternalEventDef } from '#api/gen/external_event_pb.js';
import {
  ExternalEventDefIdSchema,
  StructDefIdSchema,
  TaskDefIdSchema,
  UserTaskDefIdSchema,
  WorkflowEventDefIdSchema,
} from '#api/gen/object_id_pb.js';
import { GetLatestUserTaskDefRequestSchema, LittleHorse } from '#api/gen/service_pb.js';
import type { StructDef } from '#api/gen/struct_def_pb.js';
import type { TaskDef } from '#api/gen/task_def_pb.js';
import type { UserTaskDef } from '#api/gen/user_tasks_pb.js';
import type { WorkflowEventDef } from '#api/gen/workflow_event_pb.js';
import type { AnyDefinition } from '../commands/definition-lists.ts';
import type { PushCall } from '../push/push-call.ts';
import type { NamedDefinition } from '../uses/named-definitions.ts';
import {
  importExternalEventDef,
  importStructDef,
  importTaskDef,
  importUserTaskDef,
  importWorkflowEventDef,
} from './import-definitions.ts';

export interface DefinitionFetch {
  readonly call: PushCall;
  /** @param reply what the call answered */
  read(reply: Message): AnyDefinition;
}

/** A WfSpec that a server stores names the versions of UserTaskDefs and StructDefs that it was put with (littlehorse.md §1.3). */
export function fetchDefinition({ kind, name, version }: NamedDefinition): DefinitionFetch {
  const { method } = LittleHorse;
  switch (kind) {
    case 'task-def':
      return {
        call: { method: method.getTaskDef, request: create(TaskDefIdSchema, { name }) },
        read: (reply) => importTaskDef(reply as TaskDef),
      };
    case 'external-event-def':
      return {
        call: { method: method.getExternalEventDef, request: create(ExternalEventDefIdSchema, { name }) },
        read: (reply) => importExternalEventDef(reply as ExternalEventDef),
      };
    case 'workflow-event-def':
      return {
        call: { method: method.getWorkflowEventDef, request: create(WorkflowEventDefIdSchema, { name }) },
        read: (reply) => importWorkflowEventDef(reply as WorkflowEventDef),
      };
    case 'user-task-def':
      return {
        call:
          version === undefined
            ? {
                method: method.getLatestUserTaskDef,
                request: create(GetLatestUserTaskDefRequestSchema, { name }),
              }
            : { method: method.getUserTaskDef, request: create(UserTaskDefIdSchema, { name, version }) },
        read: (reply) => importUserTaskDef(reply as UserTaskDef),
      };
    case 'struct-def':
      return {
        // Minus one is the latest (littlehorse.md §1.3).
        call: {
          method: method.getStructDef,
          request: create(StructDefIdSchema, { name, version: version ?? -1 }),
        },
        read: (reply) => importStructDef(reply as StructDef),
      };
  }
}
