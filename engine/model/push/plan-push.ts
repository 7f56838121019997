/** The plan of a push: what it will change on a server that has what `there` says. Computed, never asked of the server. */
import type { DefinitionPlan } from './kinds/definition-kind.ts';
import { planDefinitions } from './plan-definitions.ts';
import { planWfSpec, type WfSpecPlan } from './plan-wf-spec.ts';
import { wfSpecThere, type PushOrder, type There } from './there.ts';

export interface PushPlan {
  /** In the order in which they are put. */
  readonly definitions: readonly DefinitionPlan[];
  readonly wfSpec: WfSpecPlan;
}

export function planPush(order: PushOrder, there: There): PushPlan {
  const { plans, after } = planDefinitions(order, there);
  const wfSpec = planWfSpec(order.request, wfSpecThere(there, order.request.name), after);
  return { definitions: plans, wfSpec };
}

/** Those that the server does not have as we would put them. */
export const definitionsToPut = ({ definitions }: PushPlan): readonly DefinitionPlan[] =>
  definitions.filter(({ what }) => what === 'new' || what === 'changed');

export const isNothingToPush = (plan: PushPlan): boolean =>
  plan.wfSpec.what === 'identical' && plan.definitions.every(({ what }) => what === 'unchanged');

export const isRefused = ({ definitions, wfSpec }: PushPlan): boolean =>
  wfSpec.what === 'refused' || definitions.some(({ what }) => what === 'refused');

/** Whether a person who has seen the one has seen the other. */
export function isSamePlan(a: PushPlan, b: PushPlan): boolean {
  const said = ({ definitions, wfSpec }: PushPlan): string =>
    JSON.stringify([
      definitions.map(({ kind, name, what, how, differences }) => [kind, name, what, how, differences]),
      wfSpec,
    ]);
  return said(a) === said(b);
}
