/** Scenario results as JUnit XML, which CI systems read. */
import type { ScenarioResult } from './verbs/test.ts';

const escaped = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;');

export function junitXml(results: readonly ScenarioResult[]): string {
  const cases = results.map((result) => {
    const opening = `  <testcase classname="${escaped(result.workflow)}" name="${escaped(result.name)}" file="${escaped(result.file)}"`;
    if (result.isMet) return `${opening}/>`;
    const unmet = result.checks
      .filter(({ isMet }) => !isMet)
      .map(({ expected, instead }) => `expected ${expected}: ${instead}`);
    const message = [...unmet, ...result.reasons].join('\n');
    return `${opening}>\n    <failure message="${escaped(unmet[0] ?? result.reasons[0] ?? '')}">${escaped(message)}</failure>\n  </testcase>`;
  });
  const failed = results.filter(({ isMet }) => !isMet).length;
  return `<?xml version="1.0" encoding="UTF-8"?>\n<testsuite name="paddock" tests="${results.length}" failures="${failed}">\n${cases.join('\n')}\n</testsuite>\n`;
}
