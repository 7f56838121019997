/** Where to push: host:port with those used before, a test of the connection, and what is wrong with it in words. */
import { IconCircleFilled } from '@tabler/icons-react';
import { ServerField } from './server-field.tsx';
import type { PushForm } from './use-push.ts';

export function TargetField({ form, recent }: { form: PushForm; recent: readonly string[] }) {
  const { stage, target } = form;
  return (
    <div>
      <ServerField
        target={target}
        recent={recent}
        isBad={stage.kind === 'unreachable'}
        isAsking={stage.kind === 'checking'}
        isDisabled={stage.kind === 'pushing'}
        testId="push"
        setTarget={form.setTarget}
        check={form.check}
      />
      <Said form={form} />
    </div>
  );
}

function Said({ form: { stage, target } }: { form: PushForm }) {
  if (stage.kind === 'unreachable')
    return (
      <p className="push-said push-said-bad" role="alert" data-testid="push-target-problem">
        {stage.message}
      </p>
    );
  if (stage.kind === 'checking') return <p className="push-said">Asking {target} what it has…</p>;
  if (stage.kind === 'typing')
    return (
      <p className="push-said">
        A LittleHorse server that listens without TLS. Nothing changes there before you press Push.
      </p>
    );
  return (
    <p className="push-said" data-testid="push-server">
      <IconCircleFilled size={8} style={{ color: 'var(--good)' }} /> LittleHorse {stage.server} answers.
    </p>
  );
}
