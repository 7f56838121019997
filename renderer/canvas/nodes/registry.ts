/** All 14 node kinds. A new kind is a new file and one line here. */
import type { Node, NodeKind } from '#model/document/node.ts';
import { entrypointView } from './entrypoint.ts';
import { exitView } from './exit.ts';
import { externalEventView } from './external-event.ts';
import type { AnyKindView, PaletteGroup } from './kind-view.ts';
import { nopView } from './nop.ts';
import { runChildWfView } from './run-child-wf.ts';
import { sleepView } from './sleep.ts';
import { startMultipleThreadsView } from './start-multiple-threads.ts';
import { startThreadView } from './start-thread.ts';
import { taskView } from './task.ts';
import { throwEventView } from './throw-event.ts';
import { userTaskView } from './user-task.ts';
import { waitForChildWfView } from './wait-for-child-wf.ts';
import { waitForConditionView } from './wait-for-condition.ts';
import { waitForThreadsView } from './wait-for-threads.ts';

const views = {
  task: taskView,
  'run-child-wf': runChildWfView,
  'throw-event': throwEventView,
  'user-task': userTaskView,
  'external-event': externalEventView,
  sleep: sleepView,
  'wait-for-condition': waitForConditionView,
  'wait-for-child-wf': waitForChildWfView,
  nop: nopView,
  'start-thread': startThreadView,
  'start-multiple-threads': startMultipleThreadsView,
  'wait-for-threads': waitForThreadsView,
  exit: exitView,
  entrypoint: entrypointView,
} satisfies { [K in NodeKind]: { readonly kind: K } };

/** The view of a kind. Its functions take nodes of that kind only. */
export const viewOf = (kind: NodeKind): AnyKindView => views[kind] as unknown as AnyKindView;

/** Kinds that people add, in the palette's order. */
export const paletteKinds: readonly AnyKindView[] = (Object.keys(views) as NodeKind[])
  .filter((kind) => kind !== 'entrypoint')
  .map(viewOf);

export const paletteGroups: readonly PaletteGroup[] = [
  'Work',
  'People',
  'Waiting',
  'Flow',
  'Threads',
  'Ends',
];

/** The line under a node's name as one string, for labels that are spoken. */
export const spokenLine = (node: Node): string =>
  viewOf(node.kind)
    .line(node)
    .map((part) => (typeof part === 'string' ? part : part.code))
    .join('');
