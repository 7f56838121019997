/** The state of the push dialog: the target that is typed, what its server says, the plan, and what became of the push. */
import { useCallback, useEffect, useRef, useState } from 'react';
import { planPush, type PushPlan } from '#model/push/plan-push.ts';
import type { PushOrder } from '#model/push/there.ts';
import { host } from '../../services/host.ts';
import { tell } from '../../store/notice-store.ts';
import { carryOut, type PushOutcome } from './carry-out.ts';
import { endNotice } from './end-notice.ts';
import { rememberTarget } from './recent-targets.ts';
import { targetServer } from './target-server.ts';
import { serverProblem, targetProblem } from './target-words.ts';

export type PushStage =
  | { readonly kind: 'typing' }
  | { readonly kind: 'checking' }
  | { readonly kind: 'unreachable'; readonly message: string }
  /** The server answers, but the drawing has errors: there is no plan. */
  | { readonly kind: 'reached'; readonly server: string }
  | {
      readonly kind: 'planned';
      /** E.g. `1.2.1`. */
      readonly server: string;
      readonly plan: PushPlan;
      /** Somebody else pushed between the plan before and this one. */
      readonly hasMoved: boolean;
    }
  | { readonly kind: 'pushing'; readonly server: string; readonly plan: PushPlan; readonly step: string }
  | {
      readonly kind: 'ended';
      readonly server: string;
      readonly outcome: Exclude<PushOutcome, { readonly kind: 'moved' }>;
    };

export interface PushForm {
  readonly target: string;
  readonly stage: PushStage;
  setTarget(target: string): void;
  /** Tests the connection and makes the plan. */
  check(target?: string): void;
  push(): void;
}

/** @param order undefined: the drawing has errors, so there is nothing to plan; the connection can be tested all the same */
export function usePush(order: PushOrder | undefined, first: string): PushForm {
  const [target, setTarget] = useState(first);
  const [stage, setStage] = useState<PushStage>({ kind: 'typing' });
  // Only the newest question may answer: targets change faster than servers answer.
  const serial = useRef(0);

  const check = useCallback(
    async (at: string): Promise<void> => {
      const mine = ++serial.current;
      const show = (next: PushStage): void => {
        if (mine === serial.current) setStage(next);
      };
      const problem = targetProblem(at);
      if (problem !== undefined) return show({ kind: 'unreachable', message: problem });
      show({ kind: 'checking' });
      const server = targetServer(host().engine, at);
      try {
        const version = await server.version();
        if (mine === serial.current) rememberTarget(at);
        if (order === undefined) return show({ kind: 'reached', server: version });
        const plan = planPush(order, await server.readThere(order));
        show({ kind: 'planned', server: version, plan, hasMoved: false });
      } catch (error) {
        show({ kind: 'unreachable', message: serverProblem(error, at) });
      }
    },
    [order],
  );

  const push = async (): Promise<void> => {
    if (stage.kind !== 'planned' || order === undefined) return;
    const mine = ++serial.current;
    const show = (next: PushStage): void => {
      if (mine === serial.current) setStage(next);
    };
    const { server, plan } = stage;
    try {
      const outcome = await carryOut(targetServer(host().engine, target), order, plan, (step) =>
        show({ kind: 'pushing', server, plan, step }),
      );
      // A dialog that was closed meanwhile can't show it.
      if (mine !== serial.current) tell(...endNotice(order.request.name, target, outcome));
      else if (outcome.kind === 'moved')
        show({ kind: 'planned', server, plan: outcome.plan, hasMoved: true });
      else show({ kind: 'ended', server, outcome });
    } catch (error) {
      if (mine !== serial.current) tell('bad', serverProblem(error, target));
      else show({ kind: 'unreachable', message: serverProblem(error, target) });
    }
  };

  // The last target is looked at right away; a drawing that changes under the dialog is looked at anew.
  const current = useRef(target);
  current.current = target;
  useEffect(() => {
    if (current.current !== '') void check(current.current);
    const questions = serial;
    return () => void questions.current++;
  }, [check]);

  return {
    target,
    stage,
    setTarget: (next) => {
      serial.current++;
      setTarget(next.trim());
      setStage({ kind: 'typing' });
    },
    check: (at = target) => void check(at),
    push: () => void push(),
  };
}
