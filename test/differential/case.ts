/** Case files: what they say, and where they and the real server's answers lie. README.md tells how to write one. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';

export type Yaml = Record<string, unknown>;
/** A step has one key that tells its kind. */
export type Step = Record<string, unknown>;

export interface Case {
  /** `group/name`, as its file. */
  readonly name: string;
  readonly title: string;
  readonly definitions?: Yaml;
  readonly workflows: readonly Yaml[];
  readonly steps: readonly Step[];
  /** Instead of the words that are taken from the real server's messages. */
  readonly words?: readonly string[];
  /** The text of the file: what it says itself, messages must carry. */
  readonly text: string;
}

const folder = import.meta.dirname;
export const answerFile = (name: string): string => join(folder, 'answers', `${name}.json`);
const KEYS = ['title', 'definitions', 'workflow', 'workflows', 'steps', 'words'];

export function readCase(name: string): Case {
  const text = readFileSync(join(folder, 'cases', `${name}.yaml`), 'utf8');
  const said = parse(text) as Yaml;
  const strange = Object.keys(said).filter((key) => !KEYS.includes(key));
  if (strange.length > 0) throw new Error(`${name}: what is "${strange.join(', ')}"?`);
  const workflows = (said.workflows ?? (said.workflow === undefined ? [] : [said.workflow])) as Yaml[];
  return {
    name,
    title: String(said.title),
    definitions: said.definitions as Yaml | undefined,
    workflows,
    steps: (said.steps ?? []) as Step[],
    words: said.words as string[] | undefined,
    text,
  };
}

/** Names of all cases that contain one of the filters, sorted. */
export function caseNames(filters: readonly string[] = []): string[] {
  return readdirSync(join(folder, 'cases'), { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('.yaml'))
    .map((file) => file.slice(0, -'.yaml'.length).replaceAll('\\', '/'))
    .filter((name) => filters.length === 0 || filters.some((filter) => name.includes(filter)))
    .sort();
}
