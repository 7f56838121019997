/** The shape of every call's arguments: what is not described here is refused before any service sees it. */
import * as v from 'valibot';
import type { JsonValue } from '@bufbuild/protobuf';
import type { Services } from './contract.ts';

const none = v.optional(v.strictObject({}));
const path = v.pipe(v.string(), v.minLength(1), v.maxLength(4_096));
const root = path;
const name = v.pipe(v.string(), v.minLength(1), v.maxLength(300));
const json = v.custom<JsonValue>((value) => value !== undefined, 'A JSON value is missing.');
const connection = v.pipe(v.string(), v.minLength(1), v.maxLength(300));
const watched = v.strictObject({ connection, wfRunId: json });
const delayMs = v.optional(v.pipe(v.number(), v.finite(), v.minValue(0), v.maxValue(86_400_000)));

const outcome = v.variant('kind', [
  v.strictObject({ kind: v.literal('output'), delayMs, value: json }),
  v.strictObject({
    kind: v.literal('exception'),
    delayMs,
    name: v.string(),
    message: v.optional(v.string()),
    content: v.optional(json),
  }),
  v.strictObject({ kind: v.literal('error'), delayMs, message: v.string() }),
]);
const plan = v.strictObject({ taskDef: name, outcomes: v.pipe(v.array(outcome), v.minLength(1)) });
const writtenFile = v.strictObject({
  path,
  text: v.string(),
  version: v.optional(v.string()),
  force: v.optional(v.boolean()),
});
const wholeNumber = v.optional(v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(2_147_483_647)));
const settings = v.strictObject({
  theme: v.optional(v.picklist(['light', 'dark', 'system'])),
  view: v.optional(v.record(v.string(), json)),
  keys: v.optional(v.record(v.string(), v.array(v.pipe(v.string(), v.maxLength(60))))),
  newNodes: v.optional(
    v.strictObject({ timeoutSeconds: wholeNumber, retries: wholeNumber, eventTimeoutSeconds: wholeNumber }),
  ),
  layoutDirection: v.optional(v.picklist(['right', 'down'])),
});
const session = v.pipe(v.string(), v.regex(/^[\w-]{1,64}$/));
const unsavedFile = v.strictObject({ path, text: v.string(), base: v.optional(v.string()) });

/** By service, by method. The type makes sure that no method of the contract is forgotten. */
export const ARGUMENTS: { [S in keyof Services]: { [M in keyof Services[S]]: v.GenericSchema } } = {
  files: {
    templates: none,
    templatePicture: v.strictObject({ id: name, theme: v.picklist(['light', 'dark']) }),
    openTemplate: v.strictObject({ id: name, into: v.optional(path) }),
    openProject: v.strictObject({ root }),
    newProject: v.strictObject({ root, name }),
    recentProjects: none,
    listFolders: v.optional(v.strictObject({ path: v.optional(path) })),
    chooseFolder: v.strictObject({ title: name }),
    read: v.strictObject({ root, path }),
    write: v.strictObject({ root, files: v.pipe(v.array(writtenFile), v.maxLength(1_000)) }),
    remove: v.strictObject({ root, path }),
    trash: v.strictObject({ root, paths: v.pipe(v.array(path), v.maxLength(1_000)) }),
    forgetRecent: v.strictObject({ root }),
  },
  engine: {
    status: none,
    restart: none,
    call: v.strictObject({ connection, method: name, request: json }),
    callExactly: v.strictObject({ connection, method: name, request: json }),
    workers: v.strictObject({ taskDefs: v.array(name) }),
    setMocks: v.strictObject({ plans: v.array(plan) }),
    clearMocks: v.optional(v.strictObject({ taskDefs: v.optional(v.array(name)) })),
    watchRun: watched,
    unwatchRun: watched,
  },
  settings: { get: none, set: v.strictObject({ settings }) },
  recovery: {
    keep: v.strictObject({ root, session: v.optional(session), files: v.array(unsavedFile) }),
    find: v.strictObject({ root, session: v.optional(session) }),
    drop: v.strictObject({ root, sessions: v.optional(v.array(session)) }),
    list: none,
  },
};
