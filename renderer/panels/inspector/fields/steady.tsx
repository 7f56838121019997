/**
 * Rows of a form that are drawn again only when something is different that one sees of them: while one types in a field,
 * the others rest. What a row calls is always the newest, so that nothing that is typed elsewhere meanwhile gets lost.
 */
import { memo, useState, type FunctionComponent } from 'react';
import { sameValue } from '#model/diff/same-value.ts';
import { useLatest } from '../../../ui/use-latest.ts';
import type { RecordForm } from '../record-form.ts';

type Props = Readonly<Record<string, unknown>>;
type Call = (...args: unknown[]) => unknown;

const isData = (value: unknown): boolean =>
  typeof value !== 'object' || value === null || Array.isArray(value) || !('$$typeof' in value);

/** What a row shows of the form it stands in: problems of its field, and the scope of its expressions. */
function sameForm(a: Props, b: Props): boolean {
  const [was, is] = [a.form, b.form] as readonly RecordForm[];
  if (was === undefined || is === undefined) return was === is;
  const problems = [was.problems(String(a.field)), is.problems(String(b.field))] as const;
  return (
    was.context.thread === is.context.thread && was.context.node === is.context.node && sameValue(...problems)
  );
}

function showsSame(a: Props, b: Props): boolean {
  const keys = new Set([...Object.keys(a), ...Object.keys(b)]);
  return [...keys].every(
    (key) =>
      a[key] === b[key] ||
      (key === 'form' ? sameForm(a, b) : isData(a[key]) && isData(b[key]) && sameValue(a[key], b[key])),
  );
}

/** @param Row whose props are data, functions that it calls when something happens, and the form */
export function steady<P extends object>(Row: FunctionComponent<P>): FunctionComponent<P> {
  const Kept = memo(Row, (a, b) => showsSame(a as Props, b as Props));
  return function Steady(props: P) {
    const latest = useLatest(props as Props);
    const [calls] = useState(() => new Map<string, Call>());
    const given = Object.entries(props).map(([key, value]) => {
      if (typeof value !== 'function') return [key, value];
      const call = calls.get(key) ?? ((...args) => (latest.current[key] as Call)(...args));
      calls.set(key, call);
      return [key, call];
    });
    return <Kept {...(Object.fromEntries(given) as P)} />;
  };
}
