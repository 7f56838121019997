/** Fixes of names that LittleHorse does not take: the nearest name that it does. */
import { editFailureHandlers } from '../commands/edit-failure-handlers.ts';
import { editNode } from '../commands/edit-node.ts';
import { handlersOf } from '../commands/failure-handlers.ts';
import { renameDefinition } from '../commands/rename-definition.ts';
import { renameWorkflow } from '../commands/rename-workflow.ts';
import { freshName } from '../commands/fresh-name.ts';
import { definitionsOf } from '../commands/definition-lists.ts';
import { isFailureName } from '../validate/names.ts';
import type { FixMaker } from './fix.ts';
import { indexIn, problemNode } from './problem-record.ts';

/** Letters, digits and dashes, none of them at an end; undefined: nothing is left of it. */
export function plainName(name: string): string | undefined {
  const plain = name
    .normalize('NFKD')
    .replace(/[\u0300-\u036f]/g, '')
    .replace(/[^a-zA-Z0-9]+/g, '-')
    .replace(/^-+|-+$/g, '');
  return plain === '' ? undefined : plain;
}

export const badName: FixMaker = ({ place }, drawing) => {
  const { definition } = place;
  if (definition === undefined) {
    const name = plainName(drawing.workflow.name);
    if (name === undefined || place.thread !== undefined) return [];
    return [{ label: `Call the workflow “${name}”`, run: (now) => renameWorkflow(now, { name }) }];
  }
  const plain = plainName(definition.name);
  if (plain === undefined) return [];
  const taken = [drawing.definitions, drawing.workflow.definitions].flatMap((each) =>
    each === undefined ? [] : definitionsOf(each, definition.kind).map(({ name }) => name),
  );
  const newName = freshName(plain, taken);
  return [{ label: `Call it “${newName}”`, run: (now) => renameDefinition(now, { ...definition, newName }) }];
};

export const badFailureName: FixMaker = (problem, drawing) => {
  const at = problemNode(problem, drawing);
  if (at === undefined) return [];
  if (at.node.kind === 'exit' && at.node.fail !== undefined) {
    const { fail } = at.node;
    const plain = plainName(fail.name);
    const name = plain === undefined || isFailureName(plain) ? plain : plain.toLowerCase().replace(/_/g, '-');
    if (name === undefined || !isFailureName(name)) return [];
    return [
      {
        label: `Call the exception “${name}”`,
        run: (now) => editNode(now, { ...at.ref, patch: { fail: { ...fail, name } } }),
      },
    ];
  }
  const own = indexIn('onFailure', problem);
  const list = own === undefined ? 'waited-thread' : 'node';
  const index = own ?? indexIn('onThreadFailure', problem);
  const handlers = handlersOf(at.node, list);
  const failure = plainName(handlers[index ?? -1]?.failure ?? '');
  if (failure === undefined) return [];
  return [
    {
      label: `Handle the exception “${failure}”`,
      run: (now) =>
        editFailureHandlers(now, {
          ...at.ref,
          list,
          handlers: handlers.map((each, place) => (place === index ? { ...each, failure } : each)),
        }),
    },
  ];
};
