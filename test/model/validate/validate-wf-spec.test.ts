/**
 * Each line of `verdicts.jsonl` is a request that was put to a real server 1.2.1, and whether it took it. INTERNAL counts as
 * a refusal. `codes` are ours.
 */
import { readFileSync } from 'node:fs';
import type { JsonValue } from '@bufbuild/protobuf';
import { describe, expect, it } from 'vitest';
import { ourVerdict } from './verdict.ts';

interface Case {
  readonly name: string;
  readonly method: string;
  readonly accepted: boolean;
  readonly codes: readonly string[];
  readonly request: JsonValue;
}

const cases = readFileSync(new URL('verdicts.jsonl', import.meta.url), 'utf8')
  .trim()
  .split('\n')
  .map((line) => JSON.parse(line) as Case);

describe('the verdict of a real server', () => {
  it.each(cases)('$method: $name', ({ method, request, accepted, codes }) => {
    const ours = ourVerdict(method, request);
    expect(ours).toEqual(codes);
    expect(ours.length === 0).toBe(accepted);
  });

  it('is known for enough cases', () => {
    expect(cases.length).toBeGreaterThan(300);
    expect(cases.filter((each) => each.accepted).length).toBeGreaterThan(100);
  });
});
