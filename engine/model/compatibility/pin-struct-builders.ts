/**
 * Version -1 of a StructBuilder on an edge becomes the latest version of its StructDef.
 * Asked of a 1.2.1 server; littlehorse.md §2.1 says the opposite.
 */
import type { StructBuilder } from '#api/gen/common_wfspec_pb.js';
import type { MetadataLookup } from '../validate/metadata-lookup.ts';

/** Changes the message in place. One that names no StructDef stays: validation refuses it. */
export function pinStructBuilders(message: unknown, metadata: Pick<MetadataLookup, 'structDef'>): void {
  if (typeof message !== 'object' || message === null || message instanceof Uint8Array) return;
  if ('$typeName' in message && message.$typeName === 'littlehorse.StructBuilder') {
    const id = (message as StructBuilder).structDefId;
    if (id?.version === -1) id.version = metadata.structDef(id.name)?.id?.version ?? -1;
  }
  for (const part of Object.values(message)) pinStructBuilders(part, metadata);
}
