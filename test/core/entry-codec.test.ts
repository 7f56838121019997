/** Entries go through JSON exactly. */
import { create } from '@bufbuild/protobuf';
import { describe, expect, it } from 'vitest';
import { ExternalEventSchema } from '#api/gen/external_event_pb.js';
import { VariableValueSchema } from '#api/gen/type_definition_pb.js';
import type { Entry, EntryOf } from '../../engine/core/entries.ts';
import { entryFromJson, entryToJson } from '../../engine/core/entry-codec.ts';

const through = (entry: Entry): Entry => entryFromJson(JSON.parse(JSON.stringify(entryToJson(entry))));
const variableSet = (value: EntryOf<'variable-set'>['value']): EntryOf<'variable-set'> => ({
  kind: 'variable-set',
  version: 1,
  wfRunId: 'run',
  at: 1_700_000_000_123,
  thread: 0,
  name: 'x',
  value,
});

describe('the entry codec', () => {
  it.each([
    ['the sign of zero', { case: 'double', value: -0 }],
    ['NaN', { case: 'double', value: Number.NaN }],
    ['the smallest long', { case: 'int', value: -(2n ** 63n) }],
    ['bytes', { case: 'bytes', value: new Uint8Array([0, 255, 128]) }],
    ['JSON text as it was written', { case: 'jsonObj', value: '{"a":3.0, "b":1e2}' }],
    ['NULL', { case: undefined }],
  ] as const)('keeps %s', (_what, value) => {
    const entry = variableSet(create(VariableValueSchema, { value }));
    const read = through(entry) as EntryOf<'variable-set'>;
    expect(read).toEqual(entry);
    expect(Object.is(read.value.value.value, value.case === undefined ? undefined : value.value)).toBe(
      value.case !== 'bytes',
    );
  });

  it('keeps nested messages, lists and what is absent', () => {
    const event = create(ExternalEventSchema, {
      id: {
        wfRunId: { id: 'child', parentWfRunId: { id: 'run' } },
        externalEventDefId: { name: 'e' },
        guid: 'g',
      },
      nodeRunPosition: 0,
    });
    const put: Entry = { kind: 'external-event-put', version: 1, wfRunId: 'run_child', at: 5, event };
    expect(through(put)).toEqual(put);
    const ended: Entry = {
      kind: 'task-attempt-ended',
      version: 1,
      wfRunId: 'run',
      at: 6,
      guid: '0-1',
      attempt: 0,
      status: 4,
      result: { case: undefined },
      masked: false,
    };
    expect(through(ended)).toEqual(ended);
  });
});
