/**
 * The services that the host gives to the app's pages: interfaces only, no behaviour. Under Electron they travel over a
 * MessagePort, in a browser over a WebSocket; both ends are the same code. Everything here is plain JSON: protobuf
 * messages travel in protobuf JSON. A refused call rejects with a `ServiceError`.
 */
import type { JsonValue } from '@bufbuild/protobuf';

export interface ServiceErrorData {
  /**
   * Stable: `not-found`, `changed-on-disk`, `no-space`, `denied`, `too-large`, `not-supported`, `engine-down`,
   * `connection-lost` (the page lost the host; the call may or may not have happened), `bad-request`, `internal`, or a
   * gRPC code's name as gRPC writes it (`NOT_FOUND`, `UNAVAILABLE`, …).
   */
  readonly code: string;
  /** What, where, what now. */
  readonly message: string;
}

export interface FileEntry {
  /** Relative to the project's root, with `/`. */
  readonly path: string;
  /** Opaque; changes when the content does. */
  readonly version: string;
}

export interface ProjectInfo {
  /** Absolute path of the folder. */
  readonly root: string;
  readonly name: string;
  /** The files that Paddock knows: *.workflow.yaml, *.layout.json, definitions.yaml, scenarios/*.scenario.yaml, paddock.yaml, README.md. */
  readonly files: readonly FileEntry[];
  /** Nothing can be written in the folder now: a read-only disk, or no right to. Edits go on; saving goes elsewhere. */
  readonly isReadOnly?: boolean;
}

export interface TemplateInfo {
  readonly id: string;
  readonly title: string;
  readonly description: string;
}

export interface FilesService {
  templates(): Promise<readonly TemplateInfo[]>;
  /** What a template's drawing looks like, as a `data:` URL; undefined when it has no picture. */
  templatePicture(args: { id: string; theme: 'light' | 'dark' }): Promise<string | undefined>;
  /** Copies a template into a new folder (or a scratch folder of the user's when `into` is absent) and opens it. */
  openTemplate(args: { id: string; into?: string }): Promise<ProjectInfo>;
  openProject(args: { root: string }): Promise<ProjectInfo>;
  /** Makes a folder with one minimal workflow and opens it. */
  newProject(args: { root: string; name: string }): Promise<ProjectInfo>;
  recentProjects(): Promise<readonly { root: string; name: string }[]>;
  /** Folders below a path, for the in-app folder chooser of the browser. */
  listFolders(args: {
    path?: string;
  }): Promise<{ path: string; parent?: string; folders: readonly string[]; isProject: boolean }>;
  /** The system's own dialog under Electron; undefined when cancelled; rejects with `not-supported` in a browser. */
  chooseFolder(args: { title: string }): Promise<string | undefined>;
  read(args: { root: string; path: string }): Promise<{ text: string; version: string }>;
  /**
   * Writes whole files, each atomically (temporary file, fsync, rename). `version` is what was read; when the file has
   * changed since, nothing at all is written and the call rejects with `changed-on-disk`. Absent: the file must be new.
   */
  write(args: {
    root: string;
    files: readonly { path: string; text: string; version?: string; force?: boolean }[];
  }): Promise<readonly FileEntry[]>;
  remove(args: { root: string; path: string }): Promise<void>;
  /** Removes files into the system's trash; `trashed` is false where there is none and they are simply removed. */
  trash(args: { root: string; paths: readonly string[] }): Promise<{ trashed: boolean }>;
  /** Takes a project off the list of recent ones; its folder stays. */
  forgetRecent(args: { root: string }): Promise<void>;
}

export interface EngineStatus {
  readonly state: 'starting' | 'up' | 'down';
  /** host:port of the gRPC service when up. */
  readonly address?: string;
  readonly version?: string;
  /** Why it is down, and what happens next. */
  readonly message?: string;
}

/** What happened to one TaskDef's tasks when no worker is connected: outcomes in order, the last one repeats. */
export interface MockPlan {
  readonly taskDef: string;
  readonly outcomes: readonly MockOutcome[];
}

export type MockOutcome = { readonly delayMs?: number } & (
  | { readonly kind: 'output'; /** VariableValue in protobuf JSON. */ readonly value: JsonValue }
  | {
      readonly kind: 'exception';
      readonly name: string;
      readonly message?: string;
      /** VariableValue. */ readonly content?: JsonValue;
    }
  | { readonly kind: 'error'; readonly message: string }
);

/** `local` is the bundled engine; otherwise host:port of a LittleHorse server. */
export type Connection = 'local' | (string & {});

export interface EngineService {
  status(): Promise<EngineStatus>;
  restart(): Promise<EngineStatus>;
  /** Any unary RPC of littlehorse.LittleHorse; request and reply in protobuf JSON. */
  call(args: { connection: Connection; method: string; request: JsonValue }): Promise<JsonValue>;
  /**
   * As `call`; `unknownAt` says besides where the reply holds what this version's contract does not know, as a path of JSON
   * names ('' is the reply itself): a newer server sent it, and `reply` lacks it.
   */
  callExactly(args: {
    connection: Connection;
    method: string;
    request: JsonValue;
  }): Promise<{ reply: JsonValue; unknownAt?: string }>;
  /** Worker ids (not our own mocks) connected to the local engine, by TaskDef. */
  workers(args: { taskDefs: readonly string[] }): Promise<Readonly<Record<string, readonly string[]>>>;
  /** Replaces the plans of these TaskDefs; mocks are workers of our own on the local engine. */
  setMocks(args: { plans: readonly MockPlan[] }): Promise<void>;
  clearMocks(args: { taskDefs?: readonly string[] }): Promise<void>;
  /** Starts to send `run-changed` for this WfRun until it ends or `unwatchRun`. */
  watchRun(args: { connection: Connection; wfRunId: JsonValue }): Promise<RunSnapshot>;
  unwatchRun(args: { connection: Connection; wfRunId: JsonValue }): Promise<void>;
}

/** Everything of one WfRun, each in protobuf JSON. */
export interface RunSnapshot {
  readonly connection: Connection;
  readonly wfRun: JsonValue;
  readonly nodeRuns: readonly JsonValue[];
  readonly taskRuns: readonly JsonValue[];
  readonly userTaskRuns: readonly JsonValue[];
  readonly variables: readonly JsonValue[];
  readonly externalEvents: readonly JsonValue[];
}

export interface SettingsService {
  get(): Promise<Settings>;
  set(args: { settings: Partial<Settings> }): Promise<Settings>;
}

export interface Settings {
  readonly theme: 'light' | 'dark' | 'system';
  /** Remembered sizes of panels, connections used, and the like. */
  readonly view: Readonly<Record<string, JsonValue>>;
  /** Keys that the user chose, by id of the action, e.g. `{ "file.save": ["mod+s"] }`; an empty list takes them away. */
  readonly keys?: Readonly<Record<string, readonly string[]>>;
  /** What new nodes begin with where the project says nothing. */
  readonly newNodes?: {
    readonly timeoutSeconds?: number;
    readonly retries?: number;
    /** How long an external-event node waits. */
    readonly eventTimeoutSeconds?: number;
  };
  /** Where the flow of new drawings runs to; to the right when absent. */
  readonly layoutDirection?: 'right' | 'down';
}

/** One unsaved file. */
export interface UnsavedFile {
  readonly path: string;
  readonly text: string;
  /** What was on disk when the edits began; absent: the file was not there. */
  readonly base?: string;
}

/**
 * Unsaved edits, kept outside the project so that a crash loses nothing older than 2 s. Each page keeps its own, under a
 * `session` of its choice, so that two windows on one project never overwrite each other's.
 */
export interface RecoveryService {
  keep(args: { root: string; session?: string; files: readonly UnsavedFile[] }): Promise<void>;
  /**
   * What pages kept that are no longer there, newest first. `session`: what this page keeps from now on; what it kept under
   * other names is found, too.
   */
  find(args: {
    root: string;
    session?: string;
  }): Promise<readonly (UnsavedFile & { keptAt: string; session: string })[]>;
  /** Drops what these sessions kept; all of the project without `sessions`. */
  drop(args: { root: string; sessions?: readonly string[] }): Promise<void>;
  /** Projects with unsaved edits of pages that are no longer there, newest first. */
  list(): Promise<readonly { root: string; name: string; keptAt: string; paths: readonly string[] }[]>;
}

export interface Services {
  readonly files: FilesService;
  readonly engine: EngineService;
  readonly settings: SettingsService;
  readonly recovery: RecoveryService;
}

/** Sent by the host without being asked. */
export type HostEvent =
  | { readonly kind: 'engine-status'; readonly status: EngineStatus }
  | { readonly kind: 'run-changed'; readonly snapshot: RunSnapshot }
  | {
      readonly kind: 'file-changed';
      readonly root: string;
      readonly path: string;
      readonly version: string | null;
    }
  /** The folder of a project is gone (deleted, renamed, its disk taken out), or there again. */
  | { readonly kind: 'project-folder'; readonly root: string; readonly isThere: boolean }
  /** A menu item of the shell was chosen; the id is an action's id. */
  | { readonly kind: 'menu'; readonly action: string };

/** Not sent by the host: the page's own end of the bridge says whether the host can be reached. */
export interface ConnectionEvent {
  readonly kind: 'connection';
  readonly isUp: boolean;
  /** When down: why, and what happens next. */
  readonly message?: string;
}

/** Everything that a page can listen to. */
export type BridgeEvent = HostEvent | ConnectionEvent;

/** What a page holds: the services, and the events. Made by `connectServices` (client.ts) or `openBridge` (open.ts). */
export interface BridgeClient extends Services {
  /** Calls `listener` for each event of this kind until the function that is returned is called. */
  on<K extends BridgeEvent['kind']>(
    kind: K,
    listener: (event: Extract<BridgeEvent, { kind: K }>) => void,
  ): () => void;
  /** Whether the host can be reached now. */
  isUp(): boolean;
  /** Ends the connection for good: calls in flight reject with `connection-lost`. */
  close(): void;
}
