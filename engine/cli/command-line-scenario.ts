/** A scenario with the inputs and mocks that the command line gives on top. */
import type { Drawing } from '#model/document/drawing.ts';
import type { MockedOutcome, ScenarioDocument, ScenarioValue } from '#model/document/scenario.ts';
import { compileLiteral } from '#model/expression/to-wire.ts';
import { CommandError } from './verb.ts';

export function commandLineScenario(
  base: ScenarioDocument,
  inputs: readonly string[],
  mocks: readonly string[],
  { workflow }: Drawing,
): ScenarioDocument {
  const entrypoint = workflow.threads.find(({ name }) => name === workflow.entrypoint);
  const given = inputs.map((input): ScenarioValue => {
    const [name, value] = halves(input, '--input');
    const type = entrypoint?.variables.find((variable) => variable.name === name)?.type;
    return { name, value: literalText(value, type === 'STR', input) };
  });
  const names = new Set(given.map(({ name }) => name));
  const mocked = mocks.map((mock) => {
    const [taskDef, outcome] = halves(mock, '--mock');
    return { taskDef, outcomes: [outcomeOf(outcome, mock)] };
  });
  const tasks = new Set(mocked.map(({ taskDef }) => taskDef));
  return {
    ...base,
    inputs: [...base.inputs.filter(({ name }) => !names.has(name)), ...given],
    tasks: [...base.tasks.filter(({ taskDef }) => !tasks.has(taskDef)), ...mocked],
  };
}

function halves(said: string, option: string): [string, string] {
  const at = said.indexOf('=');
  if (at <= 0) throw new CommandError(`${option} wants name=value, not '${said}'.`, 2);
  return [said.slice(0, at), said.slice(at + 1)];
}

/** `exception:name`, `error:message`, `times-out`, or an output. */
function outcomeOf(said: string, whole: string): MockedOutcome {
  if (said.startsWith('exception:')) return { kind: 'exception', name: said.slice('exception:'.length) };
  if (said.startsWith('error:')) return { kind: 'error', message: said.slice('error:'.length) };
  if (said === 'times-out') return { kind: 'times-out' };
  return { kind: 'output', value: literalText(said, false, whole) };
}

/** Text for a STR is taken as it is; anything else is a literal, and what is no literal is text. */
function literalText(said: string, isStr: boolean, whole: string): string {
  if (!isStr && compileLiteral(said).ok) return said;
  const quoted = JSON.stringify(said);
  if (!compileLiteral(quoted).ok) throw new CommandError(`'${whole}' gives no value.`, 2);
  return quoted;
}
