/** The document to the message that a cluster takes. The same document gives the same message in every run. */
import { create } from '@bufbuild/protobuf';
import { AllowedUpdateType, type PutWfSpecRequest } from '#api/gen/service_pb.js';
import { WfSpec_ParentWfSpecReferenceSchema, WorkflowRetentionPolicySchema } from '#api/gen/wf_spec_pb.js';
import type { Problem } from '../document/problem.ts';
import type { WorkflowDocument } from '../document/workflow.ts';
import { compileThread, problemAt } from './compile-thread.ts';
import { int32, int64, type Report } from './report.ts';
import { sortedMap } from './sorted-map.ts';

export interface CompiledWorkflow {
  /** Absent when there are problems. Parts of it are shared between compilations: never change it. */
  readonly request?: PutWfSpecRequest;
  readonly problems: readonly Problem[];
}

const known = new WeakMap<WorkflowDocument, CompiledWorkflow>();

/** Expressions that can't be understood, edges to nowhere and missing names are problems (severity `error`). */
export const compileWorkflow = (document: WorkflowDocument): CompiledWorkflow => {
  const present = known.get(document);
  if (present !== undefined) return present;
  const problems: Problem[] = [];
  const request = compile(document, problems);
  const result = problems.length === 0 ? { request, problems } : { problems };
  known.set(document, result);
  return result;
};

const compile = (document: WorkflowDocument, problems: Problem[]): PutWfSpecRequest => {
  const report: Report = (fault) => problems.push(problemAt({}, fault));
  const { parent, retentionSeconds } = document;
  if (!document.threads.some(({ name }) => name === document.entrypoint))
    report({
      field: 'entrypoint',
      code: 'missing-entrypoint-thread',
      message: `There is no thread “${document.entrypoint}”, in which the workflow is to start.`,
    });
  return {
    $typeName: 'littlehorse.PutWfSpecRequest',
    name: document.name,
    entrypointThreadName: document.entrypoint,
    threadSpecs: sortedMap(
      document.threads.map((thread) => [thread.name, compileThread(thread, problems)] as const),
    ),
    retentionPolicy:
      retentionSeconds === undefined
        ? undefined
        : create(WorkflowRetentionPolicySchema, {
            wfGcPolicy: {
              case: 'secondsAfterWfTermination',
              value: int64(retentionSeconds, 'retentionSeconds', report),
            },
          }),
    parentWfSpec:
      parent &&
      create(WfSpec_ParentWfSpecReferenceSchema, {
        wfSpecName: parent.workflow,
        wfSpecMajorVersion: int32(parent.majorVersion, 'parent/majorVersion', report),
      }),
    allowedUpdates: AllowedUpdateType[document.allowedUpdates ?? 'ALL_UPDATES'],
  };
};
