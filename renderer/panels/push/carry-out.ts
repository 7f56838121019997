/**
 * Carries a plan out: definitions, then the WfSpec. A real cluster shows what was put up to half a second later
 * (littlehorse.md §1.1), so each step waits until the one before can be seen.
 */
import { equals, type Message } from '@bufbuild/protobuf';
import { LittleHorse } from '#api/gen/service_pb.js';
import type { WfSpec } from '#api/gen/wf_spec_pb.js';
import type { DefinitionPlan } from '#model/push/kinds/definition-kind.ts';
import { definitionsToPut, isSamePlan, planPush, type PushPlan } from '#model/push/plan-push.ts';
import { versionText } from '#model/push/plan-wf-spec.ts';
import { wfSpecVersionCall, type PushOrder } from '#model/push/there.ts';
import { errorCode, errorMessage } from '../../services/error-message.ts';
import type { TargetServer } from './target-server.ts';

export type PushOutcome =
  /** Somebody else pushed since the plan was made: nothing was put. */
  | { readonly kind: 'moved'; readonly plan: PushPlan }
  | {
      readonly kind: 'pushed';
      /** `major.revision`. */
      readonly version: string;
      readonly definitions: readonly DefinitionPlan[];
      /** False: the server took it, but did not show it within the time that we wait. */
      readonly isSeen: boolean;
    }
  | {
      readonly kind: 'refused';
      /** `TaskDef charge` or `the WfSpec`. */
      readonly what: string;
      readonly message: string;
      /** What was put before. */
      readonly definitions: readonly DefinitionPlan[];
    };

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
  order: PushOrder,
  plan: PushPlan,
  says: (step: string) => void,
  waiting: Waiting = patient,
): Promise<PushOutcome> {
  says('Looking once more at what is there');
  const now = planPush(order, await server.readThere(order));
  if (!isSamePlan(plan, now)) return { kind: 'moved', plan: now };
  const put: [DefinitionPlan, Message][] = [];
  const done = (): readonly DefinitionPlan[] => put.map(([each]) => each);
  for (const each of definitionsToPut(plan)) {
    says(`Putting ${each.kind} ${each.name}`);
    try {
      put.push([each, await server.call(each.put)]);
    } catch (error) {
      const what = `${each.kind} ${each.name}`;
      return { kind: 'refused', what, message: errorMessage(error), definitions: done() };
    }
  }
  // One that is never shown as it was put does not stop the push: the server has the last word on the WfSpec.
  for (const [{ get, put: sent }, reply] of put)
    await isShown(server, get, waiting, (seen) => equals(sent.method.output, reply, seen));
  if (plan.wfSpec.what === 'identical')
    return { kind: 'pushed', version: plan.wfSpec.version, definitions: done(), isSeen: true };
  says('Putting the WfSpec');
  let spec: WfSpec;
  try {
    const method = LittleHorse.method.putWfSpec;
    spec = (await server.call({ method, request: order.request })) as WfSpec;
  } catch (error) {
    return { kind: 'refused', what: 'the WfSpec', message: errorMessage(error), definitions: done() };
  }
  says('Waiting until the server shows it');
  const isSeen = await isShown(server, wfSpecVersionCall(spec), waiting, () => true);
  return { kind: 'pushed', version: versionText(spec), definitions: done(), isSeen };
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
