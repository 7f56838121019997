/** What became of a push: the version, or the refusal in the server's words. */
import { IconCircleCheck, IconExclamationCircle } from '@tabler/icons-react';
import type { PushOutcome } from './carry-out.ts';

type Ended = Exclude<PushOutcome, { readonly kind: 'moved' }>;

/** The other workflows that were put, with the version that each became. */
const otherNames = ({ others }: Ended): string =>
  others.map(({ name, version }) => `${name} ${version}`).join(', ');

const named = ({ definitions }: Ended): string => definitions.map(({ name }) => name).join(', ');

interface PushEndProps {
  readonly name: string;
  readonly target: string;
  readonly outcome: Ended;
}

export function PushEnd({ name, target, outcome }: PushEndProps) {
  const count = outcome.definitions.length;
  if (outcome.kind === 'refused')
    return (
      <div className="push-end tone-bad" role="alert" data-testid="push-refused">
        <IconExclamationCircle size={22} />
        <div>
          <b>
            {target} refused {outcome.what}
          </b>
          <p>{outcome.message}</p>
          <p className="dim">
            {count === 0 && outcome.others.length === 0 && 'Nothing was pushed. '}
            {outcome.others.length > 0 && `These workflows were pushed before: ${otherNames(outcome)}. `}
            {count > 0 && `These definitions were pushed before: ${named(outcome)}. `}
            Press Check to look again.
          </p>
        </div>
      </div>
    );
  return (
    <div className="push-end tone-good" role="status" data-testid="push-done" data-version={outcome.version}>
      <IconCircleCheck size={22} />
      <div>
        <b>
          {name} is {outcome.version} on {target}
        </b>
        {outcome.others.length > 0 && (
          <p data-testid="push-done-others">
            After {outcome.others.length === 1 ? 'the workflow' : 'the workflows'} that it runs:{' '}
            <span className="mono">{otherNames(outcome)}</span>.
          </p>
        )}
        {count > 0 && (
          <p>
            With {count === 1 ? 'the definition' : `${count} definitions`}:{' '}
            <span className="mono">{named(outcome)}</span>.
          </p>
        )}
        {!outcome.isSeen && (
          <p className="dim">
            It was taken, but the server does not show it yet. Give it a moment before you run it.
          </p>
        )}
      </div>
    </div>
  );
}
