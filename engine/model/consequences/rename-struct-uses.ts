/** A renamed StructDef is renamed in every type that names it: of variables, of definitions and in expressions. */
import type { Definitions } from '../document/definitions.ts';
import type { Drawing } from '../document/drawing.ts';
import type { ThreadSpec } from '../document/workflow.ts';
import { changeWorkflow, mapThreads } from '../commands/change.ts';
import { rewriteThread } from '../commands/rewrite-expressions.ts';
import { mapSharing, patched } from '../commands/sharing.ts';
import { renameStruct } from '../expression/struct-names.ts';

type Rename = (text: string) => string;

interface Typed {
  readonly type: string;
  readonly masked?: boolean;
}

const typed =
  (rename: Rename) =>
  <T extends Typed>(item: T): T =>
    patched<Typed>(item, { type: rename(item.type) }) as T;

/** Content of an event; it may be absent or `void`. */
const content =
  (rename: Rename) =>
  <T extends Typed | 'void' | undefined>(item: T): T =>
    typeof item === 'object' ? (typed(rename)(item) as T) : item;

function inThread(thread: ThreadSpec, rename: Rename): ThreadSpec {
  const next = patched(thread, { variables: mapSharing(thread.variables, typed(rename)) });
  return rewriteThread(next, rename);
}

function inDefinitions(definitions: Definitions, rename: Rename): Definitions {
  return patched(definitions, {
    taskDefs: mapSharing(definitions.taskDefs, (def) =>
      patched(def, {
        inputs: mapSharing(def.inputs, typed(rename)),
        returns: content(rename)(def.returns),
      }),
    ),
    externalEventDefs: mapSharing(definitions.externalEventDefs, (def) =>
      patched(def, { content: content(rename)(def.content) }),
    ),
    workflowEventDefs: mapSharing(definitions.workflowEventDefs, (def) =>
      patched(def, { content: content(rename)(def.content) }),
    ),
    structDefs: mapSharing(definitions.structDefs, (def) =>
      patched(def, { fields: mapSharing(def.fields, typed(rename)) }),
    ),
  });
}

export function renameStructUses(drawing: Drawing, from: string, to: string): Drawing {
  const rename: Rename = (text) => renameStruct(text, from, to);
  const project = patched(drawing, { definitions: inDefinitions(drawing.definitions, rename) });
  const carried = changeWorkflow(project, (workflow) =>
    workflow.definitions === undefined
      ? workflow
      : patched(workflow, { definitions: inDefinitions(workflow.definitions, rename) }),
  );
  return mapThreads(carried, (thread) => inThread(thread, rename));
}
