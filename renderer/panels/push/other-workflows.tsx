/** The workflows of the project that the pushed one needs: those that go before it, and those that are there already. */
import { Checkbox } from '@mantine/core';
import { IconAlertCircle } from '@tabler/icons-react';
import type { PlannedPush } from '#model/push/plan-pushes.ts';
import { WfSpecVerdict } from './wf-spec-verdict.tsx';

export interface OtherWorkflowsProps {
  readonly target: string;
  /** In the order in which they are put. */
  readonly pushes: readonly PlannedPush[];
  /** Names of those that do not compile. */
  readonly broken: readonly string[];
  /** Absent: it is too late to choose. */
  readonly want: ((name: string, isWanted: boolean) => void) | undefined;
}

const isSame = ({ plan }: PlannedPush): boolean => plan.wfSpec.what === 'identical';

export function OtherWorkflows({ target, pushes, broken, want }: OtherWorkflowsProps) {
  if (pushes.length + broken.length === 0) return null;
  const same = pushes.filter((each) => isSame(each) && !each.isPut);
  const first = pushes.filter(({ isPut }) => isPut);
  const different = pushes.filter((each) => !isSame(each) && !each.isPut);
  return (
    <div data-testid="push-others">
      {first.length > 0 && <h3 className="section-title">Pushed first, because it needs them</h3>}
      {first.map((each) => (
        <Other key={each.order.request.name} target={target} push={each} want={want} />
      ))}
      {different.length > 0 && (
        <h3 className="section-title">It needs these too, and {target} has them in another form</h3>
      )}
      {different.map((each) => (
        <Other key={each.order.request.name} target={target} push={each} want={want} />
      ))}
      {same.length > 0 && (
        <p className="push-said" data-testid="push-others-same">
          {target} has {same.map(({ order }) => order.request.name).join(', ')}, which it needs, just as here.
        </p>
      )}
      {broken.map((name) => (
        <p key={name} className="push-said push-said-bad">
          <IconAlertCircle size={14} aria-hidden /> {name}, which it needs, has errors and is not pushed. Open
          it to mend them.
        </p>
      ))}
    </div>
  );
}

function Other({
  target,
  push: { order, plan, isPut },
  want,
}: Pick<OtherWorkflowsProps, 'target' | 'want'> & { push: PlannedPush }) {
  const { name } = order.request;
  // One that the server lacks must go first; there is nothing to choose.
  const isThere = 'version' in plan.wfSpec && plan.wfSpec.version !== undefined;
  return (
    <div className="push-other" data-testid={`push-other:${name}`} data-what={plan.wfSpec.what}>
      <WfSpecVerdict name={name} target={target} plan={plan} other={{ isPut }} />
      {isThere && (
        <Checkbox
          size="xs"
          mt={6}
          label={`Push ${name} too`}
          checked={isPut}
          disabled={want === undefined}
          onChange={(event) => want?.(name, event.currentTarget.checked)}
        />
      )}
    </div>
  );
}
