/** The push: where to, what will change there, the button that does it, and what became of it. */
import { Button, Modal } from '@mantine/core';
import { IconCloudUpload } from '@tabler/icons-react';
import type { Drawing } from '#model/document/drawing.ts';
import { isAnyRefused, isNothingToPut } from '#model/push/plan-pushes.ts';
import { useDocument } from '../../store/document-store.ts';
import { useSession } from '../../store/session-store.ts';
import { DrawingErrors } from './drawing-errors.tsx';
import { PlanView } from './plan-view.tsx';
import { PushEnd } from './push-end.tsx';
import { usePushOrders } from './push-orders.ts';
import './push.css';
import { useRecentTargets } from './recent-targets.ts';
import { TargetField } from './target-field.tsx';
import { usePush, type PushForm } from './use-push.ts';

export function PushDialog() {
  const drawing = useDocument((state) => state.drawing);
  const close = () => useSession.getState().openDialog(undefined);
  if (drawing === undefined) return null;
  return (
    <Modal
      opened
      onClose={close}
      size={640}
      title={`Push ${drawing.workflow.name}`}
      classNames={{ body: 'push-body' }}
    >
      <Sheet drawing={drawing} close={close} />
    </Modal>
  );
}

function useErrorCount(): number {
  const isBroken = useDocument((state) => state.textBroken);
  const errors = useDocument((state) => state.problems.filter((each) => each.severity === 'error').length);
  return isBroken ? Math.max(errors, 1) : errors;
}

function Sheet({ drawing, close }: { drawing: Drawing; close(): void }) {
  const errorCount = useErrorCount();
  const read = usePushOrders(drawing, errorCount > 0);
  const all = typeof read === 'object' ? read : undefined;
  const recent = useRecentTargets();
  const form = usePush(all?.orders, recent[0] ?? '');
  const { stage } = form;
  return (
    <div data-testid="push-dialog">
      <div className="push-scroll">
        {read === 'none' && <DrawingErrors count={errorCount} close={close} />}
        <TargetField form={form} recent={recent} />
        {(stage.kind === 'planned' || stage.kind === 'pushing') && (
          <PlanView
            name={drawing.workflow.name}
            target={form.target}
            pushes={stage.pushes}
            broken={all?.broken ?? []}
            want={stage.kind === 'planned' ? form.want : undefined}
            hasMoved={stage.kind === 'planned' && stage.hasMoved}
          />
        )}
        {stage.kind === 'ended' && (
          <PushEnd name={drawing.workflow.name} target={form.target} outcome={stage.outcome} />
        )}
      </div>
      <Foot form={form} close={close} />
    </div>
  );
}

function Foot({ form, close }: { form: PushForm; close(): void }) {
  const { stage } = form;
  const isDirty = useDocument((state) => state.dirty);
  const pushes = stage.kind === 'planned' ? stage.pushes : [];
  const canPush = stage.kind === 'planned' && !isAnyRefused(pushes) && !isNothingToPut(pushes);
  const isOver = stage.kind === 'ended' && stage.outcome.kind === 'pushed';
  const isHeldUp = pushes.some(
    ({ isPut, plan }) => isPut && plan.definitions.some(({ what }) => what === 'refused'),
  );
  const hint = isHeldUp
    ? 'A definition is refused, so nothing can be pushed.'
    : isDirty && canPush
      ? 'What you see is pushed, edits that are not saved too.'
      : '';
  return (
    <div className="push-foot">
      <span className={isHeldUp ? 'push-step push-said-bad' : 'push-step'} role="status">
        {stage.kind === 'pushing' ? `${stage.step}…` : hint}
      </span>
      <Button variant="default" onClick={close} data-testid="push-close">
        {isOver ? 'Close' : 'Cancel'}
      </Button>
      {!isOver && (
        <Button
          disabled={!canPush && stage.kind !== 'pushing'}
          loading={stage.kind === 'pushing'}
          leftSection={<IconCloudUpload size={14} />}
          data-testid="push-go"
          onClick={form.push}
        >
          Push
        </Button>
      )}
    </div>
  );
}
