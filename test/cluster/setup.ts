/** One real cluster for all files of `npm run test:cluster`: `inject('cluster')` is its address. */
import type { TestProject } from 'vitest/node';
import { startCluster } from './cluster.ts';

declare module 'vitest' {
  interface ProvidedContext {
    /** host:port of a real LittleHorse server. */
    cluster: string;
  }
}

export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const cluster = await startCluster();
  project.provide('cluster', cluster.address);
  return () => cluster.stop();
}
