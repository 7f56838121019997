/** `events:` and `user-tasks:` of a scenario: what others do, at an instant or when a node waits. */
import type { ScenarioEvent, ScenarioMoment, ScenarioUserAction } from '../document/scenario.ts';
import { present } from './present.ts';
import type { Fields, Reader } from './reader.ts';
import { readValue, readValues } from './scenario-values.ts';
import type { YamlNode } from './yaml/yaml-node.ts';

const MOMENT_KEYS = ['at', 'when-waits'] as const;

export const readEvents = (file: Fields): readonly ScenarioEvent[] =>
  file.read('events', 'events', (node, at) =>
    file.reader.list(node, 'events', at).map((item, index) => {
      const keys = [...MOMENT_KEYS, 'post', 'content', 'key'];
      const fields = file.reader.fields(item, keys, 'an event', `${at}/${index}`);
      if (!fields.has('at') && !fields.has('when-waits'))
        file.reader.fault('missing-key', 'An event needs “at” or “when-waits”.', item, `${at}/${index}`);
      return present<ScenarioEvent>({
        ...readMoment(fields),
        post: fields.required('post', 'An event'),
        content: fields.read('content', 'content', (each, place) => readValue(file.reader, each, place)),
        correlationKey: fields.name('key', 'correlationKey'),
      });
    }),
  ) ?? [];

const readMoment = (fields: Fields): ScenarioMoment => {
  if (fields.has('at') && fields.has('when-waits'))
    fields.reader.fault('one-of', 'Either “at” or “when-waits”, not both.', fields.node, fields.at);
  return present({
    atMs: fields.duration('at', 'ms', 'atMs'),
    whenWaits: fields.name('when-waits', 'whenWaits'),
  });
};

export const readUserActions = (file: Fields): readonly ScenarioUserAction[] =>
  file.read('user-tasks', 'userTasks', (node, at) =>
    file.reader
      .list(node, 'actions on user tasks', at)
      .map((item, index) => readUserAction(file.reader, item, `${at}/${index}`)),
  ) ?? [];

const ACTIONS = ['complete', 'assign', 'cancel'] as const;

const readUserAction = (reader: Reader, node: YamlNode, at: string): ScenarioUserAction => {
  const fields = reader.fields(
    node,
    [...MOMENT_KEYS, 'node', 'user', ...ACTIONS],
    'an action on a user task',
    at,
  );
  const actions = ACTIONS.filter((key) => fields.has(key));
  if (actions.length !== 1)
    reader.fault('one-of', `Exactly one of ${ACTIONS.join(', ')} is needed.`, node, at);
  return present<ScenarioUserAction>({
    ...readMoment(fields),
    node: fields.required('node', 'An action on a user task'),
    action: readAction(fields, actions[0]),
  });
};

const readAction = (
  fields: Fields,
  kind: (typeof ACTIONS)[number] | undefined,
): ScenarioUserAction['action'] => {
  const { reader } = fields;
  if (kind === 'complete') {
    const results = fields.read('complete', 'results', (node, at) => readValues(reader, node, at)) ?? [];
    return present({ kind, user: fields.name('user'), results });
  }
  if (kind !== 'assign') return { kind: 'cancel' };
  const to = fields.read('assign', 'assign', (node, at) => {
    const inner = reader.fields(node, ['user', 'group'], 'assign', at);
    return present({ user: inner.name('user'), group: inner.name('group') });
  });
  return { kind, ...to };
};
