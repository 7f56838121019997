/** The scenarios of the open project that are about a workflow. They are read from the files in memory, or else from disk. */
import { useEffect, useState } from 'react';
import type { ScenarioDocument } from '#model/document/scenario.ts';
import { parseScenario } from '#model/text/scenario-file.ts';
import { host } from '../services/host.ts';
import { useDocument } from '../store/document-store.ts';

const SUFFIX = '.scenario.yaml';

async function load(workflow: string): Promise<readonly ScenarioDocument[]> {
  const { project, texts } = useDocument.getState();
  if (project === undefined) return [];
  const paths = project.files.map((file) => file.path).filter((path) => path.endsWith(SUFFIX));
  const found = await Promise.all(
    paths.map(async (path) => {
      try {
        const text = texts[path]?.text ?? (await host().files.read({ root: project.root, path })).text;
        return parseScenario(text, path).scenario;
      } catch {
        // A scenario that can't be read is not offered; `paddock test` says why.
        return undefined;
      }
    }),
  );
  return found.filter((each) => each !== undefined && each.workflow === workflow) as ScenarioDocument[];
}

/** Undefined while they are being read. */
export function useScenarios(workflow: string): readonly ScenarioDocument[] | undefined {
  const [scenarios, setScenarios] = useState<readonly ScenarioDocument[] | undefined>(undefined);
  useEffect(() => {
    let isOld = false;
    void load(workflow).then((found) => {
      if (!isOld) setScenarios(found);
    });
    return () => {
      isOld = true;
    };
  }, [workflow]);
  return scenarios;
}
