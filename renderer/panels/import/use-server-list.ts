/** The server part of an import: the target that is typed, the WfSpecs that it has, and the version that is looked at. */
import { useEffect, useRef, useState } from 'react';
import { host } from '../../services/host.ts';
import { rememberTarget } from '../push/recent-targets.ts';
import { serverProblem, targetProblem } from '../push/target-words.ts';
import { fetchWfSpec, listWfSpecs, type WfSpecChoice, type WfSpecsThere } from './server-wf-specs.ts';
import type { ImportForm } from './use-import.ts';

export type ListStage =
  | { readonly kind: 'typing' }
  | { readonly kind: 'asking' }
  | { readonly kind: 'unreachable'; readonly message: string }
  | { readonly kind: 'listed'; readonly there: WfSpecsThere };

export interface ServerList {
  readonly target: string;
  readonly stage: ListStage;
  /** The one that is being fetched or shown. */
  readonly choice: WfSpecChoice | undefined;
  setTarget(target: string): void;
  /** @param prefix how the names begin */
  list(target?: string, prefix?: string): void;
  choose(choice: WfSpecChoice): void;
}

export function useServerList(form: ImportForm, first: string): ServerList {
  const [target, setTarget] = useState(first);
  const [stage, setStage] = useState<ListStage>({ kind: 'typing' });
  const [choice, setChoice] = useState<WfSpecChoice | undefined>(undefined);
  // Only the newest question may answer.
  const serial = useRef(0);

  const list = async (at: string, prefix: string): Promise<void> => {
    const mine = ++serial.current;
    form.take(undefined);
    setChoice(undefined);
    const problem = targetProblem(at, 'Say which server');
    if (problem !== undefined) return setStage({ kind: 'unreachable', message: problem });
    if (stage.kind !== 'listed') setStage({ kind: 'asking' });
    try {
      const there = await listWfSpecs(host().engine, at, prefix);
      if (mine !== serial.current) return;
      rememberTarget(at);
      setStage({ kind: 'listed', there });
    } catch (error) {
      if (mine === serial.current) setStage({ kind: 'unreachable', message: serverProblem(error, at) });
    }
  };

  const choose = async (next: WfSpecChoice): Promise<void> => {
    const mine = ++serial.current;
    setChoice(next);
    try {
      const read = await fetchWfSpec(host().engine, target, next);
      if (mine === serial.current) form.take(read);
    } catch (error) {
      if (mine === serial.current) form.take({ ok: false, error: [serverProblem(error, target)] });
    }
  };

  // The last target is looked at right away.
  const start = useRef(() => first !== '' && void list(first, ''));
  useEffect(() => {
    start.current();
    const questions = serial;
    return () => void questions.current++;
  }, []);

  return {
    target,
    stage,
    choice,
    setTarget: (next) => {
      serial.current++;
      setTarget(next.trim());
      setStage({ kind: 'typing' });
      setChoice(undefined);
      form.take(undefined);
    },
    list: (at = target, prefix = '') => void list(at, prefix),
    choose: (next) => void choose(next),
  };
}
