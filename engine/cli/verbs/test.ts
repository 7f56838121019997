/** `paddock test`: runs all scenarios, says which hold, and what of the workflows they went through. */
import { basename, dirname, resolve } from 'node:path';
import { checkExpectations, type Checked } from '../../simulate/expectations.ts';
import { coverageOf, type Coverage } from '../../simulate/coverage.ts';
import { simulate, type Simulation } from '../../simulate/simulate.ts';
import { compiled, type Compiled } from '../compiled.ts';
import { junitXml } from '../junit.ts';
import { printProblems } from '../problem-lines.ts';
import { filesBelow, isFolder, loadScenario, shown } from '../project-files.ts';
import { simulatedProject } from '../simulated-project.ts';
import { CommandError, type Output, type Verb, text } from '../verb.ts';
import { writeWholeFile } from '../write-file.ts';

export interface ScenarioResult {
  readonly file: string;
  readonly workflow: string;
  readonly name: string;
  readonly isMet: boolean;
  readonly checks: readonly Checked[];
  readonly reasons: readonly string[];
  readonly tookMs: number;
}

export const test: Verb = {
  name: 'test',
  usage: '[DIR or FILE…] [--junit FILE]',
  summary: 'Runs all scenarios in virtual time; prints coverage of nodes, edges and handlers.',
  options: { junit: { type: 'string' } },
  operands: { min: 0, max: 10_000 },
  async run({ operands, options, out }) {
    const paths = operands.length === 0 ? ['.'] : operands;
    const files = paths.flatMap((path) => (isFolder(path) ? filesBelow(path, '.scenario.yaml') : [path]));
    if (files.length === 0) throw new CommandError(`No *.scenario.yaml is in ${paths.join(', ')}.`);
    const workflows = new Map<string, { ready: Compiled; simulations: Simulation[] }>();
    const results: ScenarioResult[] = [];
    for (const file of files) {
      const result = runScenario(file, workflows, out);
      if (result === undefined) return 1;
      results.push(result);
      out.line(`${result.isMet ? 'ok  ' : 'FAIL'} ${result.workflow}: ${result.name}`);
      for (const { expected, isMet, instead } of result.checks)
        if (!isMet) out.line(`       expected ${expected}: ${instead}`);
      if (!result.isMet) for (const reason of result.reasons) out.line(`       ${reason}`);
    }
    const coverage = Object.fromEntries(
      [...workflows.values()].map(({ ready, simulations }) => [
        ready.request.name,
        coverageOf(ready.drawing.workflow, simulations),
      ]),
    );
    for (const [name, covered] of Object.entries(coverage)) printCoverage(name, covered, out);
    const failed = results.filter(({ isMet }) => !isMet).length;
    out.line(`${results.length - failed} passed, ${failed} failed`);
    const junit = text(options.junit);
    if (junit !== undefined) writeWholeFile(junit, junitXml(results));
    out.json({ ok: failed === 0, passed: results.length - failed, failed, scenarios: results, coverage });
    return failed === 0 ? 0 : 1;
  },
};

function runScenario(
  file: string,
  workflows: Map<string, { ready: Compiled; simulations: Simulation[] }>,
  out: Output,
): ScenarioResult | undefined {
  const { scenario, problems } = loadScenario(file);
  if (scenario === undefined) {
    printProblems(problems, out);
    out.json({ ok: false, problems });
    return undefined;
  }
  const workflowFile = workflowOf(file, scenario.workflow);
  let workflow = workflows.get(workflowFile);
  if (workflow === undefined) {
    const ready = compiled(workflowFile, out);
    if (ready === undefined) return undefined;
    workflow = { ready, simulations: [] };
    workflows.set(workflowFile, workflow);
  }
  const simulation = simulate({
    workflow: scenario.workflow,
    metadata: simulatedProject(workflow.ready),
    scenario,
  });
  workflow.simulations.push(simulation);
  const checks = checkExpectations(simulation, scenario.expect);
  // A scenario that expects nothing at least ends.
  const isMet = checks.length > 0 ? checks.every((check) => check.isMet) : simulation.ended === 'finished';
  return {
    file: shown(file),
    workflow: scenario.workflow,
    name: scenario.name,
    isMet,
    checks,
    reasons: simulation.reasons,
    tookMs: simulation.tookMs,
  };
}

/** `NAME.workflow.yaml` in the scenario's folder or in one above it. */
function workflowOf(scenarioFile: string, name: string): string {
  for (let folder = dirname(resolve(scenarioFile)); ; folder = dirname(folder)) {
    const found = filesBelow(folder, `${name}.workflow.yaml`).find(
      (file) => basename(file) === `${name}.workflow.yaml`,
    );
    if (found !== undefined) return shown(found);
    if (basename(folder) !== 'scenarios')
      throw new CommandError(
        `${shown(scenarioFile)}: there is no ${name}.workflow.yaml beside it or one folder above.`,
      );
  }
}

function printCoverage(name: string, { nodes, edges, handlers }: Coverage, out: Output): void {
  out.line(
    `${name}: nodes ${nodes.covered}/${nodes.total}, edges ${edges.covered}/${edges.total}, handlers ${handlers.covered}/${handlers.total}`,
  );
  for (const missing of [...nodes.missing, ...edges.missing, ...handlers.missing])
    out.line(`       not covered: ${missing}`);
}
