// A workflow that runs another one of its project is pushed to a cluster that has neither: the other one goes first, with a
// verdict of its own; one that is there in another form is pushed only when asked for.
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openBesideCluster, type PushPage } from '../kit/push-page.ts';

let beside: PushPage;
const it = (testId: string) => beside.app.page.getByTestId(testId);
const text = async (testId: string) => (await it(testId).textContent())?.replaceAll(/\s+/g, ' ');

beforeAll(async () => {
  beside = await openBesideCluster('child-workflows', 'identify-first');
}, 120_000);
afterAll(() => beside?.close());

test('the workflow that it runs is pushed first', { timeout: 180_000 }, async () => {
  await it('push').click();
  await it('push-target').fill(beside.address);
  await it('push-check').click();
  await expect.poll(() => it('push-verdict').getAttribute('data-what'), { timeout: 20_000 }).toBe('new');
  expect(await it('push-other:identity-check').getAttribute('data-what')).toBe('new');
  expect(await text('push-others')).toContain('Pushed first');
  expect(await it('push-definition:compare-passport').count()).toBe(1);
  await beside.app.screenshot('push-children');
  await beside.app.page.emulateMedia({ colorScheme: 'dark' });
  await beside.app.page.waitForTimeout(400);
  await beside.app.screenshot('push-children-dark');
  await beside.app.page.emulateMedia({ colorScheme: 'light' });
  await it('push-go').click();
  await it('push-done').waitFor();
  expect(await text('push-done')).toContain('account-opening is 0.0');
  expect(await text('push-done-others')).toContain('identity-check 0.0');
  for (const name of ['identity-check', 'account-opening'])
    expect((await beside.client.call('getLatestWfSpec', { name })).id).toMatchObject({
      name,
      majorVersion: 0,
    });
  await beside.app.screenshot('push-children-done');
  await it('push-close').click();
});

test('one that is there in another form waits to be asked for', { timeout: 180_000 }, async () => {
  const there = await beside.client.call('getLatestWfSpec', { name: 'identity-check' });
  await beside.client.call('putWfSpec', {
    name: 'identity-check',
    threadSpecs: there.threadSpecs,
    entrypointThreadName: there.entrypointThreadName,
    retentionPolicy: { wfGcPolicy: { case: 'secondsAfterWfTermination', value: 60n } },
  });
  await it('push').click();
  await expect.poll(() => it('push-other:identity-check').getAttribute('data-what')).toBe('revision');
  expect(await text('push-other:identity-check')).toContain('It stays as it is there.');
  expect(await it('push-go').isDisabled()).toBe(true);
  await beside.app.page.getByLabel('Push identity-check too').check();
  expect(await text('push-other:identity-check')).toContain('It becomes 0.2.');
  expect(await text('push-verdict')).toContain('Only what it needs is pushed.');
  await beside.app.screenshot('push-children-changed');
  await it('push-go').click();
  await it('push-done').waitFor();
  expect(await text('push-done-others')).toContain('identity-check 0.2');
  expect((await beside.client.call('getLatestWfSpec', { name: 'identity-check' })).id).toMatchObject({
    revision: 2,
  });
  await it('push-close').click();
  expect(beside.app.complaints).toEqual([]);
});
