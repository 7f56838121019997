/** A WfSpec on its way to a server: the plan's verdict (engine/model/push/) in words, and the put. */
import type { PutWfSpecRequest } from '#api/gen/service_pb.js';
import { versionText, type WfSpecPlan } from '#model/push/plan-wf-spec.ts';
import { wfSpecVersionCall } from '#model/push/there.ts';
import type { LittleHorseClient } from '../api/client.ts';
import { callOf, untilSeen } from './push-definitions.ts';

export function verdictText(plan: WfSpecPlan): string {
  switch (plan.what) {
    case 'new':
      return `new, becomes ${plan.becomes}`;
    case 'identical':
      return `identical to ${plan.version}`;
    case 'refused':
      return `refused, because ${plan.reasons.join('; ')}`;
    default: {
      const next = plan.what === 'major' ? `new major ${plan.becomes}` : `becomes ${plan.becomes}`;
      return `${next}, because ${plan.reasons.join('; ')}`;
    }
  }
}

/** Gives the version as `major.revision`, once the server shows it. */
export async function pushWfSpec(client: LittleHorseClient, request: PutWfSpecRequest): Promise<string> {
  const put = await client.call('putWfSpec', request);
  await untilSeen(() => callOf(client, wfSpecVersionCall(put)));
  return versionText(put);
}
