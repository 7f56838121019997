/** A renamed StructDef is renamed in every type that names it: of variables, of definitions and in expressions. */
import type { Definitions } from '../document/definitions.ts';
import type { Drawing } from '../document/drawing.ts';
import type { ThreadSpec } from '../document/workflow.ts';
import { changeWorkflow, mapThreads } from '../commands/change.ts';
import { rewriteThread } from '../commands/rewrite-expressions.ts';
import { mapSharing, patched } from '../commands/sharing.ts';

type Rename = (text: string) => string;

/** `Struct<car>` and `Struct<car, 2>`; string literals in expressions are passed over. */
function renameStruct(from: string, to: string): Rename {
  return (text) =>
    text.replace(/"(?:[^"\\]|\\.)*"|(\bStruct\s*<\s*)([\w-]+)/g, (whole, head: string | undefined, name) =>
      head !== undefined && name === from ? head + to : whole,
    );
}

const typed =
  <T extends { readonly type: string }>(rename: Rename) =>
  (item: T): T =>
    patched<{ readonly type: string }>(item, { type: rename(item.type) }) as T;

function inThread(thread: ThreadSpec, rename: Rename): ThreadSpec {
  const next = patched(thread, { variables: mapSharing(thread.variables, typed(rename)) });
  return rewriteThread(next, rename);
}

function inDefinitions(definitions: Definitions, rename: Rename): Definitions {
  return patched(definitions, {
    taskDefs: mapSharing(definitions.taskDefs, (def) =>
      patched(def, {
        inputs: mapSharing(def.inputs, typed(rename)),
        returns: def.returns && typed<NonNullable<typeof def.returns>>(rename)(def.returns),
      }),
    ),
    externalEventDefs: mapSharing(definitions.externalEventDefs, (def) =>
      def.content === undefined || def.content === 'void'
        ? def
        : patched(def, { content: typed<typeof def.content>(rename)(def.content) }),
    ),
    workflowEventDefs: mapSharing(definitions.workflowEventDefs, (def) =>
      def.content === undefined
        ? def
        : patched(def, { content: typed<typeof def.content>(rename)(def.content) }),
    ),
    structDefs: mapSharing(definitions.structDefs, (def) =>
      patched(def, { fields: mapSharing(def.fields, typed(rename)) }),
    ),
  });
}

export function renameStructUses(drawing: Drawing, from: string, to: string): Drawing {
  const rename = renameStruct(from, to);
  const project = patched(drawing, { definitions: inDefinitions(drawing.definitions, rename) });
  const carried = changeWorkflow(project, (workflow) =>
    workflow.definitions === undefined
      ? workflow
      : patched(workflow, { definitions: inDefinitions(workflow.definitions, rename) }),
  );
  return mapThreads(carried, (thread) => inThread(thread, rename));
}
