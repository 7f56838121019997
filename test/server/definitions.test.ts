import { create } from '@bufbuild/protobuf';
import { status } from '@grpc/grpc-js';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { VariableType } from '#api/gen/common_enums_pb.js';
import { AllowedUpdateType, StructDefCompatibilityType } from '#api/gen/service_pb.js';
import { WfRunVariableAccessLevel } from '#api/gen/wf_spec_pb.js';
import { VariableDefSchema } from '#api/gen/common_wfspec_pb.js';
import { startEngine, type RunningEngine } from '../../engine/main.ts';
import { codeOf, LhClient } from './client.ts';

let engine: RunningEngine;
let lh: LhClient;
beforeAll(async () => {
  engine = await startEngine({ port: 0, memory: true });
  lh = new LhClient(engine.address);
});
afterAll(async () => {
  lh.close();
  await engine.stop();
});

const primitive = (value: VariableType) => ({ definedType: { case: 'primitiveType' as const, value } });

describe('who is who', () => {
  it('says which server it is and who is calling', async () => {
    expect(await lh.call('getServerVersion', {})).toMatchObject({
      majorVersion: 1,
      minorVersion: 2,
      patchVersion: 1,
    });
    expect((await lh.call('whoami', {})).id?.id).toBe('anonymous');
    expect((await lh.call('getTenant', { id: 'default' })).id?.id).toBe('default');
  });

  it('takes the tenant default and no other', async () => {
    for (const [tenantid, code] of [
      ['default', undefined],
      ['other', status.PERMISSION_DENIED],
      ['', status.PERMISSION_DENIED],
    ] as const) {
      const client = new LhClient(engine.address, { tenantid });
      expect(await codeOf(client.call('whoami', {}))).toBe(code);
      client.close();
    }
  });

  it('names an RPC that is not there', async () => {
    await expect(lh.call('migrateWfSpec', {})).rejects.toMatchObject({
      code: status.UNIMPLEMENTED,
      details: expect.stringContaining('MigrateWfSpec') as string,
    });
  });
});

describe('TaskDefs', () => {
  const charge = {
    name: 'charge',
    inputVars: [create(VariableDefSchema, { name: 'amount', type: VariableType.INT, maskedValue: true })],
  };

  it('are stored with defaults and cannot be changed', async () => {
    const first = await lh.call('putTaskDef', charge);
    expect(first.inputVars[0]).toMatchObject({ typeDef: { ...primitive(VariableType.INT), masked: true } });
    expect(first.inputVars[0]?.type).toBeUndefined();
    expect(first.returnType).toBeDefined();
    expect(await lh.call('putTaskDef', charge)).toEqual(first);
    expect(await codeOf(lh.call('putTaskDef', { ...charge, description: 'new' }))).toBe(
      status.ALREADY_EXISTS,
    );
    expect(await lh.call('getTaskDef', { name: 'charge' })).toEqual(first);
  });

  it('are refused with a bad name or an unknown StructDef', async () => {
    for (const name of ['', 'a b', 'a_b', '-a', 'a-']) {
      expect(await codeOf(lh.call('putTaskDef', { name }))).toBe(status.INVALID_ARGUMENT);
    }
    const typeDef = {
      definedType: { case: 'structDefId' as const, value: { name: 'nowhere', version: -1 } },
    };
    expect(await codeOf(lh.call('putTaskDef', { name: 's', inputVars: [{ name: 'x', typeDef }] }))).toBe(
      status.INVALID_ARGUMENT,
    );
  });

  it('are found page by page, and can be deleted', async () => {
    for (const name of ['page-b', 'page-a', 'page-c']) await lh.call('putTaskDef', { name });
    const first = await lh.call('searchTaskDef', { prefix: 'page-', limit: 2 });
    expect(first.results.map(({ name }) => name)).toEqual(['page-a', 'page-b']);
    const { results, bookmark } = await lh.call('searchTaskDef', {
      prefix: 'page-',
      limit: 2,
      bookmark: first.bookmark,
    });
    expect(results.map(({ name }) => name)).toEqual(['page-c']);
    expect(bookmark).toBeUndefined();
    await lh.call('deleteTaskDef', { id: { name: 'page-a' } });
    expect(await codeOf(lh.call('deleteTaskDef', { id: { name: 'page-a' } }))).toBe(status.NOT_FOUND);
    expect(await codeOf(lh.call('getTaskDef', { name: 'page-a' }))).toBe(status.NOT_FOUND);
  });
});

describe('other definitions', () => {
  it('ExternalEventDefs are replaced, WorkflowEventDefs are not', async () => {
    const contentType = { returnType: primitive(VariableType.STR) };
    await lh.call('putExternalEventDef', { name: 'paid' });
    const replaced = await lh.call('putExternalEventDef', { name: 'paid', contentType });
    expect(replaced).toMatchObject({ typeInformation: contentType, retentionPolicy: {} });
    const thrown = await lh.call('putWorkflowEventDef', { name: 'Shipped it', contentType });
    expect(await lh.call('putWorkflowEventDef', { name: 'Shipped it', contentType })).toEqual(thrown);
    expect(await codeOf(lh.call('putWorkflowEventDef', { name: 'Shipped it' }))).toBe(status.ALREADY_EXISTS);
  });

  it('UserTaskDefs get a new version for every difference', async () => {
    const ok = { name: 'ok', type: VariableType.BOOL, displayName: 'OK?', required: true };
    const versions: number[] = [];
    for (const fields of [[ok], [ok], [], [ok]]) {
      versions.push((await lh.call('putUserTaskDef', { name: 'review', fields })).version);
    }
    expect(versions).toEqual([0, 0, 1, 2]);
    expect((await lh.call('getLatestUserTaskDef', { name: 'review' })).version).toBe(2);
    expect(await codeOf(lh.call('getUserTaskDef', { name: 'review', version: -1 }))).toBe(status.NOT_FOUND);
    const { results } = await lh.call('searchUserTaskDef', {
      userTaskDefCriteria: { case: 'name', value: 'review' },
    });
    expect(results.map(({ version }) => version)).toEqual([0, 1, 2]);
  });

  it('StructDefs evolve by their rules', async () => {
    const str = { fieldType: primitive(VariableType.STR) };
    const put = (fields: object, allowedUpdates = StructDefCompatibilityType.NO_SCHEMA_UPDATES) =>
      lh.call('putStructDef', { name: 'car', structDef: { fields: fields as never }, allowedUpdates });
    expect((await put({ model: str })).id?.version).toBe(0);
    expect((await put({ model: str })).id?.version).toBe(0);
    const wider = { model: str, owner: { ...str, isNullable: true } };
    expect(await codeOf(put(wider))).toBe(status.INVALID_ARGUMENT);
    const full = StructDefCompatibilityType.FULLY_COMPATIBLE_SCHEMA_UPDATES;
    expect((await put(wider, full)).id?.version).toBe(1);
    expect(await codeOf(put({ ...wider, needed: str }, full))).toBe(status.INVALID_ARGUMENT);
    expect(await codeOf(put({ bad_name: str }, full))).toBe(status.INVALID_ARGUMENT);
    expect((await lh.call('getStructDef', { name: 'car', version: -1 })).id?.version).toBe(1);
    const { isValid } = await lh.call('validateStructDefEvolution', {
      structDefId: { name: 'car', version: 1 },
      structDef: { fields: {} },
      compatibilityType: full,
    });
    expect(isValid).toBe(false);
  });
});

describe('WfSpecs', () => {
  const aWfSpec = (vars: object[] = [], nodes: object = {}) => ({
    name: 'flow',
    entrypointThreadName: 'main',
    threadSpecs: {
      main: {
        variableDefs: vars as never,
        nodes: {
          start: {
            node: { case: 'entrypoint' as const, value: {} },
            outgoingEdges: [{ sinkNodeName: 'end' }],
          },
          end: { node: { case: 'exit' as const, value: {} } },
          ...nodes,
        },
      },
    },
  });
  const str = (name: string, more: object = {}) => ({
    varDef: { name, typeDef: primitive(VariableType.STR) },
    accessLevel: WfRunVariableAccessLevel.PRIVATE_VAR,
    ...more,
  });
  const put = async (request: object) => {
    const { id } = await lh.call('putWfSpec', request as never);
    return `${id?.majorVersion}.${id?.revision}`;
  };

  it('become revisions or major versions', async () => {
    expect(await put(aWfSpec())).toBe('0.0');
    expect(await put(aWfSpec())).toBe('0.0');
    expect(await put(aWfSpec([str('note')]))).toBe('0.1');
    const required = aWfSpec([str('note'), str('order', { required: true })]);
    const only = (allowedUpdates: AllowedUpdateType) => codeOf(put({ ...required, allowedUpdates }));
    expect(await only(AllowedUpdateType.MINOR_REVISION_UPDATES)).toBe(status.FAILED_PRECONDITION);
    expect(await only(AllowedUpdateType.NO_UPDATES)).toBe(status.ALREADY_EXISTS);
    expect(await put(required)).toBe('1.0');
    const latest = await lh.call('getLatestWfSpec', { name: 'flow' });
    expect(latest.frozenVariables.map(({ varDef }) => varDef?.name)).toEqual(['order']);
    const retyped = aWfSpec([
      str('note'),
      {
        ...str('order', { required: true }),
        varDef: { name: 'order', typeDef: primitive(VariableType.INT) },
      },
    ]);
    expect(await codeOf(put(retyped))).toBe(status.INVALID_ARGUMENT);
    expect((await lh.call('getLatestWfSpec', { name: 'flow', majorVersion: 0 })).id?.revision).toBe(1);
    const { results } = await lh.call('searchWfSpec', { wfSpecCriteria: { case: 'name', value: 'flow' } });
    expect(results.map((id) => `${id.majorVersion}.${id.revision}`)).toEqual(['0.0', '0.1', '1.0']);
  });

  it('are stored with defaults and found by TaskDef', async () => {
    await lh.call('putTaskDef', { name: 'used' });
    const task = {
      node: { case: 'task', value: { taskToExecute: { case: 'taskDefId', value: { name: 'used' } } } },
      outgoingEdges: [{ sinkNodeName: 'end' }],
    };
    const spec = await lh.call('putWfSpec', { ...aWfSpec([], { task }), name: 'with-task' } as never);
    const node = spec.threadSpecs.main?.nodes.task?.node;
    expect(node?.case === 'task' && node.value.timeoutSeconds).toBe(60);
    const { results } = await lh.call('searchWfSpec', {
      wfSpecCriteria: { case: 'taskDefName', value: 'used' },
    });
    expect(results.map(({ name }) => name)).toEqual(['with-task']);
  });

  it('are refused when validation says so', async () => {
    await expect(
      lh.call('putWfSpec', { ...aWfSpec(), entrypointThreadName: 'nowhere' }),
    ).rejects.toMatchObject({
      code: status.INVALID_ARGUMENT,
      details: expect.stringContaining('nowhere') as string,
    });
  });
});
