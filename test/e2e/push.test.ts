// The end of the journey, in a real browser: the checkout is pushed to a LittleHorse server of its own, changed, and
// pushed again, each time having seen what the push will change.
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openBesideCluster, type PushPage } from '../kit/push-page.ts';

let beside: PushPage;
const it = (testId: string) => beside.app.page.getByTestId(testId);
const text = async (testId: string) => (await it(testId).textContent())?.replaceAll(/\s+/g, ' ');

beforeAll(async () => {
  beside = await openBesideCluster('checkout', 'charge');
}, 120_000);
afterAll(() => beside?.close());

/** Opens the dialog; the last target, if any, is looked at right away. */
async function openPush(): Promise<void> {
  await it('push').click();
  await it('push-dialog').waitFor();
}
async function closePush(): Promise<void> {
  await it('push-close').click();
  await it('push-dialog').waitFor({ state: 'detached' });
}
async function waitForVerdict(what: string): Promise<void> {
  await expect.poll(() => it('push-verdict').getAttribute('data-what'), { timeout: 20_000 }).toBe(what);
}

test('an address where nothing listens, and one that is none, are said in words', async () => {
  await openPush();
  await it('push-target').fill('127.0.0.1:1');
  await it('push-check').click();
  await it('push-target-problem').waitFor();
  expect(await text('push-target-problem')).toBe(
    'Nothing listens at 127.0.0.1:1. Is the server running, and is this its port?',
  );
  expect(await it('push-go').isDisabled()).toBe(true);
  await beside.app.screenshot('push-dead-address');
  await it('push-target').fill('not an address');
  await it('push-target').press('Enter');
  await expect.poll(() => text('push-target-problem')).toContain('is not host:port');
});

test('what is new is shown, pushed, and becomes 0.0', { timeout: 180_000 }, async () => {
  await it('push-target').fill(beside.address);
  await it('push-check').click();
  await waitForVerdict('new');
  expect(await text('push-server')).toContain('LittleHorse 1.');
  expect(await it('push-definition:charge-card').getAttribute('data-what')).toBe('new');
  await expect(
    beside.client.call('getLatestWfSpec', { name: 'checkout' }),
    'looking changes nothing',
  ).rejects.toMatchObject({
    code: 5,
  });
  await beside.app.screenshot('push-new');
  await it('push-go').click();
  await it('push-done').waitFor();
  expect(await it('push-done').getAttribute('data-version')).toBe('0.0');
  expect(await text('push-done')).toContain(`checkout is 0.0 on ${beside.address}`);
  expect((await beside.client.call('getLatestWfSpec', { name: 'checkout' })).id).toMatchObject({
    majorVersion: 0,
    revision: 0,
  });
  expect((await beside.client.call('getTaskDef', { name: 'charge-card' })).inputVars).toHaveLength(3);
  await beside.app.screenshot('push-done');
  await closePush();
});

test('a changed drawing becomes a revision, and says what changed', { timeout: 180_000 }, async () => {
  await it('node:entrypoint/charge').click();
  const retries = beside.app.page.getByLabel('Retries', { exact: true });
  await retries.fill('5');
  await retries.blur();
  await expect.poll(() => it('unsaved').count()).toBe(1);
  await openPush();
  await waitForVerdict('revision');
  expect(await text('push-verdict')).toContain('becomes 0.1');
  expect(await text('push-verdict')).toContain('Thread entrypoint changed.');
  expect(await text('push-verdict')).toContain('Node charge of entrypoint: retries was 3, becomes 5.');
  expect(await text('push-same')).toContain('7 stay as they are');
  await beside.app.screenshot('push-revision');
  await beside.app.page.emulateMedia({ colorScheme: 'dark' });
  await beside.app.screenshot('push-revision-dark');
  await beside.app.page.emulateMedia({ colorScheme: 'light' });
});

test('a push of somebody else in between is seen, and planned anew', { timeout: 180_000 }, async () => {
  const there = await beside.client.call('getLatestWfSpec', { name: 'checkout' });
  await beside.client.call('putWfSpec', {
    name: 'checkout',
    threadSpecs: there.threadSpecs,
    entrypointThreadName: there.entrypointThreadName,
    retentionPolicy: { wfGcPolicy: { case: 'secondsAfterWfTermination', value: 60n } },
  });
  await it('push-go').click();
  await it('push-moved').waitFor();
  expect(await text('push-verdict')).toContain('becomes 0.2');
  expect((await beside.client.call('getLatestWfSpec', { name: 'checkout' })).id).toMatchObject({
    revision: 1,
  });
  await beside.app.screenshot('push-moved');
  await it('push-go').click();
  await it('push-done').waitFor();
  expect(await it('push-done').getAttribute('data-version')).toBe('0.2');
  await closePush();
});

test(
  'the same drawing again: nothing to push, with the target remembered',
  { timeout: 180_000 },
  async () => {
    expect(await text('push')).toContain(beside.address);
    await openPush();
    await waitForVerdict('identical');
    expect(await it('push-target').inputValue()).toBe(beside.address);
    expect(await text('push-verdict')).toContain(
      `Nothing to push: ${beside.address} has this very workflow as 0.2`,
    );
    expect(await it('push-go').isDisabled()).toBe(true);
    await beside.app.screenshot('push-nothing');
    await closePush();
  },
);

test(
  'a TaskDef that is different there is refused before anything is pushed',
  { timeout: 180_000 },
  async () => {
    await beside.client.call('deleteTaskDef', { id: { name: 'send-email' } });
    await beside.client.call('putTaskDef', { name: 'send-email', description: 'Of another team.' });
    await openPush();
    await expect.poll(() => it('push-definition:send-email').getAttribute('data-what')).toBe('refused');
    expect(await text('push-definition:send-email')).toContain('Input to is new.');
    expect(await it('push-go').isDisabled()).toBe(true);
    expect(await text('push-dialog')).toContain('A definition is refused, so nothing can be pushed.');
    await beside.app.screenshot('push-refused');
    await closePush();
  },
);

test('nothing was complained about on the way', () => {
  expect(beside.app.complaints).toEqual([]);
});
