/** What a real server says of a PutWfSpecRequest, and what we say before it sees it. */
import type { ServiceError } from '@grpc/grpc-js';
import { status } from '@grpc/grpc-js';
import type { Message } from '@bufbuild/protobuf';
import type { PutWfSpecRequest } from '#api/gen/service_pb.js';
import type { WfSpec } from '#api/gen/wf_spec_pb.js';
import type { DefinitionRequests } from '#model/compile/compile-definitions.ts';
import type { MetadataLookup } from '#model/validate/metadata-lookup.ts';
import { validateWfSpec } from '#model/validate/validate-wf-spec.ts';
import { visible } from '../differential/server.ts';
import type { LittleHorseClient } from '../kit/client.ts';

/** The stored WfSpec, or the refusal: gRPC status and words. */
export type Answer = { readonly wfSpec: WfSpec } | { readonly code: string; readonly words: string };

export async function putWfSpec(client: LittleHorseClient, request: PutWfSpecRequest): Promise<Answer> {
  try {
    return { wfSpec: await client.call('putWfSpec', request) };
  } catch (error) {
    const { code, details } = error as ServiceError;
    return { code: status[code], words: details };
  }
}

/** Puts them, and waits until they are seen. */
export async function putDefinitions(
  client: LittleHorseClient,
  { structDefs, taskDefs, externalEventDefs, workflowEventDefs, userTaskDefs }: DefinitionRequests,
): Promise<void> {
  const seen: (() => Promise<Message>)[] = [];
  for (const def of structDefs) {
    await client.call('putStructDef', def);
    await visible(() => client.call('getStructDef', { name: def.name, version: -1 }));
  }
  for (const def of taskDefs) {
    await client.call('putTaskDef', def);
    seen.push(() => client.call('getTaskDef', { name: def.name }));
  }
  for (const def of externalEventDefs) {
    await client.call('putExternalEventDef', def);
    seen.push(() => client.call('getExternalEventDef', { name: def.name }));
  }
  for (const def of workflowEventDefs) {
    await client.call('putWorkflowEventDef', def);
    seen.push(() => client.call('getWorkflowEventDef', { name: def.name }));
  }
  for (const def of userTaskDefs) {
    await client.call('putUserTaskDef', def);
    seen.push(() => client.call('getLatestUserTaskDef', { name: def.name }));
  }
  for (const see of seen) await visible(see);
}

export interface Verdict {
  readonly taken: boolean;
  /** Whether one of our reasons is what the server says; undefined where it was taken or broke down without words. */
  readonly sameReason?: boolean;
}

export const verdictOfServer = (answer: Answer): Verdict =>
  'wfSpec' in answer
    ? { taken: true }
    : hasWords(answer)
      ? { taken: false, sameReason: true }
      : { taken: false };

export function ourVerdict(request: PutWfSpecRequest, lookup: MetadataLookup, answer: Answer): Verdict {
  const problems = validateWfSpec(request, lookup);
  if (problems.length === 0) return { taken: true };
  if ('wfSpec' in answer || !hasWords(answer)) return { taken: false };
  const words = problems.flatMap(({ serverWords }) => serverWords ?? []);
  const said = keyWords(answer.words);
  return { taken: false, sameReason: words.some((each) => said.includes(keyWords(each))) };
}

/** A server that breaks down over a request, or refuses it without a word, tells no reason. */
const hasWords = ({ code, words }: { readonly code: string; readonly words: string }): boolean =>
  code !== 'INTERNAL' && words !== '';

/** Without what belongs to one server alone: names of its classes, and the versions that it gave to StructDefs. */
const keyWords = (words: string): string =>
  words
    .replaceAll(/[a-z.]+\.(\w+)ReturnTypeStrategy@[0-9a-f]+/g, (_, name: string) =>
      name.replaceAll(/([a-z])([A-Z])/g, '$1_$2').toUpperCase(),
    )
    .replaceAll(/,v\d+>/g, '>');
