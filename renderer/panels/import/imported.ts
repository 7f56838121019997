/** What an import read, from a file or a server, before it is put anywhere. Nothing of it is in a project yet. */
import type { JsonValue } from '@bufbuild/protobuf';
import type { PutWfSpecRequest } from '#api/gen/service_pb.js';
import type { WfSpec } from '#api/gen/wf_spec_pb.js';
import type { Definitions } from '#model/document/definitions.ts';
import type { Problem } from '#model/document/problem.ts';
import type { WorkflowDocument } from '#model/document/workflow.ts';
import { importWfSpec } from '#model/import/import-wf-spec.ts';
import { err, ok, type Result } from '#model/result.ts';
import type { NamedDefinition } from '#model/uses/named-definitions.ts';

export interface Imported {
  readonly workflow: WorkflowDocument;
  /** Those that the source gave along; a file gives none. */
  readonly definitions: Definitions;
  /** Warnings of the import, and errors that the drawing will have. */
  readonly problems: readonly Problem[];
  /** Definitions that the workflow names and the source did not give. */
  readonly missing: readonly NamedDefinition[];
  /** `order.json`, or `127.0.0.1:2023, version 1.2`. */
  readonly from: string;
}

/** Sentences: why nothing can be imported. */
export type Unreadable = readonly string[];

/** What would be lost without notice is no import. The other errors are the drawing's, where people can mend them. */
const isLoss = ({ code }: Problem): boolean => code === 'not-exact' || code === 'node-without-kind';

/** The errors are sentences. */
export function readWfSpec(
  source: JsonValue | PutWfSpecRequest | WfSpec,
): Result<{ workflow: WorkflowDocument; problems: readonly Problem[] }, Unreadable> {
  const { document, problems } = importWfSpec(source);
  const losses = document === undefined ? problems : problems.filter(isLoss);
  if (document === undefined || losses.length > 0) return err(losses.map(({ message }) => message));
  return ok({ workflow: document, problems });
}
