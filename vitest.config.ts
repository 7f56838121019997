// `npm test` runs everything that needs no Java; `npm run test:cluster` runs test/cluster/ only.
import { defineConfig } from 'vitest/config';

const isCluster = process.env.PADDOCK_TEST === 'cluster';

export default defineConfig({
  test: {
    include: isCluster ? ['test/cluster/**/*.test.ts'] : ['test/**/*.test.ts', 'test/**/*.test.tsx'],
    exclude: isCluster ? ['node_modules/**'] : ['node_modules/**', 'test/cluster/**'],
    globalSetup: isCluster ? ['test/cluster/setup.ts'] : [],
    testTimeout: isCluster ? 180_000 : 30_000,
    hookTimeout: isCluster ? 240_000 : 60_000,
    fileParallelism: !isCluster,
    maxWorkers: 2,
  },
});
