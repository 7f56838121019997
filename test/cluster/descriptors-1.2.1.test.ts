// What the published Java package (1.2.1) speaks is a subset of our .proto files: same numbers, names, types, methods.
import { type DescField, createFileRegistry, fromBinary, create } from '@bufbuild/protobuf';
import { FileDescriptorProtoSchema, FileDescriptorSetSchema } from '@bufbuild/protobuf/wkt';
import { execFileSync } from 'node:child_process';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { wireDescriptors } from '../api/wire-descriptors.ts';
import { classPath, java, packages } from './maven.ts';

function describeField(field: DescField) {
  const type = field.proto.typeName !== '' ? field.proto.typeName : String(field.proto.type);
  const { name, number } = field;
  return {
    name,
    number,
    type,
    label: field.proto.label,
    optional: field.proto.proto3Optional,
    oneof: field.oneof?.name,
  };
}

test('our schema holds every message, enum and method of the Java package 1.2.1', () => {
  const program = join(import.meta.dirname, 'Descriptors.java');
  const printed = execFileSync(java(), ['-cp', classPath(packages.client), program], {
    encoding: 'utf8',
    maxBuffer: 1 << 26,
  });
  const file = printed
    .trim()
    .split('\n')
    .map((line) => fromBinary(FileDescriptorProtoSchema, Buffer.from(line, 'base64')));
  const theirs = createFileRegistry(create(FileDescriptorSetSchema, { file }));
  const ours = wireDescriptors();
  const missing: string[] = [];
  let compared = 0;
  for (const desc of theirs) {
    if (!desc.typeName.startsWith('littlehorse.')) continue;
    compared++;
    if (desc.kind === 'message' && desc.proto.options?.mapEntry !== true) {
      const own = new Map(
        ours.messages
          .get(desc.typeName)
          ?.fields.map((field) => [field.number, JSON.stringify(describeField(field))]),
      );
      for (const field of desc.fields)
        if (own.get(field.number) !== JSON.stringify(describeField(field)))
          missing.push(
            `${desc.typeName}.${field.name}: theirs ${JSON.stringify(describeField(field))}, ours ${own.get(field.number)}`,
          );
    } else if (desc.kind === 'enum') {
      const own = new Map(ours.enums.get(desc.typeName)?.values.map((value) => [value.number, value.name]));
      for (const value of desc.values)
        if (own.get(value.number) !== value.name) missing.push(`${desc.typeName}.${value.name}`);
    } else if (desc.kind === 'service') {
      const own = new Map(
        ours.service.methods.map((m) => [m.name, `${m.methodKind} ${m.input.typeName} ${m.output.typeName}`]),
      );
      expect(desc.methods).toHaveLength(106);
      for (const m of desc.methods)
        if (own.get(m.name) !== `${m.methodKind} ${m.input.typeName} ${m.output.typeName}`)
          missing.push(`${desc.typeName}.${m.name}`);
    }
  }
  expect(compared).toBeGreaterThan(300);
  expect(missing).toEqual([]);
});
