import { describe, expect, test } from 'vitest';
import { parseWorkflow } from '#model/text/parse-workflow.ts';
import { isSetOnEveryPath, nodesOnEveryPath } from '#model/uses/on-every-path.ts';

const parsed = parseWorkflow(
  `paddock: 1
workflow: order
variables:
  given: { type: STR, required: true }
  started: { type: BOOL, default: false }
  early: STR
  late: STR
  sometimes: STR
threads:
  entrypoint:
    nodes:
      start: { entrypoint: {}, next: [{ to: ask, set: { early: '"x"' } }] }
      ask: { task: a, next: [{ to: good, when: started, set: { late: '"y"', sometimes: '"z"' } }, { to: bad, set: { late: '"n"' } }] }
      good: { task: b, next: [{ to: ask, when: given == "again" }, end] }
      bad: { task: c, next: end }
      end: { nop: {}, next: done }
      done: { exit: {} }
      lost: { task: d, next: done }
`,
  'order.workflow.yaml',
);
const thread = parsed.document!.threads[0]!;

describe('nodes on every path', () => {
  test('branches are left out, loops change nothing', () => {
    expect([...nodesOnEveryPath(thread, 'done')].sort()).toEqual(['ask', 'end', 'start']);
    expect([...nodesOnEveryPath(thread, 'good')].sort()).toEqual(['ask', 'start']);
    expect([...nodesOnEveryPath(thread, 'ask')]).toEqual(['start']);
  });

  test('the start and what is not reached have none', () => {
    expect(nodesOnEveryPath(thread, 'start').size).toBe(0);
    expect(nodesOnEveryPath(thread, 'lost').size).toBe(0);
    expect(nodesOnEveryPath(thread, 'nowhere').size).toBe(0);
  });

  test('a long thread is no problem', () => {
    const nodes = Array.from({ length: 5000 }, (_, index) => ({
      kind: index === 0 ? ('entrypoint' as const) : ('nop' as const),
      name: `n${index}`,
      onFailure: [],
      next: index < 4999 ? [{ to: `n${index + 1}` }] : [],
    }));
    expect(nodesOnEveryPath({ ...thread, nodes }, 'n4999').size).toBe(4999);
  });
});

describe('variables that have a value', () => {
  const isSet = (name: string, node?: string) =>
    isSetOnEveryPath(
      thread,
      thread.variables.find((each) => each.name === name)!,
      node,
    );

  test('required ones and those with a default always', () => {
    expect(isSet('given', 'ask')).toBe(true);
    expect(isSet('started')).toBe(true);
  });

  test('others where every path has set them', () => {
    expect(isSet('early', 'start')).toBe(false);
    expect(isSet('early', 'ask')).toBe(true);
    expect(isSet('late', 'ask')).toBe(false);
    expect(isSet('late', 'done')).toBe(true);
    expect(isSet('sometimes', 'good')).toBe(true);
    expect(isSet('sometimes', 'end')).toBe(false);
    expect(isSet('early')).toBe(false);
  });
});
