/** `paddock run`: one run of a workflow on the engine in this process, in virtual time, with its trace as it goes. */
import { LHStatus } from '#api/gen/common_enums_pb.js';
import type { ScenarioDocument } from '#model/document/scenario.ts';
import { checkExpectations } from '../../simulate/expectations.ts';
import { simulate } from '../../simulate/simulate.ts';
import { compiled } from '../compiled.ts';
import { commandLineScenario } from '../command-line-scenario.ts';
import { printProblems } from '../problem-lines.ts';
import { loadScenario } from '../project-files.ts';
import { simulatedProject } from '../simulated-project.ts';
import { tracer } from '../trace-line.ts';
import { CommandError, type Output, type Verb, text, texts } from '../verb.ts';

export const run: Verb = {
  name: 'run',
  usage: 'FILE [--scenario FILE] [--input name=value]… [--mock task=value]…',
  summary:
    'Runs a workflow in virtual time and prints its trace; fails when the scenario expected something else.',
  options: {
    scenario: { type: 'string' },
    input: { type: 'string', multiple: true },
    mock: { type: 'string', multiple: true },
  },
  operands: { min: 1, max: 1 },
  async run({ operands, options, out }) {
    const ready = compiled(operands[0]!, out);
    if (ready === undefined) return 1;
    const base = readScenario(text(options.scenario), ready.request.name, out);
    if (base === undefined) return 1;
    const scenario = commandLineScenario(base, texts(options.input), texts(options.mock), ready.drawing);
    const said = tracer();
    const simulation = simulate({
      workflow: ready.request.name,
      metadata: simulatedProject(ready),
      scenario,
      onEntry: (entry) => {
        const line = said(entry);
        if (line !== undefined) out.line(line);
      },
    });
    const checks = checkExpectations(simulation, scenario.expect);
    for (const reason of simulation.reasons) out.error(reason);
    for (const { expected, isMet, instead } of checks)
      out.line(isMet ? `  met: ${expected}` : `  NOT MET: ${expected} – ${instead}`);
    const status =
      simulation.state === undefined ? 'refused' : (LHStatus[simulation.state.wfRun.status] ?? '');
    // Without expectations of its own, a run is fine when it completed.
    const isFine = checks.length > 0 ? checks.every(({ isMet }) => isMet) : status === 'COMPLETED';
    out.json({
      ok: isFine,
      status,
      ended: simulation.ended,
      tookMs: simulation.tookMs,
      reasons: simulation.reasons,
      checks,
    });
    return isFine ? 0 : 1;
  },
};

function readScenario(file: string | undefined, workflow: string, out: Output): ScenarioDocument | undefined {
  if (file === undefined)
    return { name: 'command line', workflow, inputs: [], tasks: [], events: [], userTasks: [], expect: {} };
  const { scenario, problems } = loadScenario(file);
  if (scenario === undefined) {
    printProblems(problems, out);
    out.json({ ok: false, problems });
    return undefined;
  }
  if (scenario.workflow !== workflow)
    throw new CommandError(`${file} is a scenario of ${scenario.workflow}, not of ${workflow}.`);
  return scenario;
}
