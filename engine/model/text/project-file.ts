/** `paddock.yaml`, read and written: connections without their secrets, and the preferences of a project. */
import type { ConnectionProfile, ProjectFile, ProjectPreferences } from '../document/project.ts';
import { finish, FORMAT_VERSION, openFile } from './open-file.ts';
import type { Parsed } from './parse-result.ts';
import { present } from './present.ts';
import type { Fields } from './reader.ts';
import { bare, block, entry, flow, text, type Tree } from './yaml/tree.ts';
import { blockText } from './yaml/emit.ts';

const CONNECTION_KEYS = ['host', 'port', 'tls', 'tenant', 'protected', 'oauth'] as const;

export const parseProject = (text: string, file: string): Parsed & { project?: ProjectFile } => {
  const { reader, fields } = openFile(text, file, ['connections', 'preferences'], 'a project file');
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
  const project = { connections: connections ?? [], preferences: preferences ?? {} };
  return reader.problems.length > 0 ? finish(reader) : { project, ...finish(reader) };
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

export const printProject = ({ connections, preferences }: ProjectFile): string => {
  const choices = block([
    entry('push-to', preferences.pushTo, text),
    entry('opens', preferences.opens, text),
  ]);
  const tree = block([
    ['paddock', bare(FORMAT_VERSION)],
    entry('connections', connections.length === 0 ? undefined : connections, (all) =>
      block(all.map((connection) => [connection.name, connectionTree(connection)])),
    ),
    choices.entries.length === 0 ? undefined : ['preferences', choices],
  ]);
  return `${blockText(tree, 0)}\n`;
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
