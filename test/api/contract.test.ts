// Our .proto files say exactly what LittleHorse 1.3.0 speaks: every message, field, enum and method of the contract.
import { type DescField, type DescMessage, ScalarType } from '@bufbuild/protobuf';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { wireDescriptors } from './wire-descriptors.ts';

interface Field {
  name: string;
  number: number;
  type: string;
  label: 'optional' | 'repeated';
  json_name: string;
  type_name?: string;
  map?: { key: string; value: string };
  oneof?: string;
  presence?: 'explicit_optional';
}
interface Facts {
  messages: Record<
    string,
    { fields: Field[]; oneofs: Record<string, string[]>; map_entry?: boolean; reserved?: [number, number][] }
  >;
  enums: Record<string, { values: Record<string, number> }>;
  methods: {
    name: string;
    path: string;
    input: string;
    output: string;
    client_streaming: boolean;
    server_streaming: boolean;
  }[];
}

const facts = JSON.parse(readFileSync(join(import.meta.dirname, 'contract.json'), 'utf8')) as Facts;
const ours = wireDescriptors();

function scalarName(type: ScalarType): string {
  return ScalarType[type].toLowerCase();
}

/** A field of ours in the words of the contract. */
function describeField(field: DescField): Omit<Field, 'oneof'> & { oneof?: string } {
  const said: Field = {
    name: field.name,
    number: field.number,
    json_name: field.jsonName,
    label: field.fieldKind === 'list' || field.fieldKind === 'map' ? 'repeated' : 'optional',
    type: 'message',
  };
  if (field.fieldKind === 'map') {
    const value =
      field.mapKind === 'scalar'
        ? scalarName(field.scalar)
        : field.mapKind === 'enum'
          ? field.enum.typeName
          : field.message.typeName;
    said.map = { key: scalarName(field.mapKey), value };
  } else if (field.fieldKind === 'scalar' || (field.fieldKind === 'list' && field.listKind === 'scalar')) {
    said.type = scalarName(field.scalar);
  } else if (field.enum !== undefined) {
    said.type = 'enum';
    said.type_name = field.enum.typeName;
  } else {
    said.type_name = field.message!.typeName;
  }
  if (field.oneof !== undefined) said.oneof = field.oneof.name;
  if (field.proto.proto3Optional) said.presence = 'explicit_optional';
  return said;
}

/** The contract's field without what a map's generated entry type adds. */
function factOf(field: Field): Field {
  const said: Field = {
    name: field.name,
    number: field.number,
    json_name: field.json_name,
    label: field.label,
    type: field.type,
  };
  if (field.map !== undefined) said.map = field.map;
  else if (field.type_name !== undefined) said.type_name = field.type_name;
  if (field.oneof !== undefined && field.presence === undefined) said.oneof = field.oneof;
  if (field.presence !== undefined) said.presence = field.presence;
  return said;
}

const messageNames = Object.keys(facts.messages).filter((name) => facts.messages[name]!.map_entry !== true);

test('the same messages, no more and no fewer', () => {
  expect([...ours.messages.keys()].sort()).toEqual([...messageNames].sort());
  expect(messageNames.length).toBeGreaterThan(300);
});

test.each(messageNames)('%s has the same fields, oneofs and reserved numbers', (name) => {
  const fact = facts.messages[name]!;
  const message = ours.messages.get(name) as DescMessage;
  const byNumber = (a: { number: number }, b: { number: number }) => a.number - b.number;
  expect(message.fields.map(describeField).sort(byNumber)).toEqual(fact.fields.map(factOf).sort(byNumber));
  expect(
    Object.fromEntries(message.oneofs.map((oneof) => [oneof.name, oneof.fields.map((f) => f.name).sort()])),
  ).toEqual(
    Object.fromEntries(Object.entries(fact.oneofs).map(([oneof, fields]) => [oneof, [...fields].sort()])),
  );
  expect(message.proto.reservedRange.map((range) => [range.start, (range.end ?? 0) - 1])).toEqual(
    fact.reserved ?? [],
  );
});

test('the same enums with the same values', () => {
  const said = Object.fromEntries(
    [...ours.enums].map(([name, en]) => [name, Object.fromEntries(en.values.map((v) => [v.name, v.number]))]),
  );
  expect(said).toEqual(
    Object.fromEntries(Object.entries(facts.enums).map(([name, en]) => [name, en.values])),
  );
});

test('the same methods: names, inputs, outputs, streaming', () => {
  const said = ours.service.methods.map((method) => ({
    name: method.name,
    path: `/littlehorse.LittleHorse/${method.name}`,
    input: method.input.typeName,
    output: method.output.typeName,
    client_streaming: method.methodKind === 'client_streaming' || method.methodKind === 'bidi_streaming',
    server_streaming: method.methodKind === 'server_streaming' || method.methodKind === 'bidi_streaming',
  }));
  const sorted = <T extends { name: string }>(list: readonly T[]) =>
    [...list].sort((a, b) => (a.name < b.name ? -1 : 1));
  expect(sorted(said)).toEqual(sorted(facts.methods));
  expect(said).toHaveLength(108);
});
