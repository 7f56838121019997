/** `paddock explain`: the page of help on a problem's name, as the app shows it. */
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { problemCodes } from '#model/document/problem-code.ts';
import { readHelpPage } from '#model/help/help-page.ts';
import { nearestName } from '#model/text/nearest-name.ts';
import { CommandError, type Verb } from '../verb.ts';

const folder = join(import.meta.dirname, '../../model/help');

export const explain: Verb = {
  name: 'explain',
  usage: 'NAME…',
  summary: 'Explains problems by their names: what they mean, why they matter, and the way out.',
  options: {},
  operands: { min: 1, max: 100 },
  async run({ operands, out }) {
    const pages = operands.map((name) => {
      const file = join(folder, `${name}.md`);
      if (problemCodes.some((code) => code === name) && existsSync(file)) return readFileSync(file, 'utf8');
      const near = nearestName(name, problemCodes);
      throw new CommandError(
        `There is no problem called ${name}.${near === undefined ? '' : ` Did you mean ${near}?`}`,
      );
    });
    out.line(pages.join('\n').trimEnd());
    out.json({ ok: true, pages: pages.map(readHelpPage) });
    return 0;
  },
};
