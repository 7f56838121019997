/** What a push will change: the WfSpec's verdict with its reasons first, the workflows it needs, then the definitions. */
import { Alert } from '@mantine/core';
import { IconAlertTriangle } from '@tabler/icons-react';
import type { PlannedPush } from '#model/push/plan-pushes.ts';
import { DefinitionList } from './definition-list.tsx';
import { OtherWorkflows, type OtherWorkflowsProps } from './other-workflows.tsx';
import { WfSpecVerdict } from './wf-spec-verdict.tsx';

interface PlanViewProps extends Pick<OtherWorkflowsProps, 'broken' | 'want'> {
  readonly name: string;
  readonly target: string;
  /** The workflow's own last. */
  readonly pushes: readonly PlannedPush[];
  readonly hasMoved: boolean;
}

export function PlanView({ name, target, pushes, hasMoved, broken, want }: PlanViewProps) {
  const own = pushes.at(-1);
  if (own === undefined) return null;
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
      <WfSpecVerdict
        name={name}
        target={target}
        plan={own.plan}
        isAccompanied={pushes.some((each) => each !== own && each.isPut)}
      />
      <OtherWorkflows target={target} pushes={pushes.slice(0, -1)} broken={broken} want={want} />
      <DefinitionList definitions={pushes.flatMap(({ isPut, plan }) => (isPut ? plan.definitions : []))} />
    </section>
  );
}
