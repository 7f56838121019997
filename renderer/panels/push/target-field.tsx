/** Where to push: host:port with those used before, a test of the connection, and what is wrong with it in words. */
import { Autocomplete, Button, type ComboboxItem, type OptionsFilter } from '@mantine/core';
import { IconCircleFilled, IconPlugConnected } from '@tabler/icons-react';
import type { FormEvent } from 'react';
import type { PushForm } from './use-push.ts';

/** All of them when one of them is what stands in the field: the others are what is looked for then. */
const offered: OptionsFilter = ({ options, search }) => {
  const all = options as ComboboxItem[];
  return all.some(({ value }) => value === search)
    ? all
    : all.filter(({ value }) => value.includes(search.trim()));
};

export function TargetField({ form, recent }: { form: PushForm; recent: readonly string[] }) {
  const { stage, target } = form;
  const isPushing = stage.kind === 'pushing';
  const check = (event: FormEvent) => {
    event.preventDefault();
    form.check();
  };
  return (
    <form onSubmit={check}>
      <div className="push-target">
        <Autocomplete
          className="push-target-field"
          classNames={{ input: 'mono' }}
          label="Cluster"
          placeholder="host:port"
          data={[...recent]}
          filter={offered}
          value={target}
          disabled={isPushing}
          error={stage.kind === 'unreachable'}
          spellCheck={false}
          autoCapitalize="off"
          data-autofocus={target === '' || undefined}
          data-testid="push-target"
          onChange={form.setTarget}
          onOptionSubmit={form.check}
        />
        <Button
          type="submit"
          variant="default"
          loading={stage.kind === 'checking'}
          disabled={isPushing || target === ''}
          leftSection={<IconPlugConnected size={14} />}
          data-testid="push-check"
        >
          Check
        </Button>
      </div>
      <Said form={form} />
    </form>
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
