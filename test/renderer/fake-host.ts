/** A host in memory: files with versions, as the contract says, and every call counted. */
import type { BridgeClient, FileEntry, ProjectInfo } from '#bridge/contract.ts';

export interface FakeHost {
  readonly client: BridgeClient;
  readonly files: Map<string, { text: string; version: string }>;
  readonly project: ProjectInfo;
  /** Somebody else writes a file. */
  write(path: string, text: string): void;
}

const ROOT = '/project';

export function fakeHost(files: Readonly<Record<string, string>>): FakeHost {
  let serial = 0;
  const disk = new Map<string, { text: string; version: string }>();
  const put = (path: string, text: string): FileEntry => {
    const version = `v${++serial}`;
    disk.set(path, { text, version });
    return { path, version };
  };
  for (const [path, text] of Object.entries(files)) put(path, text);
  const client = {
    files: {
      read: async ({ path }: { path: string }) => {
        const file = disk.get(path);
        if (file === undefined)
          throw Object.assign(new Error(`${path} is not there.`), { code: 'not-found' });
        return file;
      },
      write: async (args: { files: { path: string; text: string; version?: string; force?: boolean }[] }) => {
        for (const file of args.files)
          if (!file.force && disk.get(file.path)?.version !== file.version)
            throw Object.assign(new Error(`${file.path} changed on disk.`), { code: 'changed-on-disk' });
        return args.files.map((file) => put(file.path, file.text));
      },
    },
    on: () => () => undefined,
    isUp: () => true,
    close: () => undefined,
  };
  return {
    client: client as unknown as BridgeClient,
    files: disk,
    project: {
      root: ROOT,
      name: 'project',
      files: [...disk].map(([path, { version }]) => ({ path, version })),
    },
    write: put,
  };
}
