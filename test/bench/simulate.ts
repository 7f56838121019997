/** NodeRuns a second in virtual time; wanted: 20,000 on one core (design, "What we promise"). */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { compileDefinitions } from '#model/compile/compile-definitions.ts';
import { compileWorkflow } from '#model/compile/compile-workflow.ts';
import { parseDefinitions } from '#model/text/parse-definitions.ts';
import { parseWorkflow } from '#model/text/parse-workflow.ts';
import { parseScenario } from '#model/text/scenario-file.ts';
import { storedForm } from '../../engine/cli/stored-form.ts';
import { simulatedMetadata } from '../../engine/simulate/metadata.ts';
import { simulate } from '../../engine/simulate/simulate.ts';
import { repository } from '../kit/engine.ts';

export function run(): Promise<void> {
  const read = (name: string) => readFileSync(join(repository, 'templates/checkout', name), 'utf8');
  const { document } = parseWorkflow(read('checkout.workflow.yaml'), 'checkout.workflow.yaml');
  const { definitions } = parseDefinitions(read('definitions.yaml'), 'definitions.yaml');
  const { scenario } = parseScenario(read('scenarios/gave-up.scenario.yaml'), 'gave-up.scenario.yaml');
  const wfSpecs = new Map();
  const metadata = simulatedMetadata({ definitions: compileDefinitions(definitions!).requests!, wfSpecs });
  wfSpecs.set('checkout', storedForm(compileWorkflow(document!).request!, metadata));
  let runs = 0;
  let nodeRuns = 0;
  const once = () => {
    const { state } = simulate({ workflow: 'checkout', metadata, scenario: scenario! });
    runs++;
    nodeRuns += state!.nodeRuns.size;
  };
  for (const started = performance.now(); performance.now() - started < 1000;) once();
  runs = nodeRuns = 0;
  const started = performance.now();
  while (performance.now() - started < 3000) once();
  const seconds = (performance.now() - started) / 1000;
  console.log(
    `checkout, no new card in three days: ${(runs / seconds).toFixed(0)} runs/s, ${(nodeRuns / seconds).toFixed(0)} NodeRuns/s`,
  );
  return Promise.resolve();
}
