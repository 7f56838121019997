/** The open editor as the browser tests see it: nodes, form fields, the files of the project after saving. */
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { Locator } from 'playwright-core';
import { expect } from 'vitest';
import type { BrowserApp } from './browser-app.ts';

const soon = { timeout: 20_000 };

export interface EditorPage {
  /** Folder of the open project. */
  readonly root: string;
  inspector(): Locator;
  /** Input of the inspector by its label. */
  field(label: string): Locator;
  /** The row of a field, as a click on a problem finds it. */
  row(field: string): Locator;
  node(name: string, thread?: string): Locator;
  /** Selects a node with the mouse; nothing else is selected before. */
  pick(name: string, thread?: string): Promise<void>;
  /** Types into a field and leaves it. */
  fill(label: string, text: string): Promise<void>;
  /** Keys for the canvas. */
  press(keys: string): Promise<void>;
  /** Saves with Ctrl+S and answers the text of a file. */
  saved(path: string): Promise<string>;
  /** Text of the file in the text view, which must be open. */
  text(): Promise<string>;
  /** Number of problems as the status bar says it. */
  problems(): Promise<string>;
}

/** Writes the files into a new folder and opens it as a user would. */
export async function openFiles(
  app: BrowserApp,
  name: string,
  files: Readonly<Record<string, string>>,
): Promise<EditorPage> {
  const root = join(app.folder, name);
  for (const [path, text] of Object.entries(files)) {
    mkdirSync(dirname(join(root, path)), { recursive: true });
    writeFileSync(join(root, path), text);
  }
  const { page } = app;
  await page.getByRole('button', { name: 'Open folder' }).click();
  const folder = page.getByRole('textbox', { name: 'Folder', exact: true });
  await folder.fill(root);
  await folder.press('Enter');
  await page.getByText('has workflows').waitFor();
  await page.getByRole('button', { name: 'Open this folder' }).click();
  await page.locator('.react-flow__node').first().waitFor();
  return editorPage(app, root);
}

export function editorPage(app: BrowserApp, root: string): EditorPage {
  const { page } = app;
  const inspector = () => page.getByTestId('inspector');
  const field = (label: string) => inspector().locator(`:is(input, textarea)[aria-label="${label}"]`).first();
  const node = (name: string, thread = 'entrypoint') => page.getByTestId(`node:${thread}/${name}`);
  const press = async (keys: string) => {
    // The canvas takes no focus itself; keys go to what has it.
    await page.evaluate(() => (document.activeElement as HTMLElement | null)?.blur());
    await page.getByTestId('canvas').press(keys);
  };
  return {
    root,
    inspector,
    field,
    node,
    press,
    row: (path) => inspector().locator(`[data-field="${path}"]`).first(),
    pick: async (name, thread) => {
      await page.keyboard.press('Escape');
      await press('Escape');
      await press('1');
      await node(name, thread).click();
    },
    fill: async (label, text) => {
      await field(label).fill(text);
      await field(label).blur();
    },
    saved: async (path) => {
      await page.keyboard.press('Control+s');
      await expect.poll(() => page.getByTestId('unsaved').count(), soon).toBe(0);
      return readFileSync(join(root, path), 'utf8');
    },
    text: async () => {
      const lines = await page.getByTestId('text-editor').locator('.view-lines').innerText();
      return lines.replaceAll('\u00a0', ' ');
    },
    problems: async () => (await page.getByTestId('problems').textContent()) ?? '',
  };
}
