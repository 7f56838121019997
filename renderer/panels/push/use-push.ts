/** The state of the push dialog: the target that is typed, what its server says, the plan, and what became of the push. */
import { useCallback, useEffect, useRef, useState } from 'react';
import { planPushes, type PlannedPush } from '#model/push/plan-pushes.ts';
import type { PushOrder, There } from '#model/push/there.ts';
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
      /** The drawing's own last. */
      readonly pushes: readonly PlannedPush[];
      readonly there: There;
      /** Somebody else pushed between the plan before and this one. */
      readonly hasMoved: boolean;
    }
  | {
      readonly kind: 'pushing';
      readonly server: string;
      readonly pushes: readonly PlannedPush[];
      readonly step: string;
    }
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
  /** Whether another workflow, which the server has in another form, is pushed too. */
  want(name: string, isWanted: boolean): void;
}

/**
 * @param orders the drawing's last; undefined: it has errors (or is not read yet), so there is nothing to plan; the
 *   connection can be tested all the same
 */
export function usePush(orders: readonly PushOrder[] | undefined, first: string): PushForm {
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
        if (orders === undefined) return show({ kind: 'reached', server: version });
        const there = await server.readThere(orders);
        const pushes = planPushes(orders, there, () => false);
        show({ kind: 'planned', server: version, pushes, there, hasMoved: false });
      } catch (error) {
        show({ kind: 'unreachable', message: serverProblem(error, at) });
      }
    },
    [orders],
  );

  const push = async (): Promise<void> => {
    if (stage.kind !== 'planned' || orders === undefined) return;
    const mine = ++serial.current;
    const show = (next: PushStage): void => {
      if (mine === serial.current) setStage(next);
    };
    const { server, pushes } = stage;
    try {
      const outcome = await carryOut(targetServer(host().engine, target), pushes, (step) =>
        show({ kind: 'pushing', server, pushes, step }),
      );
      // A dialog that was closed meanwhile can't show it.
      if (mine !== serial.current) tell(...endNotice(orders.at(-1)!.request.name, target, outcome));
      else if (outcome.kind === 'moved')
        show({ kind: 'planned', server, pushes: outcome.pushes, there: outcome.there, hasMoved: true });
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
    want: (name, isWanted) => {
      if (stage.kind !== 'planned' || orders === undefined) return;
      const wanted = new Set(stage.pushes.flatMap(({ order, isPut }) => (isPut ? order.request.name : [])));
      if (isWanted) wanted.add(name);
      else wanted.delete(name);
      setStage({ ...stage, pushes: planPushes(orders, stage.there, (each) => wanted.has(each)) });
    },
  };
}
