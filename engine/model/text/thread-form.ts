/** `threads:` – one ThreadSpec: variables, interrupts, nodes. The entrypoint's variables stand at the file's top. */
import type { InterruptDef, ThreadSpec, ThreadVarDef } from '../document/workflow.ts';
import { readParts } from './kept-parts.ts';
import { nodeTree, readNode } from './node-form.ts';
import { nodeKey, threadKey, variableKey } from './place-key.ts';
import { present } from './present.ts';
import type { Fields, Reader } from './reader.ts';
import { durationTree } from './task-call-form.ts';
import { variableTree, readVariable } from './variable-form.ts';
import { block, blockList, entry, flow, text, type Tree, type TreeEntry } from './yaml/tree.ts';
import type { YamlNode } from './yaml/yaml-node.ts';

const KEYS = ['variables', 'interrupts', 'retention', 'nodes'] as const;

export const readThread = (
  reader: Reader,
  name: string,
  node: YamlNode,
  entrypoint: { readonly name: string; readonly variables: readonly ThreadVarDef[] },
): ThreadSpec => {
  const at = threadKey(name);
  const fields = reader.fields(node, KEYS, 'a thread', at);
  const isEntrypoint = name === entrypoint.name;
  if (isEntrypoint && fields.has('variables'))
    reader.fault(
      'misplaced-variables',
      `The variables of thread “${name}”, in which the workflow starts, stand at the top of the file.`,
      fields.get('variables') ?? node,
      at,
    );
  const own = fields.read('variables', 'variables', (each) => readVariables(reader, name, each)) ?? [];
  return present<ThreadSpec>({
    name,
    variables: isEntrypoint ? entrypoint.variables : own,
    interrupts: readInterrupts(fields),
    nodes:
      fields.read('nodes', 'nodes', (each, place) =>
        readParts(reader, place, reader.map(each, 'the nodes by name', place)?.entries ?? [], (entry) => {
          const made = readNode(reader, entry.key, entry.value, nodeKey(name, entry.key));
          reader.markEntry(nodeKey(name, entry.key), entry);
          return made ?? [];
        }).flat(),
      ) ?? [],
    retentionSeconds: fields.duration('retention', 's', 'retentionSeconds'),
  });
};

export const readVariables = (reader: Reader, thread: string, node: YamlNode): readonly ThreadVarDef[] =>
  (reader.map(node, 'the variables by name', `${threadKey(thread)}/variables`)?.entries ?? []).map(
    (entry) => {
      const made = readVariable(reader, entry.key, entry.value, variableKey(thread, entry.key));
      reader.markEntry(variableKey(thread, entry.key), entry);
      return made;
    },
  );

const readInterrupts = (fields: Fields): readonly InterruptDef[] =>
  fields.read('interrupts', 'interrupts', (node, at) => {
    const { reader } = fields;
    if (node.kind === 'list')
      return node.items.map((item, index) => {
        const inner = reader.fields(item, ['event', 'run'], 'an interrupt', `${at}/${index}`);
        return { event: inner.required('event', 'An interrupt'), run: inner.required('run', 'An interrupt') };
      });
    return (reader.map(node, 'the interrupts: event and thread', at)?.entries ?? []).map(
      ({ key, value }, index) => ({
        event: key,
        run: reader.name(value, 'the name of a thread', `${at}/${index}/run`) ?? '',
      }),
    );
  }) ?? [];

export const threadTree = (thread: ThreadSpec, isEntrypoint: boolean): Tree =>
  block([
    isEntrypoint ? undefined : variablesEntry(thread.variables),
    interruptsEntry(thread.interrupts),
    entry('retention', thread.retentionSeconds, (seconds) => durationTree(seconds, 's')),
    ['nodes', block(thread.nodes.map((node) => [node.name, nodeTree(node)]))],
  ]);

export const variablesEntry = (variables: readonly ThreadVarDef[]): TreeEntry | undefined =>
  variables.length === 0
    ? undefined
    : ['variables', block(variables.map((variable) => [variable.name, variableTree(variable)]))];

/** A list where one event is there twice, which a map can't say. */
const interruptsEntry = (interrupts: readonly InterruptDef[]): TreeEntry | undefined => {
  if (interrupts.length === 0) return undefined;
  const names = new Set(interrupts.map(({ event }) => event));
  if (names.size === interrupts.length && !names.has(''))
    return ['interrupts', flow(interrupts.map(({ event, run }) => [event, text(run)]))];
  const items = interrupts.map(({ event, run }) =>
    flow([
      ['event', text(event)],
      ['run', text(run)],
    ]),
  );
  return ['interrupts', blockList(items)];
};
