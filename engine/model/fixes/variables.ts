/** Fixes of variables: declared nowhere, twice or in the wrong thread, used by nobody, masked or public by mistake. */
import { addVariable } from '../commands/add-variable.ts';
import { changeThread, findThread } from '../commands/change.ts';
import { editDefinition } from '../commands/edit-definition.ts';
import { editVariable } from '../commands/edit-variable.ts';
import { freshVariableName } from '../commands/fresh-name.ts';
import { removeVariable } from '../commands/remove-variable.ts';
import { rewriteNode } from '../commands/rewrite-expressions.ts';
import { mapSharing, patched } from '../commands/sharing.ts';
import { findDefinition } from '../commands/definition-lists.ts';
import type { Drawing } from '../document/drawing.ts';
import type { Problem } from '../document/problem.ts';
import type { ThreadSpec, ThreadVarDef } from '../document/workflow.ts';
import { namesIn, references, renameVariable as renamedIn } from '../expression/references.ts';
import { ok } from '../result.ts';
import { ancestors } from '../rules/thread-family.ts';
import { nearestName } from '../text/nearest-name.ts';
import { type Fix, type FixMaker, inTurn } from './fix.ts';
import { problemNode, type ProblemNode, problemText } from './problem-record.ts';
import { typeOfText } from './types-here.ts';

/** Variables that a thread sees. */
function visible(drawing: Drawing, thread: string): readonly ThreadVarDef[] {
  const family = ancestors(drawing.workflow.threads, thread);
  return drawing.workflow.threads.filter(({ name }) => family.has(name)).flatMap((each) => each.variables);
}

function unknownIn(text: string, drawing: Drawing): string | undefined {
  const declared = new Set(
    drawing.workflow.threads.flatMap((each) => each.variables.map(({ name }) => name)),
  );
  return references(text).variables.find((name) => !declared.has(name));
}

export const unknownVariable: FixMaker = (problem, drawing) => {
  const at = problemNode(problem, drawing);
  const text = at && problemText(problem, at.node);
  const name = text === undefined ? undefined : unknownIn(text, drawing);
  if (at === undefined || text === undefined || name === undefined) return [];
  const near = nearestName(
    name,
    visible(drawing, at.thread.name).map((each) => each.name),
  );
  const type = wantedType(problem, at, drawing, name, text) ?? 'STR';
  const declare: Fix = {
    label: `Declare variable “${name}” as ${type} in thread “${at.thread.name}”`,
    run: (now) => addVariable(now, { thread: at.thread.name, variable: { name, type } }),
  };
  if (near === undefined) return [declare];
  const { field } = problem.place;
  const use: Fix = {
    label: `Use “${near}” instead`,
    run: (now) =>
      changeThread(now, at.thread.name, (thread) =>
        ok(
          patched(thread, {
            nodes: mapSharing(thread.nodes, (node) =>
              node.name === at.node.name
                ? rewriteNode(node, (each, where) => (where === field ? renamedIn(each, name, near) : each))
                : node,
            ),
          }),
        ),
      ),
  };
  return [use, declare];
};

/** The type that the place wants, when the variable stands there alone; or that a mutation gives it. */
function wantedType(
  { place }: Problem,
  { node, thread }: ProblemNode,
  drawing: Drawing,
  name: string,
  text: string,
): string | undefined {
  const { written } = namesIn(text);
  if (written === name) {
    const [, right] = /^[^=]*[^=!<>+*/&|-]=(?!=)([\s\S]*)$/.exec(text) ?? [];
    return right === undefined ? undefined : typeOfText(drawing, thread.name, right.trim());
  }
  if (text.trim() !== name) return undefined;
  const argument = /^args\/(\d+)$/.exec(place.field ?? '')?.[1];
  if (node.kind === 'task' && node.task !== undefined && argument !== undefined) {
    const def = findDefinition(drawing, 'task-def', node.task);
    return def !== undefined && 'inputs' in def ? def.inputs[Number(argument)]?.type : undefined;
  }
  if (/^next\/\d+\/when$|^condition$/.test(place.field ?? '')) return 'BOOL';
  if (/^(seconds|timeout)$|^threads\//.test(place.field ?? '')) return 'INT';
  return undefined;
}

const ofProblem = ({ place }: Problem, drawing: Drawing): ThreadVarDef | undefined =>
  findThread(drawing, place.thread ?? '')?.variables.find(({ name }) => name === place.variable);

const patchVariable =
  (label: string, patch: Parameters<typeof editVariable>[1]['patch']): FixMaker =>
  (problem, drawing) => {
    const { thread, variable } = problem.place;
    if (thread === undefined || variable === undefined || ofProblem(problem, drawing) === undefined)
      return [];
    return [
      { label: label.replace('{}', variable), run: (now) => editVariable(now, { thread, variable, patch }) },
    ];
  };

export const unusedVariable: FixMaker = (problem, drawing) => {
  const { thread, variable } = problem.place;
  if (thread === undefined || variable === undefined || ofProblem(problem, drawing) === undefined) return [];
  return [
    { label: `Take variable “${variable}” away`, run: (now) => removeVariable(now, { thread, variable }) },
  ];
};

export const defaultNeverUsed: FixMaker = (problem, drawing) => [
  ...patchVariable('Let “{}” be left out', { required: undefined })(problem, drawing),
  ...patchVariable('Take the default of “{}” away', { default: undefined })(problem, drawing),
];

export const makePrivate = patchVariable('Make “{}” private', { access: undefined });

/** The second of two declarations gets another name, in its own thread and below it. */
export const declaredTwice: FixMaker = (problem, drawing) => {
  const { thread: owner, variable } = problem.place;
  const thread = findThread(drawing, owner ?? '');
  if (thread === undefined || variable === undefined) return [];
  const name = freshVariableName(drawing, variable);
  return [
    {
      label: `Call it “${name}” in thread “${thread.name}”`,
      run: (now) => changeThread(now, thread.name, (each) => ok(renamedWithin(each, variable, name))),
    },
    {
      label: `Use the other “${variable}” and take this one away`,
      run: (now) => removeVariable(now, { thread: thread.name, variable }),
    },
  ];
};

const renamedWithin = (thread: ThreadSpec, from: string, to: string): ThreadSpec =>
  patched(thread, {
    variables: mapSharing(thread.variables, (each) => (each.name === from ? { ...each, name: to } : each)),
    nodes: mapSharing(thread.nodes, (node) => rewriteNode(node, (text) => renamedIn(text, from, to))),
  });

/** Where every thread sees it. */
export const notVisible: FixMaker = (problem, drawing) => {
  const at = problemNode(problem, drawing);
  const text = at && problemText(problem, at.node);
  const seen = new Set(visible(drawing, at?.thread.name ?? '').map(({ name }) => name));
  const hidden = text === undefined ? undefined : references(text).variables.find((name) => !seen.has(name));
  return hidden === undefined ? [] : moveToEntrypoint(drawing, hidden);
};

function moveToEntrypoint(drawing: Drawing, name: string): readonly Fix[] {
  const { threads, entrypoint } = drawing.workflow;
  const owner = threads.find((each) => each.variables.some((variable) => variable.name === name));
  const variable = owner?.variables.find((each) => each.name === name);
  if (owner === undefined || variable === undefined || owner.name === entrypoint || name === 'INPUT')
    return [];
  return [
    {
      label: `Declare “${name}” in thread “${entrypoint}”, where all threads see it`,
      run: inTurn(
        (now) => removeVariable(now, { thread: owner.name, variable: name }),
        (now) =>
          addVariable(now, { thread: entrypoint, variable: patched(variable, { required: undefined }) }),
      ),
    },
  ];
}

/** The handler of an interrupt can declare INPUT alone. */
export const handlerVariable: FixMaker = ({ place }, drawing) => {
  const index = /^interrupts\/(\d+)/.exec(place.field ?? '')?.[1];
  const run = findThread(drawing, place.thread ?? '')?.interrupts[Number(index)]?.run;
  const own = findThread(drawing, run ?? '')?.variables.find(({ name }) => name !== 'INPUT');
  return own === undefined ? [] : moveToEntrypoint(drawing, own.name);
};

/** What a masked value goes into is masked too. */
export const maskTarget: FixMaker = (problem, drawing) => {
  const at = problemNode(problem, drawing);
  const text = at && problemText(problem, at.node);
  if (at === undefined || text === undefined) return [];
  const { written } = namesIn(text);
  const { node } = at;
  const argument = /^args\/(\d+)$/.exec(problem.place.field ?? '')?.[1];
  if (written !== undefined) return maskVariable(drawing, at.thread.name, written);
  if (node.kind === 'task' && node.task !== undefined && argument !== undefined)
    return maskInput(drawing, node.task, Number(argument));
  const input = /^inputs\/(.*)$/.exec(problem.place.field ?? '')?.[1];
  if ((node.kind === 'start-thread' || node.kind === 'start-multiple-threads') && input !== undefined)
    return maskVariable(drawing, node.thread, input);
  return [];
};

function maskVariable(drawing: Drawing, thread: string, variable: string): readonly Fix[] {
  const family = ancestors(drawing.workflow.threads, thread);
  const owner = drawing.workflow.threads.find(
    (each) => family.has(each.name) && each.variables.some(({ name }) => name === variable),
  );
  if (owner === undefined) return [];
  return [
    {
      label: `Mask variable “${variable}”`,
      run: (now) => editVariable(now, { thread: owner.name, variable, patch: { masked: true } }),
    },
  ];
}

function maskInput(drawing: Drawing, task: string, index: number): readonly Fix[] {
  const def = findDefinition(drawing, 'task-def', task);
  if (def === undefined || !('inputs' in def) || def.inputs[index] === undefined) return [];
  const inputs = def.inputs.map((each, at) => (at === index ? { ...each, masked: true } : each));
  return [
    {
      label: `Mask input “${def.inputs[index].name}” of TaskDef “${task}”`,
      run: (now) => editDefinition(now, { kind: 'task-def', name: task, patch: { inputs } }),
    },
  ];
}
