/** Every problem code has a page of help, every page is of a code that is told, and its examples are true. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { problemCodes } from '#model/document/problem-code.ts';
import { readHelpPage } from '#model/help/help-page.ts';
import { look } from './example.ts';

const root = join(import.meta.dirname, '../../..');
const folder = join(root, 'engine/model/help');
const files = readdirSync(folder).filter((file) => file.endsWith('.md'));
const pages = files.map((file) => ({
  code: file.slice(0, -'.md'.length),
  page: readHelpPage(readFileSync(join(folder, file), 'utf8'))!,
}));

/** All that stands in quotes in the sources, but for the list of codes and what is written about them. */
function quoted(): ReadonlySet<string> {
  const found = new Set<string>();
  for (const room of ['engine', 'renderer'])
    for (const file of readdirSync(join(root, room), { recursive: true, encoding: 'utf8' })) {
      if (!/\.tsx?$/.test(file) || /problem-code\.ts$|model\/(help|fixes)\//.test(join(room, file))) continue;
      for (const [, text] of readFileSync(join(root, room, file), 'utf8').matchAll(/'([a-z0-9-]+)'/g))
        found.add(text!);
    }
  return found;
}

it('every code has a page, and every page is of a code', () => {
  expect(pages.map(({ code }) => code).sort()).toEqual([...problemCodes].sort());
});

it('every code is told somewhere', () => {
  const told = quoted();
  expect(problemCodes.filter((code) => !told.has(code))).toEqual([]);
});

describe.each(pages)('the page of $code', ({ code, page }) => {
  it('says all that a page says', () => {
    expect(page).toMatchObject({ code, severity: expect.stringMatching(/^(error|warning|info)$/) as string });
    for (const text of [page.title, page.meaning, page.why, page.wayOut])
      expect(text.length).toBeGreaterThan(10);
    expect(page.wrong.text).not.toBe(page.right.text);
  });

  if (page.wrong.language === 'text') return;

  it('shows what is wrong', () => {
    const told = look(page.wrong).problems.filter((problem) => problem.code === code);
    expect(look(page.wrong).problems.map((problem) => problem.code)).toContain(code);
    expect(told.map(({ severity }) => severity)).toContain(page.severity);
  });

  it('shows what is right', () => {
    const { problems } = look(page.right);
    expect(problems.filter((problem) => problem.code === code)).toEqual([]);
    expect(problems.filter(({ severity }) => severity === 'error')).toEqual([]);
  });
});
