/** What the simulation runs: WfSpecs with every kind of wait, which come to an end when workers and users do their part. */
import { storedDefinitions } from '../../engine/server/definitions.ts';
import type { Store } from '../../engine/storage/store.ts';
import { aThread, edge, onFailure } from '../kit/a-thread.ts';
import { anEventDef, aTaskDef, aUserTaskDef, aWfSpec } from '../kit/definitions.ts';
import { cmp, lit, out, set, v } from '../kit/expressions.ts';
import {
  nop,
  runChild,
  sleepSeconds,
  startThread,
  task,
  userTask,
  waitForChild,
  waitForCondition,
  waitForEvent,
  waitForThreads,
} from '../kit/nodes.ts';

const tried = { retries: 3, timeoutSeconds: 5, backoff: { baseMs: 500, factor: 2, maxMs: 5000 } };

const order = aWfSpec('order', {
  main: aThread()
    .declares('round', 'INT', { default: 0 })
    .declares('paid', 'STR')
    .interruptedBy('stop', 'on-stop')
    .then('pack', startThread('packing'))
    .then('charge', task('work', [], tried), { handlers: [onFailure('ask', 'declined'), onFailure('note')] })
    .then('again', nop(), {
      next: [
        edge('charge', { when: cmp(v('round'), 'LESS_THAN', lit(2)), set: [set('round', lit(1), 'ADD')] }),
        edge('packed'),
      ],
    })
    .then('packed', waitForThreads([out('pack')]), { handlers: [onFailure('note')] })
    .then('child', runChild('delivery'))
    .then('delivered', waitForChild(out('child')), { handlers: [onFailure('note')] })
    .then('nap', sleepSeconds(lit(2))),
  packing: aThread()
    .then('pick', task('work', [], { retries: 1, timeoutSeconds: 5 }), { handlers: [onFailure('note')] })
    .then('ready', waitForCondition(cmp(v('round'), 'GREATER_THAN', lit(0)))),
  ask: aThread().then('card', waitForEvent('card', { timeout: 30 }), {
    handlers: [onFailure('note', 'TIMEOUT')],
  }),
  note: aThread().then('write', task('work', [], { retries: 5, timeoutSeconds: 5 })),
  'on-stop': aThread().then('review', userTask('form', { user: lit('ada') })),
});

const delivery = aWfSpec('delivery', {
  main: aThread()
    .then('ship', task('work', [], tried), { handlers: [onFailure('note')] })
    .then('signed', waitForEvent('parcel', { key: lit('parcel-1') })),
  note: aThread().then('write', task('work', [], { retries: 5, timeoutSeconds: 5 })),
});

/** Two tasks in a row and nothing else; gone a minute after its end. */
const brief = aWfSpec(
  'brief',
  {
    main: aThread()
      .then('one', task('work', [], { retries: 9, timeoutSeconds: 5 }))
      .then('two', task('work', [], { retries: 9, timeoutSeconds: 5 })),
  },
  { keptForSeconds: 60 },
);

export const WORKFLOWS = ['order', 'order', 'delivery', 'brief'] as const;

export function putDefinitions({ definitions: rows }: Store): void {
  const { put } = storedDefinitions(rows);
  for (const spec of [order, delivery, brief]) put('wf-spec', { name: spec.id?.name ?? '' }, spec);
  put('task-def', { name: 'work' }, aTaskDef('work', {}, 'STR'));
  for (const name of ['stop', 'card']) put('external-event-def', { name }, anEventDef(name));
  put('external-event-def', { name: 'parcel' }, anEventDef('parcel', { correlated: {} }));
  put('user-task-def', { name: 'form' }, aUserTaskDef('form', {}));
}
