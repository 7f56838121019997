/**
 * A push of a workflow after the other workflows of its project that it needs: each is planned against the server as it
 * will be when those before it are put. What the server has in some form is left alone unless it is asked for.
 */
import { clone, create, equals } from '@bufbuild/protobuf';
import { WfSpecIdSchema } from '#api/gen/object_id_pb.js';
import { PutWfSpecRequestSchema } from '#api/gen/service_pb.js';
import { wfSpecOf } from '../compatibility/stored-wf-spec.ts';
import type { DefinitionPlan } from './kinds/definition-kind.ts';
import { planDefinitions, type PlannedDefinitions } from './plan-definitions.ts';
import { isNothingToPush, isRefused, isSamePlan, type PushPlan } from './plan-push.ts';
import { planWfSpec, type WfSpecPlan } from './plan-wf-spec.ts';
import { wfSpecThere, withWfSpec, type PushOrder, type There } from './there.ts';

export interface PlannedPush {
  readonly order: PushOrder;
  /** Its definitions without those that an earlier one of the same push puts in the same form. */
  readonly plan: PushPlan;
  /** False: the server has this workflow in some form, and nobody asked for more. Nothing of it is put. */
  readonly isPut: boolean;
}

/**
 * @param orders in the order in which they are put; the last one is what is pushed, the others are what it needs
 * @param isWanted asked for each of the others that the server has already
 */
export function planPushes(
  orders: readonly PushOrder[],
  there: There,
  isWanted: (name: string) => boolean,
): readonly PlannedPush[] {
  let now = there;
  const covered = new Map<string, DefinitionPlan>();
  return orders.map((order, index): PlannedPush => {
    const { name } = order.request;
    const isPut = index === orders.length - 1 || wfSpecThere(there, name) === undefined || isWanted(name);
    const definitions = planDefinitions(order, now);
    const wfSpec = planWfSpec(order.request, wfSpecThere(now, name), definitions.after);
    const plan = { definitions: definitions.plans.filter((each) => !isCovered(each, covered)), wfSpec };
    if (isPut) {
      for (const each of plan.definitions) covered.set(keyOf(each), each);
      now = afterPut(order, wfSpec, now, definitions);
    }
    return { order, plan, isPut };
  });
}

const keyOf = ({ kind, name }: DefinitionPlan): string => `${kind} ${name}`;

function isCovered(plan: DefinitionPlan, covered: ReadonlyMap<string, DefinitionPlan>): boolean {
  const before = covered.get(keyOf(plan));
  return before !== undefined && equals(plan.put.method.input, plan.put.request, before.put.request);
}

/** The server after this push. A refused one leaves it as it is: what needs it then says so too. */
function afterPut(
  { request }: PushOrder,
  plan: WfSpecPlan,
  there: There,
  { after, stored }: PlannedDefinitions,
): There {
  const withDefinitions = new Map([...there, ...stored]);
  if (!('becomes' in plan)) return withDefinitions;
  const spec = wfSpecOf(clone(PutWfSpecRequestSchema, request), after);
  if (!spec.ok) return withDefinitions;
  const [majorVersion = 0, revision = 0] = plan.becomes.split('.').map(Number);
  spec.value.id = create(WfSpecIdSchema, { name: request.name, majorVersion, revision });
  return withWfSpec(withDefinitions, spec.value);
}

const put = (pushes: readonly PlannedPush[]): readonly PushPlan[] =>
  pushes.filter(({ isPut }) => isPut).map(({ plan }) => plan);

export const isAnyRefused = (pushes: readonly PlannedPush[]): boolean => put(pushes).some(isRefused);

export const isNothingToPut = (pushes: readonly PlannedPush[]): boolean => put(pushes).every(isNothingToPush);

/** Whether a person who has seen the one has seen the other. */
export const areSamePlans = (a: readonly PlannedPush[], b: readonly PlannedPush[]): boolean =>
  a.length === b.length &&
  a.every(({ plan, isPut }, index) => isPut === b[index]!.isPut && isSamePlan(plan, b[index]!.plan));
