/** The other workflows of the open project, as far as a workflow runs them: they must be on the engine before it starts. */
import { useEffect, useState } from 'react';
import { neededWorkflows } from '#model/compile/needed-workflows.ts';
import type { WorkflowDocument } from '#model/document/workflow.ts';
import { parseWorkflow } from '#model/text/parse-workflow.ts';
import { host } from '../services/host.ts';
import { useDocument } from '../store/document-store.ts';

const SUFFIX = '.workflow.yaml';

/** All but the open one, from the files in memory, or else from disk. One that can't be read is not there. */
export async function workflowsOfProject(): Promise<readonly WorkflowDocument[]> {
  const { project, texts, workflowFile } = useDocument.getState();
  if (project === undefined) return [];
  const paths = project.files
    .map((file) => file.path)
    .filter((path) => path.endsWith(SUFFIX) && path !== workflowFile);
  const found = await Promise.all(
    paths.map(async (path) => {
      try {
        const text = texts[path]?.text ?? (await host().files.read({ root: project.root, path })).text;
        return parseWorkflow(text, path).document;
      } catch {
        return undefined;
      }
    }),
  );
  return found.filter((each) => each !== undefined);
}

/** Those that a workflow needs, in the order in which a server wants them. */
export const neededOfProject = async (workflow: WorkflowDocument): Promise<readonly WorkflowDocument[]> =>
  neededWorkflows(workflow, await workflowsOfProject());

const none: readonly WorkflowDocument[] = [];

/** In the order in which the engine wants them; empty while they are being read. */
export function useNeededWorkflows(workflow: WorkflowDocument): readonly WorkflowDocument[] {
  const [needed, setNeeded] = useState(none);
  useEffect(() => {
    let isOld = false;
    void neededOfProject(workflow).then((found) => {
      if (!isOld) setNeeded(found);
    });
    return () => {
      isOld = true;
    };
  }, [workflow]);
  return needed;
}
