/** Reads a search or list page by page, as a dashboard does. Which result is on which page is up to the server. */
import type { JsonValue } from '@bufbuild/protobuf';
import { sorted } from './normalise.ts';
import type { StepKind } from './playing.ts';
import { call, isRefusal, type Json } from './rpc.ts';

interface SaidPages {
  readonly rpc: string;
  readonly request?: Json;
  /** Of one page. */
  readonly limit: number;
}

const MOST = 50;

/** All results in an order of ours; whether a page was longer than asked for, or a result came twice. */
export const pages: StepKind<SaidPages> = async ({ rpc, request = {}, limit }, { server, names }) => {
  const found: JsonValue[] = [];
  let longest = 0;
  let bookmark: JsonValue | undefined;
  for (let page = 0; page < MOST; page++) {
    const asked: Json = { ...names.real(request), limit };
    if (bookmark !== undefined) asked.bookmark = bookmark;
    const reply = await call(server, rpc, asked);
    if (isRefusal(reply)) return reply;
    const results = (reply.results ?? []) as JsonValue[];
    longest = Math.max(longest, results.length);
    found.push(...results);
    bookmark = reply.bookmark;
    if (bookmark === undefined) break;
  }
  const different = new Set(found.map((result) => JSON.stringify(result))).size;
  return {
    found: sorted(found),
    ...(longest > limit && { longest }),
    ...(different < found.length && { twice: found.length - different }),
    ...(bookmark !== undefined && { unending: true }),
  };
};
