/** The page of help on a problem's code. Pages are read one at a time, when they are asked for. */
import type { ProblemCode } from '#model/document/problem-code.ts';
import { type HelpPage, readHelpPage } from '#model/help/help-page.ts';

const pages = import.meta.glob('../../../engine/model/help/*.md', { query: '?raw', import: 'default' });

export async function loadHelp(code: ProblemCode): Promise<HelpPage | undefined> {
  const load = pages[`../../../engine/model/help/${code}.md`];
  return load === undefined ? undefined : readHelpPage(await load());
}
