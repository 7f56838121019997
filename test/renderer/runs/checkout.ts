/** The checkout template as the app reads it. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Drawing } from '#model/document/drawing.ts';
import { emptyLayout } from '#model/document/layout.ts';
import type { ScenarioDocument } from '#model/document/scenario.ts';
import { parseDefinitions } from '#model/text/parse-definitions.ts';
import { parseScenario } from '#model/text/scenario-file.ts';
import { parseWorkflow } from '#model/text/parse-workflow.ts';

const file = (path: string): string =>
  readFileSync(join(import.meta.dirname, '../../../templates/checkout', path), 'utf8');

export const checkoutText = file('checkout.workflow.yaml');

export function theCheckout(): Drawing {
  const workflow = parseWorkflow(checkoutText, 'checkout.workflow.yaml').document;
  const definitions = parseDefinitions(file('definitions.yaml'), 'definitions.yaml').definitions;
  if (workflow === undefined || definitions === undefined) throw new Error('the template does not parse');
  return { workflow, definitions, layout: emptyLayout };
}

export function aScenario(name: string): ScenarioDocument {
  const path = `scenarios/${name}.scenario.yaml`;
  const { scenario } = parseScenario(file(path), path);
  if (scenario === undefined) throw new Error(`${path} does not parse`);
  return scenario;
}
