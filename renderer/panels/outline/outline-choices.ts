/** The questions that the outline asks: which kind, which node, which failure, which event, which thread. */
import { IconPlus } from '@tabler/icons-react';
import { freshThreadName } from '#model/commands/fresh-name.ts';
import { mergedDefinitions } from '#model/document/merged-definitions.ts';
import type { FailureHandlerDef, Node } from '#model/document/node.ts';
import { mayConnect } from '#model/rules/may-connect.ts';
import { recentOffers } from '../../canvas/edits/perform-add.ts';
import type { Offer } from '../../canvas/nodes/offers.ts';
import { spokenLine, viewOf } from '../../canvas/nodes/registry.ts';
import { useDocument } from '../../store/document-store.ts';
import { ask, type Choice } from '../chooser/choosing.ts';
import { errorTypes } from '../inspector/lists/error-types.ts';
import { findKinds } from '../node-menu/find-kinds.ts';
import { connectTo, handleFailure, insertBefore, interruptBy, replaceKind } from './outline-edits.ts';
import type { OutlineRow } from './outline-row.ts';
import { nodesInFlow } from './flow-order.ts';
import { placeOfRow } from './outline-view.ts';

const drawingNow = () => useDocument.getState().drawing;
const threadsNow = () => drawingNow()?.workflow.threads ?? [];

const offerChoice = (offer: Offer, run: () => void): Choice => ({
  id: offer.id,
  label: offer.label,
  detail: offer.description,
  words: offer.keywords.join(' '),
  icon: offer.icon,
  tone: offer.tone(),
  run,
});

export function askForKindBefore(row: OutlineRow, node: Node): void {
  ask({
    title: `Before ${node.name}`,
    at: placeOfRow(row.id),
    choices: findKinds('', recentOffers(), ['exit'])
      .filter(({ id }) => id !== 'loop')
      .map((offer) => offerChoice(offer, () => insertBefore(offer, row.thread, node))),
  });
}

export function askForKindInstead(row: OutlineRow, node: Node): void {
  ask({
    title: `Replace ${node.name} by`,
    at: placeOfRow(row.id),
    choices: findKinds('', recentOffers())
      .filter(({ id, kind }) => id !== 'loop' && (kind !== node.kind || id === 'fail'))
      .map((offer) => offerChoice(offer, () => replaceKind(offer, row.thread, node))),
  });
}

export function askForTarget(row: OutlineRow, from: Node): void {
  const threads = threadsNow();
  const thread = threads.find(({ name }) => name === row.thread);
  if (thread === undefined) return;
  const at = { thread: row.thread, node: from.name };
  const targets = nodesInFlow(thread).filter(
    (node) =>
      mayConnect(threads, { from: at, to: { thread: row.thread, node: node.name } }).allowed && node !== from,
  );
  ask({
    title: `Connect ${from.name} to`,
    at: placeOfRow(row.id),
    choices: targets.map((node) => ({
      id: node.name,
      label: node.name,
      detail: spokenLine(node),
      icon: viewOf(node.kind).icon,
      tone: viewOf(node.kind).tone(node),
      run: () => connectTo(row.thread, from, node.name),
    })),
  });
}

/** @param newName of a thread that is made for it */
function askForThread(row: OutlineRow, title: string, newName: string, run: (thread: string) => void): void {
  const drawing = drawingNow();
  if (drawing === undefined) return;
  const fresh = freshThreadName(drawing, newName);
  const { workflow } = drawing;
  const others = workflow.threads.filter(({ name }) => name !== row.thread && name !== workflow.entrypoint);
  ask({
    title,
    at: placeOfRow(row.id),
    choices: [
      ...others.map(({ name, nodes }) => ({
        id: name,
        label: name,
        detail: `thread of ${nodes.length} nodes`,
        run: () => run(name),
      })),
      { id: 'new', label: `New thread ${fresh}`, icon: IconPlus, run: () => run(fresh) },
    ],
    typed: (text) =>
      workflow.threads.some(({ name }) => name === text)
        ? undefined
        : { id: 'typed', label: `New thread ${text}`, icon: IconPlus, run: () => run(text) },
  });
}

type Caught = Omit<FailureHandlerDef, 'run'>;

export function askForFailure(row: OutlineRow, node: Node): void {
  const list = row.ofChildThread ? 'waited-thread' : 'node';
  const choice = (label: string, caught: Caught, detail?: string): Choice => ({
    id: label,
    label,
    detail,
    run: () =>
      askForThread(row, `On ${label} run`, `${node.name}-failed`, (run) =>
        handleFailure(row.thread, node, { ...caught, run }, list),
      ),
  });
  ask({
    title: `Which failure of ${node.name}`,
    at: placeOfRow(row.id),
    choices: [
      choice('any failure', {}, 'Errors and exceptions alike'),
      choice('any error', { anyOf: 'ERROR' }, 'Technical failures'),
      choice('any exception', { anyOf: 'EXCEPTION' }, 'Business failures'),
      ...errorTypes.map((name) => choice(name, { failure: name }, 'An error of LittleHorse')),
    ],
    typed: (text) =>
      /^[a-z0-9][a-z0-9-]*$/.test(text)
        ? choice(text, { failure: text }, 'The exception of this name')
        : undefined,
  });
}

export function askForInterrupt(row: OutlineRow): void {
  const drawing = drawingNow();
  if (drawing === undefined) return;
  const choice = (event: string, detail: string): Choice => ({
    id: event,
    label: event,
    detail,
    run: () =>
      askForThread(row, `When ${event} arrives run`, `on-${event}`, (run) =>
        interruptBy(row.thread, event, run),
      ),
  });
  const events = mergedDefinitions(drawing).externalEventDefs.map(({ name }) => name);
  ask({
    title: `Which event interrupts ${row.thread}`,
    at: placeOfRow(row.id),
    choices: events.map((event) => choice(event, 'external event')),
    typed: (text) => (events.includes(text) ? undefined : choice(text, 'an event that is not defined yet')),
  });
}
