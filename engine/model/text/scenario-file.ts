/** `*.scenario.yaml`, read. Values are data, not expressions: a text is a text, and types come from who takes it. */
import type { Count, ScenarioDocument, ScenarioExpectations, TaskMock } from '../document/scenario.ts';
import { finish, openFile } from './open-file.ts';
import type { Parsed } from './parse-result.ts';
import { present } from './present.ts';
import type { Fields, Reader } from './reader.ts';
import { readEvents, readUserActions } from './scenario-events.ts';
import { readOutcome } from './scenario-outcome.ts';
import { readValues } from './scenario-values.ts';
import type { YamlNode } from './yaml/yaml-node.ts';

export const SCENARIO_KEYS = [
  'scenario',
  'description',
  'workflow',
  'inputs',
  'tasks',
  'events',
  'user-tasks',
  'expect',
] as const;

/** Problems' places have `field` alone: `tasks/charge-card/0/output`, `expect/status`. */
export const parseScenario = (text: string, file: string): Parsed & { scenario?: ScenarioDocument } => {
  const { reader, fields } = openFile(text, file, SCENARIO_KEYS, 'a scenario file');
  if (fields === undefined) return finish(reader);
  const scenario = present<ScenarioDocument>({
    name: fields.required('scenario', 'A scenario file', 'name'),
    description: fields.name('description'),
    workflow: fields.required('workflow', 'A scenario file'),
    inputs: fields.read('inputs', 'inputs', (node, at) => readValues(reader, node, at)) ?? [],
    tasks: fields.read('tasks', 'tasks', (node, at) => readTasks(reader, node, at)) ?? [],
    events: readEvents(fields),
    userTasks: readUserActions(fields),
    expect: readExpectations(fields),
  });
  return reader.problems.length > 0 ? finish(reader) : { scenario, ...finish(reader) };
};

const readTasks = (reader: Reader, node: YamlNode, at: string): readonly TaskMock[] =>
  (reader.map(node, 'outcomes by TaskDef', at)?.entries ?? []).map(({ key, value }) => {
    const place = `${at}/${key}`;
    reader.mark(place, value);
    const items = value.kind === 'list' ? value.items : [value];
    if (items.length === 0)
      reader.fault('missing-value', `“${key}” needs at least one outcome.`, value, place);
    return {
      taskDef: key,
      outcomes: items.map((item, index) => readOutcome(reader, item, `${place}/${index}`)),
    };
  });

const statuses = ['COMPLETED', 'ERROR', 'EXCEPTION', 'RUNNING', 'HALTED'] as const;

const readExpectations = (file: Fields): ScenarioExpectations =>
  file.read('expect', 'expect', (node, at) => {
    const { reader } = file;
    const keys = ['status', 'failure', 'path', 'variables', 'tasks', 'attempts', 'takes'];
    const fields = reader.fields(node, keys, 'expect', at);
    return present<ScenarioExpectations>({
      status: fields.oneOf('status', statuses),
      failure: fields.name('failure'),
      path: fields.read('path', 'path', (each, place) =>
        reader
          .list(each, 'node names', place)
          .map((item, index) => reader.name(item, 'a node', `${place}/${index}`) ?? ''),
      ),
      variables: fields.read('variables', 'variables', (each, place) => readValues(reader, each, place)),
      tasks: fields.read('tasks', 'tasks', (each, place) => readCounts(reader, each, place)),
      attempts: fields.read('attempts', 'attempts', (each, place) => readCounts(reader, each, place)),
      takes: fields.read('takes', 'takes', (each, place) => {
        const inner = reader.fields(each, ['at-least', 'at-most'], 'takes', place);
        return present({
          atLeastMs: inner.duration('at-least', 'ms', 'atLeastMs'),
          atMostMs: inner.duration('at-most', 'ms', 'atMostMs'),
        });
      }),
    });
  }) ?? {};

const readCounts = (reader: Reader, node: YamlNode, at: string): readonly Count[] =>
  (reader.map(node, 'counts by name', at)?.entries ?? []).map(({ key, value }) => ({
    name: key,
    count: reader.integer(value, `${at}/${key}`) ?? 0,
  }));
