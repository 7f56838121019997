/** `paddock.yaml`, read and written: connections without their secrets, and the preferences of a project. */
import { lintCodes, problemCodes, type LintCode } from '../document/problem-code.ts';
import type {
  ConnectionProfile,
  LintLevel,
  LintLevels,
  NewNodeDefaults,
  ProjectFile,
  ProjectPreferences,
} from '../document/project.ts';
import { editText } from './edit/edit-text.ts';
import { finish, FORMAT_VERSION, openFile } from './open-file.ts';
import type { Parsed } from './parse-result.ts';
import { present } from './present.ts';
import type { Fields, Reader } from './reader.ts';
import { sameRecord } from './same-record.ts';
import { durationTree } from './task-call-form.ts';
import type { YamlNode } from './yaml/yaml-node.ts';
import { bare, block, entry, flow, text, type Tree, type TreeMap } from './yaml/tree.ts';
import { blockText } from './yaml/emit.ts';

const KEYS = ['connections', 'preferences', 'lints', 'new-nodes'] as const;
const LEVELS = ['off', 'info', 'warning', 'error'] as const;
const CONNECTION_KEYS = ['host', 'port', 'tls', 'tenant', 'protected', 'oauth'] as const;

export const parseProject = (text: string, file: string): Parsed & { project?: ProjectFile } => {
  const { reader, fields } = openFile(text, file, KEYS, 'a project file');
  if (fields === undefined) return finish(reader);
  const connections = fields.read('connections', 'connections', (node, at) =>
    (reader.map(node, 'the connections by name', at)?.entries ?? []).map(({ key, value }) =>
      readConnection(reader.fields(value, CONNECTION_KEYS, `connection “${key}”`, `${at}/${key}`), key),
    ),
  );
  const preferences = fields.read('preferences', 'preferences', (node, at) => {
    const inner = reader.fields(node, ['push-to', 'opens'], 'the preferences', at);
    return present<ProjectPreferences>({
      pushTo: inner.name('push-to', 'pushTo'),
      opens: inner.name('opens'),
    });
  });
  const project = present<ProjectFile>({
    connections: connections ?? [],
    preferences: preferences ?? {},
    lints: fields.read('lints', 'lints', (node, at) => readLints(fields.reader, node, at)),
    newNodes: fields.read('new-nodes', 'newNodes', (node, at) => readNewNodes(fields.reader, node, at)),
  });
  return reader.problems.length > 0 ? finish(reader) : { project, ...finish(reader) };
};

/**
 * What the project says of lints and new nodes, as far as it can be read: a bad value costs itself alone, and a broken file
 * keeps no workflow from being checked. What is wrong is in `problems`.
 */
export const parseProjectSettings = (
  text: string,
  file: string,
): Parsed & { readonly lints: LintLevels; readonly newNodes: NewNodeDefaults } => {
  const { problems, places } = parseProject(text, file);
  const { fields } = openFile(text, file, KEYS, 'a project file');
  const lints = fields?.read('lints', 'lints', (node, at) => readLints(fields.reader, node, at)) ?? {};
  const newNodes = fields?.read('new-nodes', 'newNodes', (node, at) => readNewNodes(fields.reader, node, at));
  return { problems, places, lints, newNodes: newNodes ?? {} };
};

const readLints = (reader: Reader, node: YamlNode, at: string): LintLevels => {
  const levels: Partial<Record<LintCode, LintLevel>> = {};
  for (const { key, keySpan, value } of reader.map(node, 'the lints by code', at)?.entries ?? []) {
    const code = lintCodes.find((each) => each === key);
    if (code === undefined) {
      if (problemCodes.some((each) => each === key))
        reader.fault(
          'unknown-key',
          `“${key}” is what a server refuses: it can't be turned down.`,
          keySpan,
          at,
        );
      else reader.unknownKey(key, keySpan, lintCodes, 'the lints', at);
      continue;
    }
    const level = reader.oneOf(value, LEVELS, `${at}/${key}`);
    if (level !== undefined) levels[code] = level;
  }
  return levels;
};

const readNewNodes = (reader: Reader, node: YamlNode, at: string): NewNodeDefaults => {
  const inner = reader.fields(node, ['timeout', 'retries', 'event-timeout'], 'what new nodes begin with', at);
  const positive = (value: number | undefined, least: number, key: string): number | undefined => {
    if (value === undefined || (value >= least && value <= 2_147_483_647)) return value;
    return reader.fault(
      'number-out-of-range',
      `${value} can not be the ${key} of a new node.`,
      inner.get(key) ?? node,
      at,
    );
  };
  return present<NewNodeDefaults>({
    timeoutSeconds: positive(inner.duration('timeout', 's', 'timeoutSeconds'), 1, 'timeout'),
    retries: positive(inner.integer('retries'), 0, 'retries'),
    eventTimeoutSeconds: positive(
      inner.duration('event-timeout', 's', 'eventTimeoutSeconds'),
      1,
      'event-timeout',
    ),
  });
};

const readConnection = (fields: Fields, name: string): ConnectionProfile => {
  const port = fields.integer('port');
  if (port !== undefined && (port < 1 || port > 65_535))
    fields.reader.fault('number-out-of-range', `${port} is no port number.`, fields.node, fields.at);
  return present<ConnectionProfile>({
    name,
    host: fields.required('host', `Connection “${name}”`),
    port: port ?? 2023,
    tls: fields.flag('tls'),
    tenant: fields.name('tenant'),
    protected: fields.flag('protected'),
    oauth: fields.read('oauth', 'oauth', (node, at) => {
      const inner = fields.reader.fields(node, ['client-id', 'token-url'], 'oauth', at);
      return {
        clientId: inner.required('client-id', 'OAuth', 'clientId'),
        tokenUrl: inner.required('token-url', 'OAuth', 'tokenUrl'),
      };
    }),
  });
};

export const printProject = (project: ProjectFile): string => `${blockText(projectTree(project), 0)}\n`;

const projectTree = ({ connections, preferences, lints, newNodes }: ProjectFile): TreeMap => {
  const choices = block([
    entry('push-to', preferences.pushTo, text),
    entry('opens', preferences.opens, text),
  ]);
  return block([
    ['paddock', bare(FORMAT_VERSION)],
    entry('connections', connections.length === 0 ? undefined : connections, (all) =>
      block(all.map((connection) => [connection.name, connectionTree(connection)])),
    ),
    choices.entries.length === 0 ? undefined : ['preferences', choices],
    ...settingsTree(lints ?? {}, newNodes ?? {}).entries,
  ]);
};

const settingsTree = (lints: LintLevels, newNodes: NewNodeDefaults): TreeMap => {
  const levels = block(
    lintCodes.map((code) =>
      lints[code] === undefined ? undefined : [code, { kind: 'scalar', text: lints[code], isBare: true }],
    ),
  );
  const defaults = block([
    entry('timeout', newNodes.timeoutSeconds, (seconds) => durationTree(seconds, 's')),
    entry('retries', newNodes.retries, bare),
    entry('event-timeout', newNodes.eventTimeoutSeconds, (seconds) => durationTree(seconds, 's')),
  ]);
  return block([
    levels.entries.length === 0 ? undefined : ['lints', levels],
    defaults.entries.length === 0 ? undefined : ['new-nodes', defaults],
  ]);
};

const connectionTree = (connection: ConnectionProfile): Tree =>
  flow([
    ['host', text(connection.host)],
    ['port', bare(connection.port)],
    entry('tls', connection.tls, bare),
    entry('tenant', connection.tenant, text),
    entry('protected', connection.protected, bare),
    entry('oauth', connection.oauth, ({ clientId, tokenUrl }) =>
      flow([
        ['client-id', text(clientId)],
        ['token-url', text(tokenUrl)],
      ]),
    ),
  ]);

/**
 * The text with other settings of lints and new nodes; comments, connections and keys that we don't know stay as they are.
 * Undefined: the text is so broken that it has to be mended first. @param oldText empty: there is no file yet
 */
export const editProjectSettings = (
  oldText: string,
  settings: { readonly lints: LintLevels; readonly newNodes: NewNodeDefaults },
): string | undefined => {
  const { lints, newNodes } = settings;
  if (oldText.trim() === '') return printProject({ connections: [], preferences: {}, lints, newNodes });
  const { root, fields } = openFile(oldText, '', KEYS, 'a project file');
  if (root === undefined || fields === undefined) return undefined;
  const before = parseProjectSettings(oldText, '');
  const tree = (from: { lints: LintLevels; newNodes: NewNodeDefaults }): TreeMap =>
    block([['paddock', bare(FORMAT_VERSION)], ...settingsTree(from.lints, from.newNodes).entries]);
  const edited = editText(oldText, root, tree(before), tree(settings));
  if (edited === undefined) return undefined;
  const after = parseProjectSettings(edited, '');
  const isAsWanted = sameRecord(after.lints, lints) && sameRecord(after.newNodes, newNodes);
  return isAsWanted ? edited : undefined;
};
