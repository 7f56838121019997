/** All messages, enums and the service of our .proto files, by full name. */
import type { DescEnum, DescFile, DescMessage, DescService } from '@bufbuild/protobuf';
import { nestedTypes } from '@bufbuild/protobuf/reflect';
import * as outputTopic from '#api/gen/output_topic_pb.js';
import * as service from '#api/gen/service_pb.js';

export interface WireDescriptors {
  readonly messages: ReadonlyMap<string, DescMessage>;
  readonly enums: ReadonlyMap<string, DescEnum>;
  readonly service: DescService;
}

function withDependencies(file: DescFile, seen = new Set<DescFile>()): Set<DescFile> {
  if (!seen.has(file)) {
    seen.add(file);
    for (const dependency of file.dependencies) withDependencies(dependency, seen);
  }
  return seen;
}

export function wireDescriptors(): WireDescriptors {
  const messages = new Map<string, DescMessage>();
  const enums = new Map<string, DescEnum>();
  const files = withDependencies(service.file_service);
  for (const file of withDependencies(outputTopic.file_output_topic, files)) {
    if (file.proto.package !== 'littlehorse') continue;
    for (const desc of nestedTypes(file)) {
      if (desc.kind === 'message') messages.set(desc.typeName, desc);
      if (desc.kind === 'enum') enums.set(desc.typeName, desc);
    }
  }
  return { messages, enums, service: service.LittleHorse };
}
