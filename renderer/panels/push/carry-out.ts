/**
 * Carries a plan out: each workflow's definitions, then its WfSpec, those that others need first. A real cluster shows what
 * was put up to half a second later (littlehorse.md §1.1), so each step waits until the one before can be seen.
 */
import { equals, type Message } from '@bufbuild/protobuf';
import { LittleHorse } from '#api/gen/service_pb.js';
import type { WfSpec } from '#api/gen/wf_spec_pb.js';
import type { DefinitionPlan } from '#model/push/kinds/definition-kind.ts';
import { definitionsToPut } from '#model/push/plan-push.ts';
import { areSamePlans, planPushes, type PlannedPush } from '#model/push/plan-pushes.ts';
import { versionText } from '#model/push/plan-wf-spec.ts';
import { wfSpecVersionCall, type There } from '#model/push/there.ts';
import { errorCode, errorMessage } from '../../services/error-message.ts';
import type { TargetServer } from './target-server.ts';

export interface PushedWorkflow {
  readonly name: string;
  /** `major.revision`. */
  readonly version: string;
}

/** What was put, in the order in which it was. */
interface Done {
  readonly definitions: readonly DefinitionPlan[];
  /** Workflows that the pushed one needs. */
  readonly others: readonly PushedWorkflow[];
}

export type PushOutcome =
  /** Somebody else pushed since the plan was made: nothing was put. */
  | { readonly kind: 'moved'; readonly pushes: readonly PlannedPush[]; readonly there: There }
  | ({
      readonly kind: 'pushed';
      /** `major.revision`. */
      readonly version: string;
      /** False: the server took it, but did not show it within the time that we wait. */
      readonly isSeen: boolean;
    } & Done)
  | ({
      readonly kind: 'refused';
      /** `TaskDef charge` or `the WfSpec`. */
      readonly what: string;
      readonly message: string;
    } & Done);

export interface Waiting {
  pause(ms: number): Promise<void>;
  /** How often it is looked for what was put. */
  readonly tries: number;
}

const PAUSE_MS = 100;
const patient: Waiting = {
  pause: (ms) => new Promise((resolve) => setTimeout(resolve, ms)),
  tries: 50,
};

/** Rejects with a ServiceError when the server can't be reached before anything was put. */
export async function carryOut(
  server: TargetServer,
  pushes: readonly PlannedPush[],
  says: (step: string) => void,
  waiting: Waiting = patient,
): Promise<PushOutcome> {
  says('Looking once more at what is there');
  const orders = pushes.map(({ order }) => order);
  const wanted = new Set(pushes.filter(({ isPut }) => isPut).map(({ order }) => order.request.name));
  const there = await server.readThere(orders);
  const now = planPushes(orders, there, (name) => wanted.has(name));
  if (!areSamePlans(pushes, now)) return { kind: 'moved', pushes: now, there };
  const definitions: DefinitionPlan[] = [];
  const put: (PushedWorkflow & { readonly isSeen: boolean })[] = [];
  for (const push of pushes.filter(({ isPut }) => isPut)) {
    const isNamed = pushes.length > 1;
    const end = await putOne(server, push, { says, waiting, isNamed, definitions });
    if ('message' in end) return { kind: 'refused', ...end, definitions, others: put };
    put.push({ name: push.order.request.name, ...end });
  }
  const last = put.at(-1)!;
  const { version, isSeen } = last;
  return { kind: 'pushed', version, isSeen, definitions, others: put.slice(0, -1) };
}

interface Putting {
  readonly says: (step: string) => void;
  readonly waiting: Waiting;
  /** Several WfSpecs are put: each is called by its name. */
  readonly isNamed: boolean;
  /** Gets what was put. */
  readonly definitions: DefinitionPlan[];
}

async function putOne(
  server: TargetServer,
  { order, plan }: PlannedPush,
  { says, waiting, isNamed, definitions }: Putting,
): Promise<{ version: string; isSeen: boolean } | { what: string; message: string }> {
  const sent: [DefinitionPlan, Message][] = [];
  for (const each of definitionsToPut(plan)) {
    says(`Putting ${each.kind} ${each.name}`);
    try {
      sent.push([each, await server.call(each.put)]);
      definitions.push(each);
    } catch (error) {
      return { what: `${each.kind} ${each.name}`, message: errorMessage(error) };
    }
  }
  // One that is never shown as it was put does not stop the push: the server has the last word on the WfSpec.
  for (const [{ get, put }, reply] of sent)
    await isShown(server, get, waiting, (seen) => equals(put.method.output, reply, seen));
  if (plan.wfSpec.what === 'identical') return { version: plan.wfSpec.version, isSeen: true };
  const what = isNamed ? `the WfSpec ${order.request.name}` : 'the WfSpec';
  says(`Putting ${what}`);
  let spec: WfSpec;
  try {
    const method = LittleHorse.method.putWfSpec;
    spec = (await server.call({ method, request: order.request })) as WfSpec;
  } catch (error) {
    return { what, message: errorMessage(error) };
  }
  says('Waiting until the server shows it');
  const isSeen = await isShown(server, wfSpecVersionCall(spec), waiting, () => true);
  return { version: versionText(spec), isSeen };
}

async function isShown(
  server: TargetServer,
  get: DefinitionPlan['get'],
  { pause, tries }: Waiting,
  isIt: (seen: Message) => boolean,
): Promise<boolean> {
  for (let left = tries; left > 0; left--) {
    try {
      if (isIt(await server.call(get))) return true;
    } catch (error) {
      // It was put: a server that is away for a moment does not undo that.
      if (errorCode(error) !== 'NOT_FOUND' && left === 1) return false;
    }
    await pause(PAUSE_MS);
  }
  return false;
}
