/**
 * One kind of definition on its way to a server: how it is asked for, what the server would store of ours, and what
 * becomes of one that is there and differs (littlehorse.md §1.3). A row a kind; see ordered-kinds.ts.
 */
import { clone, equals, type Message } from '@bufbuild/protobuf';
import type { GenMessage } from '@bufbuild/protobuf/codegenv2';
import type { DefinitionRequests } from '../../compile/compile-definitions.ts';
import type { Result } from '../../result.ts';
import type { MetadataLookup } from '../../validate/metadata-lookup.ts';
import { definitionDifferences, type DefinitionRecord } from '../definition-differences.ts';
import type { PushCall } from '../push-call.ts';
import type { Lookup, There } from '../there.ts';

export type PushedKind = 'StructDef' | 'TaskDef' | 'ExternalEventDef' | 'WorkflowEventDef' | 'UserTaskDef';

export interface DefinitionPlan {
  readonly kind: PushedKind;
  readonly name: string;
  readonly what: 'new' | 'unchanged' | 'changed' | 'refused';
  /** Of `changed` and `refused`: what becomes of it, or why not; begins in lower case, no full stop. */
  readonly how?: string;
  /** Of `changed` and `refused`: sentences, what is different between there and here. */
  readonly differences: readonly string[];
  readonly put: PushCall;
  readonly get: PushCall;
}

type StructLookup = Pick<MetadataLookup, 'structDef'>;

export interface PlannedDefinition {
  readonly plan: DefinitionPlan;
  /**
   * As it will be on the server after the push. When refused, nothing is pushed at all: then it is ours, so that the
   * WfSpec's verdict is not about the same difference once more.
   */
  readonly stored: Message | undefined;
}

interface Row<R extends Message & { readonly name: string }, D extends Message> {
  readonly kind: PushedKind;
  readonly requests: (all: DefinitionRequests) => readonly R[];
  readonly requestSchema: GenMessage<R>;
  readonly storedSchema: GenMessage<D>;
  readonly getMethod: PushCall['method'];
  readonly getRequest: (name: string) => Message;
  readonly putMethod: PushCall['method'];
  /**
   * What the server would store, with the version and the time of `there`, so that what says the same is equal. May
   * change the request, which is a copy. The error is a sentence.
   */
  readonly store: (request: R, there: D | undefined, lookup: StructLookup) => Result<D, string>;
  /** What becomes of one that differs; `refused` when it can't. */
  readonly ifDifferent: (
    request: R,
    there: D,
    ours: D,
  ) => { readonly what: 'changed' | 'refused'; readonly how: string };
  /** With the version that a changed one gets. */
  readonly next?: (ours: D) => D;
  readonly record: (stored: D) => DefinitionRecord;
}

export interface DefinitionKind {
  readonly kind: PushedKind;
  lookups(definitions: DefinitionRequests): readonly Lookup[];
  /** Each request in order; `lookup` sees what earlier ones will have stored. */
  plan(
    definitions: DefinitionRequests,
    there: There,
    lookup: StructLookup,
    onPlanned: (name: string, planned: PlannedDefinition) => void,
  ): void;
}

export function definitionKind<R extends Message & { readonly name: string }, D extends Message>(
  row: Row<R, D>,
): DefinitionKind {
  const keyOf = (name: string): string => `${row.kind} ${name}`;
  const getOf = (name: string): PushCall => ({ method: row.getMethod, request: row.getRequest(name) });
  const planned = (request: R, there: D | undefined, lookup: StructLookup): PlannedDefinition => {
    const base = {
      kind: row.kind,
      name: request.name,
      put: { method: row.putMethod, request },
      get: getOf(request.name),
    };
    const made = row.store(clone(row.requestSchema, request) as R, there, lookup);
    if (!made.ok)
      return { plan: { ...base, what: 'refused', how: made.error, differences: [] }, stored: there };
    const ours = made.value;
    if (there === undefined) return { plan: { ...base, what: 'new', differences: [] }, stored: ours };
    if (equals(row.storedSchema, ours as never, there as never))
      return { plan: { ...base, what: 'unchanged', differences: [] }, stored: there };
    const fate = row.ifDifferent(request, there, ours);
    const differences = definitionDifferences(row.record(there), row.record(ours));
    return {
      plan: { ...base, ...fate, differences },
      stored: fate.what === 'refused' ? ours : (row.next?.(ours) ?? ours),
    };
  };
  return {
    kind: row.kind,
    lookups: (definitions) =>
      row.requests(definitions).map(({ name }) => ({ key: keyOf(name), ...getOf(name) })),
    plan: (definitions, there, lookup, onPlanned) => {
      for (const request of row.requests(definitions))
        onPlanned(request.name, planned(request, there.get(keyOf(request.name)) as D | undefined, lookup));
    },
  };
}
