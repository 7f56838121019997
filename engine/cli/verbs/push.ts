/** `paddock push`: the verdict first (what would change there), then definitions and the WfSpec, the very bytes of `compile`. */
import { definitionsToPut, planPush } from '#model/push/plan-push.ts';
import { connectClient } from '../../api/client.ts';
import { compiled } from '../compiled.ts';
import { definitionText, pushDefinitions, readThere } from '../push-definitions.ts';
import { pushWfSpec, verdictText } from '../push-wf-spec.ts';
import { serverSaid } from '../server-said.ts';
import { childrenFirst } from '../sibling-workflows.ts';
import { CommandError, type ExitStatus, type Output, type Verb, text } from '../verb.ts';

export const push: Verb = {
  name: 'push',
  usage: 'FILE… --to HOST:PORT [--dry-run]',
  summary: 'Pushes definitions and WfSpecs to a LittleHorse server, having said what changes there.',
  options: { to: { type: 'string' }, 'dry-run': { type: 'boolean' }, tenant: { type: 'string' } },
  operands: { min: 1, max: 1000 },
  async run({ operands, options, out }) {
    const address = text(options.to);
    if (address === undefined || !/^[^\s:/]+:\d+$/.test(address))
      throw new CommandError('--to HOST:PORT says where to push.', 2);
    const answers: unknown[] = [];
    let status: ExitStatus = 0;
    for (const file of childrenFirst(operands)) {
      const answer = await pushFile(file, address, text(options.tenant), options['dry-run'] === true, out);
      if (answer === undefined) status = 1;
      else answers.push(answer);
    }
    if (status === 0) out.json({ ok: true, to: address, pushed: answers });
    return status;
  },
};

async function pushFile(
  file: string,
  address: string,
  tenant: string | undefined,
  isDryRun: boolean,
  out: Output,
) {
  const ready = compiled(file, out);
  if (ready === undefined) return undefined;
  const client = connectClient(address, { tenant });
  try {
    const plan = planPush(ready, await readThere(client, ready));
    for (const each of plan.definitions) out.line(`${each.kind} ${each.name}: ${definitionText(each)}`);
    const verdict = verdictText(plan.wfSpec);
    out.line(`WfSpec ${ready.request.name}: ${verdict}`);
    const refused = plan.definitions.filter(({ what }) => what === 'refused');
    if (refused.length > 0) {
      throw new CommandError(
        `${address} holds a different ${refused.map(({ kind, name }) => `${kind} ${name}`).join(', ')}. Use another name, or delete it there first. Nothing was pushed.`,
      );
    }
    if (plan.wfSpec.what === 'refused') {
      throw new CommandError(
        `${address} would refuse the WfSpec: ${plan.wfSpec.reasons.join(' ')} Nothing was pushed.`,
      );
    }
    if (isDryRun)
      return {
        file,
        verdict,
        definitions: plan.definitions.map((each) => ({
          kind: each.kind,
          name: each.name,
          what: definitionText(each),
        })),
        dryRun: true,
      };
    await pushDefinitions(client, definitionsToPut(plan));
    if (plan.wfSpec.what === 'identical') {
      const { version } = plan.wfSpec;
      out.line(`nothing to push: ${address} has it as ${version}`);
      return { file, name: ready.request.name, version, verdict };
    }
    const version = await pushWfSpec(client, ready.request);
    out.line(`pushed as ${version}`);
    return { file, name: ready.request.name, version, verdict };
  } catch (error) {
    if (error instanceof CommandError) throw error;
    throw new CommandError(serverSaid(error, address));
  } finally {
    client.close();
  }
}
