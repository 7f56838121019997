/** A WfSpec on its way to a server: which version it would become there and why, then the put. */
import { status } from '@grpc/grpc-js';
import type { PutWfSpecRequest } from '#api/gen/service_pb.js';
import type { WfSpec } from '#api/gen/wf_spec_pb.js';
import { compareWfSpecs } from '#model/compatibility/compare-wf-specs.ts';
import type { LittleHorseClient } from '../api/client.ts';
import type { Compiled } from './compiled.ts';
import { untilSeen } from './push-definitions.ts';
import { codeOf } from './server-said.ts';
import { metadataThere, storedForm } from './stored-form.ts';

export interface Verdict {
  readonly text: string;
  readonly isIdentical: boolean;
  /** `major.revision` of what is there now. */
  readonly version?: string;
}

const versionOf = (spec: WfSpec): string => `${spec.id?.majorVersion ?? 0}.${spec.id?.revision ?? 0}`;

export async function wfSpecVerdict(client: LittleHorseClient, ready: Compiled): Promise<Verdict> {
  let there: WfSpec;
  try {
    there = await client.call('getLatestWfSpec', { name: ready.request.name });
  } catch (error) {
    if (codeOf(error) === status.NOT_FOUND) return { text: 'new, becomes 0.0', isIdentical: false };
    throw error;
  }
  const metadata = await metadataThere(client, ready.request, ready.definitions);
  const comparison = compareWfSpecs(there, storedForm(ready.request, metadata), metadata);
  const major = there.id?.majorVersion ?? 0;
  const revision = there.id?.revision ?? 0;
  const version = versionOf(there);
  if (comparison.kind === 'identical') return { text: `identical to ${version}`, isIdentical: true, version };
  const next = comparison.kind === 'major' ? `new major ${major + 1}.0` : `becomes ${major}.${revision + 1}`;
  return { text: `${next}, because ${comparison.reasons.join('; ')}`, isIdentical: false, version };
}

/** Gives the version as `major.revision`, once the server shows it. */
export async function pushWfSpec(client: LittleHorseClient, request: PutWfSpecRequest): Promise<string> {
  const put = await client.call('putWfSpec', request);
  await untilSeen(() =>
    client.call('getWfSpec', {
      name: put.id!.name,
      majorVersion: put.id!.majorVersion,
      revision: put.id!.revision,
    }),
  );
  return versionOf(put);
}
