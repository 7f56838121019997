/**
 * Copied nodes as text, as the clipboard holds them: the forms of a workflow file, a first line that says what it is,
 * and where the nodes stood. Other programs can hold it, and people can read and change it.
 *
 * `nodes-of` names the first thread, whose nodes `threads` has without their entrypoint; they are pasted where one
 * points. `also` names the copied nodes of further threads; they are pasted into the threads of the same names, which
 * are made where there are none. Every other thread in `threads` is whole and comes along when it is missing. Groups
 * are there when all of their nodes are; notes stand relative to the first thread's corner.
 */
import type { ClipPart, PortableClip } from '../commands/clip-nodes.ts';
import { workflowOfClip } from '../commands/clip-nodes.ts';
import { noDefinitions } from '../document/definitions.ts';
import type { Group, Note, Point } from '../document/layout.ts';
import type { Problem } from '../document/problem.ts';
import type { ThreadSpec } from '../document/workflow.ts';
import { err, ok, type Result } from '../result.ts';
import { DEFINITION_KEYS, definitionEntries, readDefinitions } from './definitions-form.ts';
import { readGroup, readNote } from './layout-file.ts';
import { FORMAT_VERSION, openFile } from './open-file.ts';
import type { Fields, Reader } from './reader.ts';
import { readThread, readVariables, threadTree, variablesEntry } from './thread-form.ts';
import { blockText } from './yaml/emit.ts';
import { bare, block, blockList, entry, flow, flowList, text, type Tree } from './yaml/tree.ts';
import type { YamlNode } from './yaml/yaml-node.ts';

const FIRST_LINE = '# Nodes of a Paddock workflow. Paste them onto the canvas of any workflow.';
const KEYS = [
  'nodes-of',
  'also',
  'variables',
  'threads',
  'definitions',
  'places',
  'groups',
  'notes',
] as const;

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
    entry('also', clip.also.length > 0 ? clip.also : undefined, (also) =>
      block(also.map((part) => [part.thread, partTree(part)])),
    ),
    variablesEntry(clip.variables),
    ['threads', block(threads.map((thread, index) => [thread.name, threadTree(thread, index === 0)]))],
    entry('definitions', hasDefinitions ? definitions : undefined, (each) => block(definitionEntries(each))),
    entry('places', Object.keys(places).length > 0 ? places : undefined, placesTree),
    entry('groups', clip.groups.length > 0 ? clip.groups : undefined, recordsTree),
    entry('notes', clip.notes.length > 0 ? clip.notes : undefined, recordsTree),
  ]);
  return `${FIRST_LINE}\n${blockText(tree, 0)}\n`;
}

const placesTree = (places: ClipPart['places']): Tree =>
  block(
    Object.entries(places).map(([name, { x, y }]) => [
      name,
      flow([
        ['x', bare(Math.round(x))],
        ['y', bare(Math.round(y))],
      ]),
    ]),
  );

const partTree = ({ nodes, places }: ClipPart): Tree =>
  block([
    ['nodes', flowList(nodes.map(text))],
    entry('places', Object.keys(places).length > 0 ? places : undefined, placesTree),
  ]);

/** Groups and notes, with the keys that they have in the layout file. */
const recordsTree = (records: readonly (Group | Note)[]): Tree =>
  blockList(
    records.map((record) =>
      flow(
        Object.entries(record).map(([key, value]: [string, unknown]) => [
          key,
          typeof value === 'number'
            ? bare(Math.round(value))
            : Array.isArray(value)
              ? flowList(value.map((each) => text(String(each))))
              : text(String(value)),
        ]),
      ),
    ),
  );

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
  const also = fields.read('also', 'also', (node, at) => readAlso(reader, node, at)) ?? [];
  const groups = fields.read('groups', 'groups', (node, at) =>
    reader.list(node, 'groups', at).map((item, index) => readGroup(reader, item, `${at}/${index}`)),
  );
  const notes = fields.read('notes', 'notes', (node, at) =>
    reader.list(node, 'notes', at).map((item, index) => readNote(reader, item, `${at}/${index}`)),
  );
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
    also: also.filter(({ thread }) => threads.some(({ name }) => name === thread)),
    groups: groups ?? [],
    notes: notes ?? [],
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

/** Nodes and places of further threads; a thread without its nodes is a fault of `threads`. */
function readAlso(reader: Reader, node: YamlNode, at: string): readonly ClipPart[] {
  return (reader.map(node, 'the threads by name', at)?.entries ?? []).map(({ key, value }) => {
    const fields = reader.fields(value, ['nodes', 'places'], 'the copied nodes of a thread', `${at}/${key}`);
    const nodes = fields.read('nodes', 'nodes', (each, place) =>
      reader
        .list(each, 'names of nodes', place)
        .flatMap((item, index) => reader.name(item, 'the name of a node', `${place}/${index}`) ?? []),
    );
    return { thread: key, nodes: nodes ?? [], places: readPlaces(fields) };
  });
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
