/**
 * Copied nodes as text, as the clipboard holds them: the forms of a workflow file, a first line that says what it is,
 * and where the nodes stood. Other programs can hold it, and people can read and change it.
 */
import type { PortableClip } from '../commands/clip-nodes.ts';
import { workflowOfClip } from '../commands/clip-nodes.ts';
import { noDefinitions } from '../document/definitions.ts';
import type { Point } from '../document/layout.ts';
import type { Problem } from '../document/problem.ts';
import type { ThreadSpec } from '../document/workflow.ts';
import { err, ok, type Result } from '../result.ts';
import { DEFINITION_KEYS, definitionEntries, readDefinitions } from './definitions-form.ts';
import { FORMAT_VERSION, openFile } from './open-file.ts';
import type { Fields } from './reader.ts';
import { readThread, readVariables, threadTree, variablesEntry } from './thread-form.ts';
import { blockText } from './yaml/emit.ts';
import { bare, block, entry, flow, text } from './yaml/tree.ts';

const FIRST_LINE = '# Nodes of a Paddock workflow. Paste them onto the canvas of any workflow.';
const KEYS = ['nodes-of', 'variables', 'threads', 'definitions', 'places'] as const;

/** Whether a text means to be a clip, be it right or not. */
export const isClipText = (source: string): boolean => /^nodes-of:/m.test(source);

export function printClip(clip: PortableClip): string {
  const { from, definitions, places } = clip;
  const { threads } = workflowOfClip(clip);
  const hasDefinitions = Object.values(definitions).some((list) => list.length > 0);
  const tree = block([
    ['paddock', bare(FORMAT_VERSION)],
    [
      'nodes-of',
      flow([
        ['workflow', text(from.workflow)],
        ['thread', text(from.thread)],
      ]),
    ],
    variablesEntry(clip.variables),
    ['threads', block(threads.map((thread, index) => [thread.name, threadTree(thread, index === 0)]))],
    entry('definitions', hasDefinitions ? definitions : undefined, (each) => block(definitionEntries(each))),
    entry('places', Object.keys(places).length > 0 ? places : undefined, (all) =>
      block(
        Object.entries(all).map(([name, { x, y }]) => [
          name,
          flow([
            ['x', bare(Math.round(x))],
            ['y', bare(Math.round(y))],
          ]),
        ]),
      ),
    ),
  ]);
  return `${FIRST_LINE}\n${blockText(tree, 0)}\n`;
}

/** The clip, or what in the text can't be understood. Nothing is half-read. */
export function parseClip(source: string): Result<PortableClip, readonly Problem[]> {
  const { reader, fields } = openFile(source, 'clipboard', KEYS, 'a text with copied nodes');
  if (fields === undefined) return err(reader.problems);
  const from = fields.read('nodes-of', 'nodes-of', (node, at) => {
    const inner = reader.fields(node, ['workflow', 'thread'], 'nodes-of', at);
    return {
      workflow: inner.required('workflow', 'nodes-of'),
      thread: inner.required('thread', 'nodes-of'),
    };
  });
  if (from === undefined || reader.problems.length > 0) return err(reader.problems);
  const threads = readThreads(fields, from.thread);
  const definitions = fields.read('definitions', 'definitions', (node) =>
    readDefinitions(reader.fields(node, DEFINITION_KEYS, 'the definitions', '')),
  );
  const places = readPlaces(fields);
  const first = threads.find(({ name }) => name === from.thread);
  if (reader.problems.length > 0 || first === undefined) return err(reader.problems);
  const nodes = first.nodes.filter((node) => node.kind !== 'entrypoint');
  const names = new Set(nodes.map(({ name }) => name));
  return ok({
    from,
    nodes: nodes.map((node) => ({ ...node, next: node.next.filter(({ to }) => names.has(to)) })),
    places,
    variables: first.variables,
    threads: threads.filter((each) => each !== first),
    definitions: definitions ?? noDefinitions,
  });
}

function readThreads(fields: Fields, first: string): readonly ThreadSpec[] {
  const { reader } = fields;
  const top = fields.get('variables');
  const variables = top === undefined ? [] : readVariables(reader, first, top);
  const node = fields.get('threads');
  const entries =
    node === undefined ? [] : (reader.map(node, 'the threads by name', '/threads')?.entries ?? []);
  const threads = entries.map((each) => readThread(reader, each.key, each.value, { name: first, variables }));
  if (!threads.some(({ name }) => name === first))
    reader.fault(
      'missing-key',
      `There is no thread “${first}”, whose nodes were copied.`,
      node ?? fields.node,
    );
  return threads;
}

function readPlaces(fields: Fields): Readonly<Record<string, Point>> {
  const { reader } = fields;
  const entries = fields.read('places', 'places', (node, at) =>
    (reader.map(node, 'the places by name', at)?.entries ?? []).map(({ key, value }) => {
      const inner = reader.fields(value, ['x', 'y'], 'a place', `${at}/${key}`);
      const number = (name: string) =>
        inner.read(name, name, (each, place) => reader.number(each, place)) ?? 0;
      return [key, { x: number('x'), y: number('y') }] as const;
    }),
  );
  return Object.fromEntries(entries ?? []);
}
