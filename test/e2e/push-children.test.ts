// A workflow that runs another one of its project is pushed to a cluster that has neither: the other one goes first, with a
// verdict of its own; one that is there in another form is pushed only when asked for.
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type BrowserApp, openBrowserApp } from '../kit/browser-app.ts';
import { connectClient, type LittleHorseClient } from '../kit/client.ts';
import { type RunningEngine, startEngineProcess } from '../kit/engine.ts';

let app: BrowserApp;
let cluster: RunningEngine;
let client: LittleHorseClient;
const it = (testId: string) => app.page.getByTestId(testId);
const text = async (testId: string) => (await it(testId).textContent())?.replaceAll(/\s+/g, ' ');

beforeAll(async () => {
  cluster = await startEngineProcess(['--memory', '--port', '0']);
  client = connectClient(cluster.address);
  app = await openBrowserApp({ width: 1440, height: 900 });
  app.page.setDefaultTimeout(10_000);
  await it('template:child-workflows').click();
  await it('node:entrypoint/identify-first').waitFor();
}, 120_000);
afterAll(async () => {
  await app?.close();
  client?.close();
  await cluster?.stop();
});

test('the workflow that it runs is pushed first', { timeout: 60_000 }, async () => {
  await it('push').click();
  await it('push-target').fill(cluster.address);
  await it('push-check').click();
  await expect.poll(() => it('push-verdict').getAttribute('data-what'), { timeout: 20_000 }).toBe('new');
  expect(await it('push-other:identity-check').getAttribute('data-what')).toBe('new');
  expect(await text('push-others')).toContain('Pushed first');
  expect(await it('push-definition:compare-passport').count()).toBe(1);
  await app.screenshot('push-children');
  await app.page.emulateMedia({ colorScheme: 'dark' });
  await app.page.waitForTimeout(400);
  await app.screenshot('push-children-dark');
  await app.page.emulateMedia({ colorScheme: 'light' });
  await it('push-go').click();
  await it('push-done').waitFor();
  expect(await text('push-done')).toContain('account-opening is 0.0');
  expect(await text('push-done-others')).toContain('identity-check 0.0');
  for (const name of ['identity-check', 'account-opening'])
    expect((await client.call('getLatestWfSpec', { name })).id).toMatchObject({ name, majorVersion: 0 });
  await app.screenshot('push-children-done');
  await it('push-close').click();
});

test('one that is there in another form waits to be asked for', { timeout: 60_000 }, async () => {
  const there = await client.call('getLatestWfSpec', { name: 'identity-check' });
  await client.call('putWfSpec', {
    name: 'identity-check',
    threadSpecs: there.threadSpecs,
    entrypointThreadName: there.entrypointThreadName,
    retentionPolicy: { wfGcPolicy: { case: 'secondsAfterWfTermination', value: 60n } },
  });
  await it('push').click();
  await expect.poll(() => it('push-other:identity-check').getAttribute('data-what')).toBe('revision');
  expect(await text('push-other:identity-check')).toContain('It stays as it is there.');
  expect(await it('push-go').isDisabled()).toBe(true);
  await app.page.getByLabel('Push identity-check too').check();
  expect(await text('push-other:identity-check')).toContain('It becomes 0.2.');
  expect(await text('push-verdict')).toContain('Only what it needs is pushed.');
  await app.screenshot('push-children-changed');
  await it('push-go').click();
  await it('push-done').waitFor();
  expect(await text('push-done-others')).toContain('identity-check 0.2');
  expect((await client.call('getLatestWfSpec', { name: 'identity-check' })).id).toMatchObject({
    revision: 2,
  });
  await it('push-close').click();
  expect(app.complaints).toEqual([]);
});
