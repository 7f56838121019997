// The checkout template, built from an empty project by keys alone: definitions, variables, threads, nodes, branches,
// handlers, an interrupt; saved, equal to the template's file; run, the event posted, completed. No mouse, no text view.
import { mkdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type BrowserApp, openBrowserApp } from '../kit/browser-app.ts';
import { repository } from '../kit/engine.ts';
import { type Hand, handOf } from './keyboard-checkout/hand.ts';
import * as handlers from './keyboard-checkout/handler-threads.ts';
import * as main from './keyboard-checkout/main-path.ts';
import * as project from './keyboard-checkout/new-project.ts';
import * as run from './keyboard-checkout/the-run.ts';

const long = { timeout: 240_000 };
const slowRun = { timeout: 60_000 };

const template = (file: string) => readFileSync(join(repository, 'templates/checkout', file), 'utf8');
/** The template's comments are its author's; everything else is what is built here. */
const withoutComments = (text: string) => text.replace(/^ *#.*\n/gm, '');

let app: BrowserApp;
let hand: Hand;
let folder: string;

beforeAll(async () => {
  app = await openBrowserApp({ width: 1440, height: 900 });
  hand = handOf(app);
  folder = join(app.folder, 'projects');
  mkdirSync(folder);
  await app.page.getByTestId('template:checkout').waitFor();
}, 120_000);
afterAll(() => app?.close());

async function saved(file: string): Promise<string> {
  await hand.keys.press('Control+s');
  await expect.poll(() => app.page.getByTestId('unsaved').count()).toBe(0);
  return readFileSync(join(folder, 'checkout', file), 'utf8');
}

test('an empty project is made in the folder that was typed', long, async () => {
  await project.makeProject(hand, folder);
  await app.page.getByTestId('node:entrypoint/start').waitFor();
});

test('what its tasks and events are', long, async () => {
  await project.define(hand);
  // Which definitions stand on one line is the template's author's choice.
  const definitions = (text: string): unknown => parse(text);
  expect(definitions(await saved('definitions.yaml'))).toEqual(definitions(template('definitions.yaml')));
});

test('its variables and threads, and what interrupts the first', long, async () => {
  await main.declare(hand);
  await main.makeThreads(hand);
  expect(await hand.keys.said()).toBe(
    'Added interrupt order-cancelled, which runs cancel-order. Undo with Ctrl+Z.',
  );
});

test('the nodes of its main path, and the branches between them', long, async () => {
  await main.drawNodes(hand);
  await main.drawBranches(hand);
  await main.sayWhatNodesDo(hand);
});

test('the threads that handle what goes wrong', long, async () => {
  await handlers.askForCard(hand);
  await handlers.giveUp(hand);
  await handlers.cancelOrder(hand);
  await handlers.sendReceipt(hand);
  await handlers.tellTrouble(hand);
});

test('the saved file is the template', long, async () => {
  expect(await saved('checkout.workflow.yaml')).toBe(withoutComments(template('checkout.workflow.yaml')));
  await expect.poll(() => app.page.getByTestId('problems').textContent()).toContain('No problems');
});

test('it runs, waits for a new card, and completes', long, async () => {
  const status = () => app.page.getByTestId('run-status').textContent();
  await run.start(hand);
  await expect
    .poll(() => hand.keys.said(), slowRun)
    .toMatch(/wait-for-card waits: press W to post card-updated/);
  expect(await status()).toContain('Running');
  await run.postCard(hand);
  await expect.poll(status, slowRun).toContain('Completed');
  await expect.poll(() => hand.keys.said()).toBe('The run completed.');
});

test('nothing was complained about on the way', () => {
  expect(app.complaints).toEqual([]);
});
