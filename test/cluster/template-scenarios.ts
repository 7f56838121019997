/** Every scenario of every template, with the file of the workflow that it is of. */
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import type { ScenarioDocument } from '#model/document/scenario.ts';
import { filesBelow, loadScenario } from '../../engine/cli/project-files.ts';
import { repository } from '../kit/engine.ts';

export interface TemplateScenario {
  /** `template: scenario`. */
  readonly name: string;
  readonly template: string;
  readonly workflowFile: string;
  readonly scenario: ScenarioDocument;
}

const folder = join(repository, 'templates');

export const templateNames = (): readonly string[] => readdirSync(folder).sort();

export function templateScenarios(): readonly TemplateScenario[] {
  return templateNames().flatMap((template) =>
    filesBelow(join(folder, template), '.scenario.yaml').map((file) => {
      const { scenario, problems } = loadScenario(file);
      if (scenario === undefined) throw new Error(`${file}: ${problems[0]?.message}`);
      const workflowFile = join(folder, template, `${scenario.workflow}.workflow.yaml`);
      return { name: `${template}: ${scenario.name}`, template, workflowFile, scenario };
    }),
  );
}
