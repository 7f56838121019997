/** What a push will change: the WfSpec's verdict with its reasons first, then the definitions. */
import { Alert } from '@mantine/core';
import { IconAlertTriangle } from '@tabler/icons-react';
import type { PushPlan } from '#model/push/plan-push.ts';
import { DefinitionList } from './definition-list.tsx';
import { WfSpecVerdict } from './wf-spec-verdict.tsx';

interface PlanViewProps {
  readonly name: string;
  readonly target: string;
  readonly plan: PushPlan;
  readonly hasMoved: boolean;
}

export function PlanView({ name, target, plan, hasMoved }: PlanViewProps) {
  return (
    <section data-testid="push-plan">
      {hasMoved && (
        <Alert
          color="yellow"
          variant="light"
          icon={<IconAlertTriangle size={16} />}
          mb={12}
          data-testid="push-moved"
        >
          Somebody else changed {target} since this was looked at. Nothing was pushed; below is what a push
          would change now.
        </Alert>
      )}
      <WfSpecVerdict name={name} target={target} plan={plan} />
      <DefinitionList definitions={plan.definitions} />
    </section>
  );
}
