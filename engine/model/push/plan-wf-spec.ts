/**
 * Which version a WfSpec becomes on a server and why, or why the server will refuse it: the same questions in the same
 * order as PutWfSpec asks them (littlehorse.md §2.2, §2.3). There is no RPC for a dry run.
 */
import { clone } from '@bufbuild/protobuf';
import { AllowedUpdateType, PutWfSpecRequestSchema, type PutWfSpecRequest } from '#api/gen/service_pb.js';
import type { WfSpec } from '#api/gen/wf_spec_pb.js';
import { compareWfSpecs } from '../compatibility/compare-wf-specs.ts';
import { frozenConflicts } from '../compatibility/frozen-variables.ts';
import { wfSpecOf } from '../compatibility/stored-wf-spec.ts';
import { validateWfSpec, type MetadataLookup, type WireProblem } from '../validate/validate-wf-spec.ts';
import { wfSpecChanges } from './wf-spec-changes.ts';

/** Versions are `major.revision`; `version` is the latest one there. Reasons and changes are whole sentences. */
export type WfSpecPlan =
  | { readonly what: 'new'; readonly becomes: string }
  | { readonly what: 'identical'; readonly version: string }
  | {
      readonly what: 'revision' | 'major';
      readonly version: string;
      readonly becomes: string;
      /** Why it is a new version; of a new major one only what breaks the contract. */
      readonly reasons: readonly string[];
      /** Everything that is different. */
      readonly changes: readonly string[];
    }
  | {
      readonly what: 'refused';
      readonly version?: string;
      readonly reasons: readonly string[];
      readonly changes: readonly string[];
    };

export const versionText = (spec: WfSpec): string =>
  `${spec.id?.majorVersion ?? 0}.${spec.id?.revision ?? 0}`;

/** @param after the server's metadata after the definitions of this push */
export function planWfSpec(
  request: PutWfSpecRequest,
  there: WfSpec | undefined,
  after: MetadataLookup,
): WfSpecPlan {
  const version = there && versionText(there);
  const refused = (reasons: readonly string[], changes: readonly string[] = []): WfSpecPlan => ({
    what: 'refused',
    ...(version !== undefined && { version }),
    reasons,
    changes,
  });
  const problems = validateWfSpec(clone(PutWfSpecRequestSchema, request), after);
  if (problems.length > 0) return refused(problems.map(placed));
  const stored = wfSpecOf(clone(PutWfSpecRequestSchema, request), after);
  if (!stored.ok) return refused([stored.error]);
  if (there === undefined || version === undefined) return { what: 'new', becomes: '0.0' };
  const changes = wfSpecChanges(there, stored.value);
  const conflicts = frozenConflicts(there, stored.value);
  if (conflicts.length > 0) return refused(conflicts, changes);
  const comparison = compareWfSpecs(there, stored.value, after);
  if (comparison.kind === 'identical') return { what: 'identical', version };
  const { kind, reasons } = comparison;
  const forbidden = forbiddenUpdate(request.allowedUpdates, kind);
  if (forbidden !== undefined) return refused([forbidden, ...reasons], changes);
  const [major, revision] = [there.id?.majorVersion ?? 0, there.id?.revision ?? 0];
  const becomes = kind === 'major' ? `${major + 1}.0` : `${major}.${revision + 1}`;
  return { what: kind, version, becomes, reasons, changes };
}

const placed = ({ thread, node, message }: WireProblem): string =>
  thread === undefined ? message : `${[thread, node].filter(Boolean).join('/')}: ${message}`;

function forbiddenUpdate(allowed: AllowedUpdateType, kind: 'revision' | 'major'): string | undefined {
  if (allowed === AllowedUpdateType.NO_UPDATES)
    return 'The workflow allows no updates, and it is different from what is there.';
  return allowed === AllowedUpdateType.MINOR_REVISION_UPDATES && kind === 'major'
    ? 'The workflow allows new revisions only, and this needs a new major version.'
    : undefined;
}
