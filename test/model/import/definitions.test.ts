/** Definitions come back from the wire as they were put; what a cluster stores reads as what was meant. */
import { create } from '@bufbuild/protobuf';
import { expect, it } from 'vitest';
import { ExternalEventDefSchema } from '#api/gen/external_event_pb.js';
import { TaskDefSchema } from '#api/gen/task_def_pb.js';
import { compileDefinitions } from '#model/compile/compile-definitions.ts';
import {
  importExternalEventDef,
  importStructDef,
  importTaskDef,
  importUserTaskDef,
  importWorkflowEventDef,
} from '#model/import/import-definitions.ts';
import type { Definitions } from '#model/document/definitions.ts';

const definitions: Definitions = {
  taskDefs: [
    {
      name: 'charge',
      description: 'Takes money',
      inputs: [
        { name: 'order-id', type: 'STR', masked: true, default: '"x"' },
        { name: 'old', type: 'INT', deprecated: { type: 'INT', noTypeDef: true } },
      ],
      returns: { type: 'Array<STR>' },
    },
    { name: 'log', inputs: [], returns: 'void' },
    { name: 'plain', inputs: [] },
  ],
  externalEventDefs: [
    { name: 'paid', content: { type: 'STR', masked: true }, retentionSeconds: 60 },
    { name: 'ping', content: 'void', correlated: { deleteAfterFirst: true, ttlSeconds: 5 } },
    { name: 'any' },
  ],
  workflowEventDefs: [{ name: 'done', content: { type: 'INT' } }],
  userTaskDefs: [
    {
      name: 'approve',
      fields: [{ name: 'ok', type: 'BOOL', label: 'OK?', description: 'Yes', required: true }],
    },
  ],
  structDefs: [
    {
      name: 'car',
      description: 'Four wheels',
      fields: [{ name: 'model', type: 'STR', default: '"t"', nullable: true, description: 'Which' }],
      allowedUpdates: 'FULLY_COMPATIBLE_SCHEMA_UPDATES',
    },
  ],
};

it('come back as they were put', () => {
  const { requests, problems } = compileDefinitions(definitions);
  expect(problems).toEqual([]);
  expect(requests!.taskDefs.map(importTaskDef)).toEqual(definitions.taskDefs);
  expect(requests!.externalEventDefs.map(importExternalEventDef)).toEqual(definitions.externalEventDefs);
  expect(requests!.workflowEventDefs.map(importWorkflowEventDef)).toEqual(definitions.workflowEventDefs);
  expect(requests!.userTaskDefs.map(importUserTaskDef)).toEqual(definitions.userTaskDefs);
  expect(requests!.structDefs.map(importStructDef)).toEqual(definitions.structDefs);
});

it('read as meant when a cluster has added its defaults', () => {
  // littlehorse.md §2.1: a TaskDef without return_type is stored with an empty one, an ExternalEventDef always with
  // an empty retention policy.
  expect(importTaskDef(create(TaskDefSchema, { id: { name: 'log' }, returnType: {} }))).toEqual({
    name: 'log',
    inputs: [],
  });
  expect(
    importExternalEventDef(create(ExternalEventDefSchema, { id: { name: 'any' }, retentionPolicy: {} })),
  ).toEqual({ name: 'any' });
});
