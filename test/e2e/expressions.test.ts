// Expressions: text or expression in one field, completion from what is defined here and what the last run showed,
// signatures, hovers, errors while typing, names that are changed everywhere; and who writes and reads each variable.
import type { Locator } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type BrowserApp, openBrowserApp } from '../kit/browser-app.ts';
import { type EditorPage, openFiles } from '../kit/editor-page.ts';

const FILE = 'order.workflow.yaml';
const workflow = `paddock: 1
workflow: order
variables:
  customer: { type: STR, required: true }
  cart: { type: JSON_OBJ, required: true }
  address: Struct<address>
  total: { type: DOUBLE }
  note: STR
threads:
  entrypoint:
    nodes:
      start: { entrypoint: {}, next: price }
      price: { task: price, args: [cart], next: [{ to: pack, set: { total: output(price) } }] }
      pack: { task: pack, args: [customer, total], next: [{ to: gift, when: total > 100.0 }, ship] }
      gift: { task: pack, args: ['"gift"', 0.0], next: [{ to: ship, set: { note: '"with a gift"' } }] }
      ship: { task: pack, args: [customer, total], next: done }
      done: { exit: {} }
`;
const definitions = `paddock: 1
tasks:
  price: { inputs: { cart: JSON_OBJ }, returns: DOUBLE }
  pack: { inputs: { who: STR, worth: DOUBLE }, returns: void }
structs:
  address: { fields: { street: STR, zip: INT } }
`;

let app: BrowserApp;
let editor: EditorPage;
const long = { timeout: 60_000 };
const soon = { timeout: 20_000 };

beforeAll(async () => {
  app = await openBrowserApp({ width: 1600, height: 1000 });
  editor = await openFiles(app, 'order', { [FILE]: workflow, 'definitions.yaml': definitions });
}, 180_000);
afterAll(() => app?.close());

const list = (): Locator => app.page.getByRole('listbox', { name: 'Completions' });
const option = (name: string): Locator => list().getByRole('option').filter({ hasText: name }).first();
const offered = async (): Promise<string[]> => {
  await list().waitFor();
  return list().locator('.expr-label').allTextContents();
};
/** Empties a field that holds an expression and types into it, key by key. */
async function type(label: string, text: string): Promise<void> {
  await editor.field(label).fill('');
  await editor.field(label).pressSequentially(text);
}

describe('text or expression', () => {
  test('what is typed without quotes can be taken as text', long, async () => {
    const { page } = app;
    await editor.pick('ship');
    await type('who', 'Anna Smith');
    await page.getByRole('button', { name: 'Use it as text' }).click();
    expect(await page.evaluate(() => document.activeElement?.getAttribute('aria-label'))).toBe('who');
    await page.keyboard.type(' & sons');
    expect(await editor.field('who').inputValue()).toBe('Anna Smith & sons');
    expect(await editor.saved(FILE)).toContain('args: [\'"Anna Smith & sons"\', total]');
  });

  test('= in the empty field asks for an expression, the button goes back', long, async () => {
    const { page } = app;
    await editor.field('who').fill('');
    await editor.field('who').press('=');
    await page.keyboard.type('customer');
    await page.keyboard.press('Escape');
    expect(await editor.saved(FILE)).toContain('args: [customer, total]');
    await page.getByRole('button', { name: 'Write plain text for who' }).click();
    expect(await editor.saved(FILE)).toContain('args: [\'"customer"\', total]');
    await editor.field('who').fill('');
    await editor.field('who').press('=');
    await page.keyboard.type('customer');
    await page.keyboard.press('Escape');
  });

  test('a number takes no text', long, async () => {
    expect(await app.page.getByRole('button', { name: 'Write plain text for worth' }).count()).toBe(0);
  });
});

describe('completion', () => {
  test('offers variables and outputs that are there, and says what is not certain', long, async () => {
    await editor.pick('ship');
    await type('worth', 'o');
    expect(await offered()).toEqual(expect.arrayContaining(['output(price)', 'total', 'note']));
    expect(await option('note').textContent()).toContain('not set on every path');
    expect(await option('total').textContent()).not.toContain('not set');
    await editor.field('worth').press('Escape');
    await type('worth', 'output(');
    expect((await offered())[0]).toBe('price');
    await app.page.keyboard.press('Enter');
    expect(await editor.field('worth').inputValue()).toMatch(/^output\(price/);
  });

  test('offers the fields of a struct, with the mouse', long, async () => {
    await type('worth', 'address.');
    expect((await offered()).slice(0, 2)).toEqual(['street', 'zip']);
    await option('zip').click();
    expect(await editor.field('worth').inputValue()).toBe('address.zip');
  });

  test(
    'what is typed at once after a choice stands behind it, however late the next frame comes',
    long,
    async () => {
      const { page } = app;
      await type('worth', ' + 1.0');
      await editor.field('worth').press('Home');
      await page.keyboard.type('tot');
      await option('total').waitFor();
      await page.evaluate(() => {
        const frame = globalThis.requestAnimationFrame;
        Object.assign(globalThis, {
          requestAnimationFrame: (run: FrameRequestCallback) => setTimeout(() => frame(run), 3_000),
          theirs: frame,
        });
      });
      await page.keyboard.press('Enter');
      await page.keyboard.type(' * 2.0');
      await page.evaluate(() => {
        const { theirs } = globalThis as unknown as { theirs: typeof requestAnimationFrame };
        Object.assign(globalThis, { requestAnimationFrame: theirs });
      });
      expect(await editor.field('worth').inputValue()).toBe('total * 2.0 + 1.0');
    },
  );

  test('knows the signature of a function and the type under the pointer', long, async () => {
    const { page } = app;
    await type('who', 'format("Hello {0}", ');
    await page.getByRole('tooltip').filter({ hasText: 'format(' }).waitFor();
    await type('worth', 'total');
    await page.keyboard.press('Escape');
    const box = (await editor.field('worth').boundingBox())!;
    await page.mouse.move(box.x + 20, box.y + 14);
    await page.getByRole('tooltip').filter({ hasText: 'total: DOUBLE' }).waitFor();
    await type('who', 'customer');
    await page.keyboard.press('Escape');
  });

  test('errors come while typing and are those of the server', long, async () => {
    await type('worth', 'customer');
    await app.page.keyboard.press('Escape');
    await editor.inspector().getByText('is DOUBLE, and STR does not go into it').waitFor();
    await type('worth', 'totl');
    await editor.inspector().getByText('There is no variable totl here').waitFor();
    await type('worth', 'total');
    await app.page.keyboard.press('Escape');
    await expect.poll(editor.problems, soon).not.toContain('error');
  });

  test('after a run it knows what JSON looks like inside', long, async () => {
    const { page } = app;
    await editor.saved(FILE);
    await page.getByTestId('run').click();
    await page.getByTestId('input:customer').fill('Ada');
    await page.getByTestId('input:cart').fill('{"lines": [{"sku": "B-1", "pieces": 2}], "coupon": "SPRING"}');
    await page.getByTestId('run-start').click();
    await expect.poll(() => page.getByTestId('run-status').textContent(), soon).toContain('Completed');
    await page.getByTestId('run-leave').click();
    await editor.pick('ship');
    await type('worth', 'cart.');
    expect((await offered()).slice(0, 2)).toEqual(['lines', 'coupon']);
    expect(await option('coupon').textContent()).toContain('SPRING');
    await type('worth', 'cart.lines[0].');
    expect((await offered()).slice(0, 2)).toEqual(['sku', 'pieces']);
    await option('pieces').click();
    expect(await editor.field('worth').inputValue()).toBe('cart.lines[0].pieces');
    await type('worth', 'tot');
    expect(await option('total').textContent()).toMatch(/DOUBLE/);
    await page.keyboard.press('Enter');
    expect(await editor.field('worth').inputValue()).toBe('total');
  });
});

describe('names', () => {
  test('F2 in a field renames a variable everywhere, in one step', long, async () => {
    const { page } = app;
    await editor.pick('pack');
    await editor.field('who').focus();
    await editor.field('who').press('End');
    await editor.field('who').press('F2');
    const prompt = page.getByLabel('Rename this variable everywhere');
    await prompt.waitFor();
    await prompt.fill('buyer');
    await prompt.press('Enter');
    await expect.poll(() => editor.field('who').inputValue(), soon).toBe('buyer');
    const yaml = await editor.saved(FILE);
    expect(yaml).not.toContain('customer');
    expect(yaml.match(/buyer/g)).toHaveLength(3);
    await page.getByTestId('undo').click();
    expect(await editor.saved(FILE)).toContain('customer: { type: STR, required: true }');
  });

  test('the list of variables shows writers and readers, and goes there', long, async () => {
    const { page } = app;
    await page.getByTestId('rail:variables').click();
    const row = page.getByTestId('outline-variable:entrypoint/total');
    await row.getByRole('button').first().click();
    const writers = page.getByRole('list', { name: 'Writers of total' });
    expect(await writers.getByRole('button').allTextContents()).toEqual([
      expect.stringContaining('entrypoint/price'),
    ]);
    const readers = page.getByRole('list', { name: 'Readers of total' });
    expect(await readers.getByRole('button').allTextContents()).toHaveLength(3);
    await editor.press('1');
    const outline = (name: string) =>
      editor.node(name).evaluate((card) => getComputedStyle(card).outlineStyle);
    expect(await outline('ship')).toBe('dashed');
    expect(await outline('price')).toBe('solid');
    expect(await outline('done')).toBe('none');
    await readers.getByRole('button').filter({ hasText: 'total > 100' }).click();
    await expect
      .poll(() => page.evaluate(() => document.activeElement?.getAttribute('aria-label')), soon)
      .toBe('Taken when');
  });

  test('F2 in the list renames, by the keyboard alone', long, async () => {
    const { page } = app;
    await page.getByTestId('outline-variable:entrypoint/total').getByRole('button').first().focus();
    await page.keyboard.press('F2');
    await page.keyboard.type('sum');
    await page.keyboard.press('Enter');
    await page.getByTestId('outline-variable:entrypoint/sum').waitFor();
    const yaml = await editor.saved(FILE);
    expect(yaml).toContain('set: { sum: output(price) }');
    expect(yaml).toContain('when: sum > 100.0');
    expect(yaml).not.toMatch(/\btotal\b/);
  });
});

test('nothing was complained about on the way', () => {
  expect(app.complaints).toEqual([]);
});
