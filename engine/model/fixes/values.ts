/** Fixes of values: arguments and inputs in number and type, conditions that are no BOOL, settings out of range. */
import { editEdge } from '../commands/edit-edge.ts';
import { editNode } from '../commands/edit-node.ts';
import type { NodePatch } from '../commands/node-fields.ts';
import { findDefinition } from '../commands/definition-lists.ts';
import { changeNode } from '../commands/change.ts';
import { rewriteNode } from '../commands/rewrite-expressions.ts';
import type { Drawing } from '../document/drawing.ts';
import type { Node, TaskCall } from '../document/node.ts';
import type { Problem } from '../document/problem.ts';
import type { TypedField } from '../document/definitions.ts';
import { compileExpression, compileType } from '../expression/to-wire.ts';
import { nameText, variableText } from '../expression/words.ts';
import { ok } from '../result.ts';
import { ancestors } from '../rules/thread-family.ts';
import { isCastable } from '../types/assignable.ts';
import type { Fix, FixMaker } from './fix.ts';
import { problemEdge, problemNode, type ProblemNode, problemText } from './problem-record.ts';
import { emptyLiteral, typeOfText } from './types-here.ts';

const inputsOf = (drawing: Drawing, task: string): readonly TypedField[] | undefined => {
  const def = findDefinition(drawing, 'task-def', task);
  return def !== undefined && 'inputs' in def ? def.inputs : undefined;
};

/** A variable of the same name and type that the thread sees, or a value that says nothing. */
function valueFor(drawing: Drawing, thread: string, name: string, type: string): string {
  const family = ancestors(drawing.workflow.threads, thread);
  const same = drawing.workflow.threads
    .filter((each) => family.has(each.name))
    .flatMap((each) => each.variables)
    .find((each) => each.name === name && each.type === type);
  return same === undefined ? (emptyLiteral(type) ?? 'null') : variableText(name);
}

export const argumentCount: FixMaker = (problem, drawing) => {
  const at = problemNode(problem, drawing);
  if (at?.node.kind !== 'task' || at.node.task === undefined) return [];
  const inputs = inputsOf(drawing, at.node.task);
  if (inputs === undefined) return [];
  const { args } = at.node;
  const extra = args.length - inputs.length;
  const missing = inputs.slice(args.length);
  const patch: NodePatch = {
    args:
      extra > 0
        ? args.slice(0, inputs.length)
        : [...args, ...missing.map(({ name, type }) => valueFor(drawing, at.thread.name, name, type))],
  };
  const label =
    extra > 0
      ? `Take the last ${extra === 1 ? 'argument' : `${extra} arguments`} away`
      : `Add ${missing.map(({ name }) => `“${name}”`).join(', ')}`;
  return [{ label, run: (now) => editNode(now, { ...at.ref, patch }) }];
};

/** The type that an argument must have. Of what a thread is given, LittleHorse does not see the cast. */
function wantedType({ place }: Problem, { node }: ProblemNode, drawing: Drawing): string | undefined {
  const argument = /^args\/(\d+)$/.exec(place.field ?? '')?.[1];
  if (node.kind === 'task' && node.task !== undefined && argument !== undefined)
    return inputsOf(drawing, node.task)?.[Number(argument)]?.type;
  if (node.kind === 'user-task' && /^(user|group)$/.test(place.field ?? '')) return 'STR';
  return undefined;
}

export const castIt: FixMaker = (problem, drawing) => {
  const at = problemNode(problem, drawing);
  const text = at && problemText(problem, at.node);
  const wanted = at && wantedType(problem, at, drawing);
  if (at === undefined || text === undefined || wanted === undefined) return [];
  const from = typeOfText(drawing, at.thread.name, text);
  const [source, target] = [from === undefined ? undefined : compileType(from), compileType(wanted)];
  if (!source?.ok || !target.ok || !isCastable(source.value, target.value)) return [];
  const simple = compileExpression(`${text} as ${wanted}`);
  const cast = simple.ok && /^[\w.`-]+$/.test(text) ? `${text} as ${wanted}` : `(${text}) as ${wanted}`;
  return [{ label: `Cast it to ${wanted}`, run: replaced(at, problem, cast) }];
};

const replaced =
  ({ ref }: ProblemNode, { place }: Problem, text: string) =>
  (now: Drawing) =>
    changeNode(now, ref, (node) =>
      ok(rewriteNode(node, (each, field) => (field === place.field ? text : each))),
    );

export const compareWithTrue: FixMaker = (problem, drawing) => {
  const at = problemNode(problem, drawing);
  const text = at && problemText(problem, at.node);
  const edge = problemEdge(problem);
  if (at === undefined || text === undefined) return [];
  const type = typeOfText(drawing, at.thread.name, text);
  const when = type === 'INT' ? `${text} != 0` : type === undefined ? `${text} == true` : undefined;
  if (when === undefined || !compileExpression(when).ok) return [];
  const run =
    edge === undefined
      ? (now: Drawing) => editNode(now, { ...at.ref, patch: { condition: when } })
      : (now: Drawing) => editEdge(now, { thread: at.ref.thread, from: at.ref.node, edge, patch: { when } });
  return [{ label: `Write “${when}”`, run }];
};

export const missingInput: FixMaker = (problem, drawing) => {
  const at = problemNode(problem, drawing);
  if (at?.node.kind !== 'start-thread' && at?.node.kind !== 'start-multiple-threads') return [];
  const { node, ref } = at;
  const given = new Set(node.inputs.map(({ name }) => name));
  const child = drawing.workflow.threads.find(({ name }) => name === node.thread);
  const missing = (child?.variables ?? []).filter(
    ({ name, required }) =>
      required && !given.has(name) && !(node.kind === 'start-multiple-threads' && name === 'INPUT'),
  );
  if (missing.length === 0) return [];
  const added = missing.map(({ name, type }) => ({
    name,
    value: valueFor(drawing, at.thread.name, name, type),
  }));
  return [
    {
      label: `Give ${missing.map(({ name }) => `“${name}”`).join(', ')}`,
      run: (now) => editNode(now, { ...ref, patch: { inputs: [...node.inputs, ...added] } }),
    },
  ];
};

export const unknownInput: FixMaker = (problem, drawing) => {
  const at = problemNode(problem, drawing);
  const input = /^inputs\/(.*)$/.exec(problem.place.field ?? '')?.[1];
  if (at === undefined || !('inputs' in at.node) || input === undefined) return [];
  const inputs = at.node.inputs.filter(({ name }) => name !== input);
  return [{ label: `Don't give “${input}”`, run: (now) => editNode(now, { ...at.ref, patch: { inputs } }) }];
};

/** Sets fields of a task node, or of the reminder that the problem is about. */
function patchCall(
  problem: Problem,
  { node, ref }: ProblemNode,
  label: string,
  patch: Partial<TaskCall>,
): readonly Fix[] {
  if (node.kind === 'task')
    return [{ label, run: (now) => editNode(now, { ...ref, patch: patch as NodePatch }) }];
  const index = Number(/^actions\/(\d+)/.exec(problem.place.field ?? '')?.[1] ?? -1);
  if (node.kind !== 'user-task' || node.actions[index]?.action.kind !== 'task') return [];
  const actions = node.actions.map((each, at) =>
    at === index && each.action.kind === 'task'
      ? { ...each, action: { ...each.action, call: { ...each.action.call, ...patch } } }
      : each,
  );
  return [{ label, run: (now) => editNode(now, { ...ref, patch: { actions } }) }];
}

const callAt = (node: Node, problem: Problem): TaskCall | undefined => {
  if (node.kind === 'task') return node;
  const index = Number(/^actions\/(\d+)/.exec(problem.place.field ?? '')?.[1] ?? -1);
  const action = node.kind === 'user-task' ? node.actions[index]?.action : undefined;
  return action?.kind === 'task' ? action.call : undefined;
};

export const negativeRetries: FixMaker = (problem, drawing) => {
  const at = problemNode(problem, drawing);
  return at === undefined ? [] : patchCall(problem, at, 'Try it once', { retries: 0 });
};

export const badBackoff: FixMaker = (problem, drawing) => {
  const at = problemNode(problem, drawing);
  const backoff = at && callAt(at.node, problem)?.backoff;
  if (at === undefined || backoff === undefined) return [];
  const baseMs = backoff.baseMs > 0 ? backoff.baseMs : 500;
  const mended = { baseMs, maxMs: Math.max(backoff.maxMs, baseMs), factor: Math.max(backoff.factor, 1) };
  const label = `Wait ${mended.baseMs} ms, each time ${mended.factor} times longer, at most ${mended.maxMs} ms`;
  return patchCall(problem, at, label, { backoff: mended });
};

/** A node waits for a child workflow: it says which node started it. */
export const childSource: FixMaker = (problem, drawing) => {
  const at = problemNode(problem, drawing);
  if (at?.node.kind !== 'wait-for-child-wf') return [];
  const starters = at.thread.nodes.filter(({ kind }) => kind === 'run-child-wf');
  return starters.slice(0, 3).map(({ name }) => ({
    label: `Wait for what “${name}” started`,
    run: (now) =>
      editNode(now, {
        ...at.ref,
        patch: { sourceNode: name, childWfRun: `output(${nameText(name)})` },
      }),
  }));
};

/** `x = legacyLiteral(5)` → `x = 5`, `x = legacyOutput()` → `x = output(node)`. */
export const modernMutation: FixMaker = (problem, drawing) => {
  const at = problemNode(problem, drawing);
  const text = at && problemText(problem, at.node);
  if (at === undefined || text === undefined) return [];
  const modern = text
    .replace(/legacyLiteral\(([\s\S]*)\)\s*$/, '$1')
    .replace(/legacyOutput\(\)/, () => `output(${nameText(at.node.name)})`);
  return modern === text ? [] : [{ label: `Write “${modern}”`, run: replaced(at, problem, modern) }];
};
