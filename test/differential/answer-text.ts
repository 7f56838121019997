/** An answer as the text of its file: what fits into a line stays on it. */
import type { JsonValue } from '@bufbuild/protobuf';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { answerFile } from './case.ts';
import type { Answer } from './play.ts';

const WIDTH = 120;

function print(value: JsonValue, indent: string, taken: number): string {
  const flat = JSON.stringify(value);
  if (value === null || typeof value !== 'object' || indent.length + taken + flat.length < WIDTH) return flat;
  const inner = `${indent}  `;
  if (Array.isArray(value))
    return `[\n${value.map((item) => inner + print(item, inner, 0)).join(',\n')}\n${indent}]`;
  const pairs = Object.entries(value).map(([key, item]) => {
    const name = `${JSON.stringify(key)}: `;
    return inner + name + print(item, inner, name.length);
  });
  return `{\n${pairs.join(',\n')}\n${indent}}`;
}

export function record(name: string, answer: Answer): void {
  const file = answerFile(name);
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, `${print(answer as unknown as JsonValue, '', 0)}\n`);
}

/** What the real server answered; undefined when the case was never recorded. */
export function recorded(name: string): Answer | undefined {
  const file = answerFile(name);
  return existsSync(file) ? (JSON.parse(readFileSync(file, 'utf8')) as Answer) : undefined;
}
